import * as v from "valibot";
import { expect, test } from "vitest";
import { UnitList } from "./unit-list.ts";

test("units are codes with names", () => {
  expect(v.parse(UnitList, " nord = Team Nord,syd=Team Syd")).toEqual([
    { code: "nord", name: "Team Nord" },
    { code: "syd", name: "Team Syd" },
  ]);
});

test("what is no such list is refused", () => {
  for (const text of ["nord", "nord=", "=Team", "1=Team", "nord=Team,", "a=b=c", "nord=A,nord=B"])
    expect(v.safeParse(UnitList, text).success).toBe(false);
});
