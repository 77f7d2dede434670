import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyLetterbox } from "#server/use-cases/surveys/letterbox.ts";
import { startServer } from "#test/embedded-postgres.ts";
import { agreement, campaignOf, codesFor, later, least, questionnaireId } from "#test/letterbox-fixture.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";

const people = 300;
const emptiedAfter = 13;

let server: Awaited<ReturnType<typeof startServer>>;
let attacker: pg.Client;
let world: World;
beforeAll(async () => {
  server = await startServer();
  world = await openWorld({ databaseUrl: server.url });
  attacker = new pg.Client({ connectionString: server.url });
  await attacker.connect();
  await attacker.query("CREATE EXTENSION pageinspect");
});
afterAll(async () => {
  await attacker.end();
  await world.close();
  await server.stop();
});

type Row = Readonly<Record<string, string>>;
const rows = async (text: string): Promise<readonly Row[]> => (await attacker.query<Row>(text)).rows;

/** Every file of the server as it lies on the disk, with the write-ahead log. */
async function filesHold(words: string): Promise<boolean> {
  await attacker.query("CHECKPOINT");
  const all = readdirSync(server.dataDir, { recursive: true, withFileTypes: true });
  return all.some(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(words),
  );
}

/** What lies in the pages of a table, also rows that were deleted or are an older version of another. */
const heapOf = (table: string) =>
  rows(`SELECT lp::text, t_xmin::text AS xmin, t_xmax::text AS xmax
    FROM generate_series(0, pg_relation_size('${table}') / 8192 - 1) AS page,
      heap_page_items(get_raw_page('${table}', page::int)) WHERE t_xmin IS NOT NULL`);

/** Statements with five answers each: between them they tell the test, and nobody else, who answered. */
const digits = ["udbytte", "indflydelse", "taettere", "bedre"] as const;
const steps = ["helt_uenig", "uenig", "midt", "enig", "helt_enig"] as const;
const answersOf = (person: number) =>
  Object.fromEntries(digits.map((id, at) => [id, [steps[Math.floor(person / 5 ** at) % 5] ?? ""]]));
const personOf = (answers: string): number => {
  const said = JSON.parse(answers) as Readonly<Record<string, string>>;
  return digits.reduce((sum, id, at) => sum + steps.indexOf(said[id] as (typeof steps)[number]) * 5 ** at, 0);
};
const writerOf = (text: string): number => Number(/\d+/.exec(text)?.[0]);

interface Order {
  readonly person: number;
  readonly batch: string;
}

/** Answers and comments in the order in which they lie on the disk, with the number of the unit that wrote them. */
const answerOrder = async (): Promise<readonly Order[]> =>
  (await rows("SELECT xmin::text AS batch, answers::text FROM survey_answers ORDER BY ctid")).map(
    ({ batch = "", answers = "" }) => ({ batch, person: personOf(answers) }),
  );
const commentOrder = async (question: string): Promise<readonly Order[]> =>
  (
    await rows(
      `SELECT xmin::text AS batch, text FROM survey_comments WHERE question_id = '${question}' ORDER BY ctid`,
    )
  ).map(({ batch = "", text = "" }) => ({ batch, person: writerOf(text) }));

/** How two orders agree inside the batches, on the whole; each batch says what its size is worth. */
function agreementWithin(one: readonly Order[], other: (batch: string) => readonly number[]): number {
  const batches = Map.groupBy(one, ({ batch }) => batch);
  let [sum, weight] = [0, 0];
  for (const [batch, found] of batches) {
    const places = other(batch);
    const order = found.map(({ person }) => places.indexOf(person));
    expect(order.toSorted((a, b) => a - b)).toEqual(places.map((_, place) => place));
    sum += agreement(order) * found.length;
    weight += found.length;
  }
  return sum / weight;
}

const inBatch = (all: readonly Order[]) => (batch: string) =>
  all.filter((one) => one.batch === batch).map(({ person }) => person);

/** Letters that wait, by the unit that put them there, which is the unit that spent a code. */
const waiting = async () =>
  new Set((await rows("SELECT xmin::text FROM survey_letters")).map(({ xmin }) => xmin));

test("a superuser with every file, and the list of who got which code, ties no answer of 300 people to a person", {
  timeout: 60_000,
}, async () => {
  const asked = await campaignOf(world);
  const codes = await codesFor(world, asked, people);
  const personBehind = new Map(codes.map((code, person) => [world.deps.codeHash(code), person]));
  /** For each batch of answers, the people whose letters went into it. */
  const suspects = new Map<string, readonly number[]>();
  const empty = async () => {
    const before = await waiting();
    await emptyLetterbox(world.deps);
    const after = await waiting();
    const gone = [...before].filter((unit) => !after.has(unit));
    if (gone.length === 0) return;
    const spent = await rows("SELECT xmin::text AS unit, code_hash FROM survey_codes WHERE spent");
    const taken = new Set(gone);
    const who = spent
      .filter(({ unit }) => taken.has(unit))
      .map(({ code_hash: hash }) => personBehind.get(hash ?? ""));
    const [batch] = (await rows("SELECT DISTINCT xmin::text AS batch FROM survey_answers"))
      .map((row) => row["batch"] ?? "")
      .filter((one) => !suspects.has(one));
    suspects.set(
      batch ?? "",
      who.filter((one) => one !== undefined),
    );
    // Rows that were deleted say the same: which letters went out together, and no more.
    const dead = (await heapOf("survey_letters")).filter(({ xmax }) => xmax === batch);
    for (const { xmin = "" } of dead) expect(taken).toContain(xmin);
  };

  for (let person = 0; person < people; person += 1) {
    later(world, Math.floor((person * 29) / people));
    const door = await world.useCases.openSurveyDoor(codes[person] ?? "", null);
    const said = { godt: [`Ord fra person ${person}.`], bedre_tekst: [`Et ønske fra person ${person}.`] };
    const fields = { samlet: ["god"], ...answersOf(person), ...said };
    const id = world.useCases.newSurveyId();
    await world.useCases.sendSurvey({ questionnaireId, fields, lang: "da", id, door });
    if (person % emptiedAfter !== emptiedAfter - 1) continue;
    if (suspects.size === 0) {
      expect(await filesHold("fra person")).toBe(false);
      expect(await filesHold("helt_enig")).toBe(false);
    }
    await empty();
  }
  later(world, 31);
  await empty();

  const answers = await answerOrder();
  expect(answers).toHaveLength(people);
  expect(new Set(answers.map(({ person }) => person)).size).toBe(people);
  // The search finds what there is to find.
  expect(await filesHold("fra person")).toBe(true);
  expect(await filesHold("helt_enig")).toBe(true);

  for (const { batch, person } of answers) {
    const people = suspects.get(batch) ?? [];
    expect(people.length).toBeGreaterThanOrEqual(least);
    expect(people).toContain(person);
  }
  const arrival = (batch: string) => (suspects.get(batch) ?? []).toSorted((a, b) => a - b);
  const [godt, wishes] = [await commentOrder("godt"), await commentOrder("bedre_tekst")];
  const told = {
    "answers and the order of arrival": agreementWithin(answers, arrival),
    "comments and the order of arrival": agreementWithin(godt, arrival),
    "comments and answers": agreementWithin(godt, inBatch(answers)),
    "two comments of one person": agreementWithin(godt, inBatch(wishes)),
  };
  for (const [name, agrees] of Object.entries(told)) expect(Math.abs(agrees), name).toBeLessThan(0.3);
  // One unit wrote a batch, so that nothing tells its rows apart, and no row has an older version.
  for (const table of ["survey_answers", "survey_columns", "survey_comments"]) {
    const heap = await heapOf(table);
    expect(heap.every(({ xmax }) => xmax === "0")).toBe(true);
    expect(new Set(heap.map(({ xmin }) => xmin))).toEqual(new Set(suspects.keys()));
  }
  expect(await waiting()).toEqual(new Set());
});
