import * as v from "valibot";
import { expect, test } from "vitest";
import { newId } from "#server/use-cases/ids.ts";
import { bodyId } from "./described.ts";

test("ids of ours pass; signs that a database refuses, and anything long, do not", () => {
  const own = newId((count) => new Uint8Array(count).fill(7));
  for (const id of [own, "risikoscreening", "alle_slags"]) expect(v.is(bodyId, id)).toBe(true);
  for (const id of ["", "\0", "a\0", "a b", "../x", "x".repeat(65)]) expect(v.is(bodyId, id)).toBe(false);
});
