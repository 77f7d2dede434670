import { afterAll, beforeAll, expect, test } from "vitest";
import { NotAllowed } from "#server/errors/problem.ts";
import { example, openWorld, type World } from "#test/use-case-fixture.ts";
import { searchTyped } from "./search-form.ts";

type Locals = Parameters<typeof searchTyped>[0];

let world: World;
let hanne: Locals["visitor"];
beforeAll(async () => {
  world = await openWorld();
  hanne = await world.staff("caseworker");
  await world.arrived(await world.citizen("Bente Solvang"), example("V13"));
});
afterAll(() => world.close());

const search = (words: string | null, visitor = hanne, kept: Locals["form"] = null) =>
  searchTyped({
    useCases: world.useCases,
    visitor,
    form: words === null ? null : { ord: [words] },
    keptForm: () => Promise.resolve(kept),
  });

test("a name finds the case, with room for spaces around it", async () => {
  expect(await search("  bente ")).toMatchObject({
    kind: "found",
    words: "bente",
    rows: [{ citizenName: "Bente Solvang" }],
  });
});

test("nothing, one letter and a whole letter's worth are refused in words", async () => {
  expect(await search(" ")).toMatchObject({ kind: "wrong", problem: "staff.search.blank" });
  expect(await search("b")).toMatchObject({ kind: "wrong", problem: "staff.search.tooShort" });
  expect(await search("b".repeat(101))).toMatchObject({ kind: "wrong", problem: "staff.search.tooLong" });
});

test("the page alone searches for nothing, and shows what was typed before the log-in ended", async () => {
  expect(await search(null)).toEqual({ kind: "nothing", words: "" });
  expect(await search(null, hanne, { ord: ["bente"] })).toEqual({ kind: "nothing", words: "bente" });
});

test("is for caseworkers and team leads, also before anything is searched for", async () => {
  const gitte = await world.staff("administrator");
  for (const words of [null, "", "bente"]) await expect(search(words, gitte)).rejects.toThrow(NotAllowed);
});
