import { afterEach, beforeEach, expect, test } from "vitest";
import { agreement, campaignOf, codesFor, later, least, questionnaireId } from "#test/letterbox-fixture.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";
import { emptyLetterbox } from "./letterbox.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const rowsOf = (table: string) => (world.dump()[table] ?? []) as readonly Record<string, string | number>[];
const words = () => rowsOf("survey_comments").map(({ text }) => String(text));

test("somebody with every file of the database finds no answer of 300 people that belongs to one code, person or moment", {
  timeout: 120_000,
}, async () => {
  const people = 300;
  const asked = await campaignOf(world);
  const codes = await codesFor(world, asked, people);
  const hashes = codes.map((code) => world.deps.codeHash(code));
  const said = (person: number) => `Ord fra person nummer ${person}.`;
  /** For each answer, everybody whose letter it may have been, judged by all copies of the database so far. */
  const suspects = new Map<string, ReadonlySet<number>>();
  let inTheBox = new Set<number>();
  const order: number[] = [];
  for (let person = 0; person < people; person += 1) {
    later(world, Math.floor((person * 29) / people));
    const alone = person === 7 ? { ydelse: ["su"] } : {};
    const door = await world.useCases.openSurveyDoor(codes[person] ?? "", null);
    const fields = { samlet: ["god"], godt: [said(person)], ...alone };
    const id = world.useCases.newSurveyId();
    await world.useCases.sendSurvey({ questionnaireId, fields, lang: "da", id, door });
    const spent = new Set(
      rowsOf("survey_codes")
        .filter((row) => row["spent"] === 1)
        .map((row) => row["code_hash"]),
    );
    expect(hashes.filter((hash) => spent.has(hash))).toHaveLength(person + 1);
    inTheBox.add(person);
    if (person % 13 !== 0) continue;
    const before = new Set(words());
    await emptyLetterbox(world.deps);
    const fresh = words().filter((one) => !before.has(one));
    for (const one of fresh) suspects.set(one, new Set(inTheBox));
    for (const one of fresh) order.push(Number(/\d+/.exec(one)?.[0]));
    inTheBox = new Set([...inTheBox].filter((one) => !fresh.includes(said(one))));
  }
  later(world, 31);
  await emptyLetterbox(world.deps);
  for (const one of words()) if (!suspects.has(one)) suspects.set(one, inTheBox);
  expect(words()).toHaveLength(people);
  for (const candidates of suspects.values()) expect(candidates.size).toBeGreaterThanOrEqual(least);
  expect(rowsOf("survey_answers")).toHaveLength(people);
  expect(JSON.stringify(rowsOf("survey_answers"))).not.toContain("Ord fra person");
  const rows = words().map((one) => Number(/\d+/.exec(one)?.[0]));
  expect(Math.abs(agreement(rows))).toBeLessThan(0.25);
  expect(order.length).toBeGreaterThan(200);
  const moments = rowsOf("survey_answers").map(({ day }) => String(day));
  for (const moment of moments) expect(moment).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  for (const hash of hashes) expect(JSON.stringify(rowsOf("survey_answers"))).not.toContain(hash);
  expect(rowsOf("survey_letters")).toEqual([]);
  expect(Object.keys(rowsOf("survey_codes")[0] ?? {}).toSorted()).toEqual(
    ["campaign_id", "channel", "code_hash", "number", "spent", "unit"].toSorted(),
  );
});
