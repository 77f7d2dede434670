import * as v from "valibot";
import { expect, test } from "vitest";
import { UnitList } from "./unit-list.ts";

test("units are codes with names", () => {
  expect(v.parse(UnitList, " nord = Team Nord,syd=Team Syd")).toEqual([
    { code: "nord", name: "Team Nord" },
    { code: "syd", name: "Team Syd" },
  ]);
});

test("more units than an answer can be of are refused", () => {
  const units = (count: number) => Array.from({ length: count }, (_, at) => `u${at}=Team ${at}`).join();
  expect(v.safeParse(UnitList, units(90)).success).toBe(true);
  expect(v.safeParse(UnitList, units(91)).issues?.[0]?.message).toBe("has more than 90 units");
});

test("what is no such list is refused", () => {
  for (const text of ["nord", "nord=", "=Team", "1=Team", "nord=Team,", "a=b=c", "nord=A,nord=B"])
    expect(v.safeParse(UnitList, text).success).toBe(false);
});
