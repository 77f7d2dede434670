import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { example, openWorld, type World } from "#test/use-case-fixture.ts";

const run = fileURLToPath(new URL("../../server/cli/run.mjs", import.meta.url));
const key = "risikoscreening@1.0.0";
const word = "Min egen historie";

// Every run starts a program of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: World;
/** The table as it comes without any wish. */
let table: Awaited<ReturnType<typeof tool>>;
let names: readonly string[] = [];
beforeAll(async () => {
  world = await openWorld();
  const twice = await world.citizen("Birthe Granlund");
  for (const id of ["V13", "V16"]) {
    const { variant, answers, ...rest } = example(id);
    const told = { ...rest, variant, answers: { ...answers, fri_tekst: `${word} =1+1` } };
    await world.sent(twice, told);
  }
  await world.sent(await world.citizen("Aksel Møllegaard"), example("V01"));
  await world.started(await world.citizen("Kladde Kirkeby"), example("V02"));
  names = ["Birthe", "Granlund", "Aksel", "Møllegaard", twice.id];
  await world.database.close();
  table = await tool(key);
});
afterAll(() => world.close().catch(() => undefined));

const tool = (...args: readonly string[]): Promise<{ status: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env["PATH"], DATA_DIR: world.dataDir };
    execFile(process.execPath, [run, "responses-export", ...args], { env }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }),
    );
  });

const rowsOf = (csv: string): Record<string, string>[] =>
  parse(csv, { delimiter: ";", bom: true, columns: true });

test("every sent response is a row, the same person has one name in it, and nobody is told of", () => {
  const { status, out, err } = table;
  expect([status, err]).toEqual([0, ""]);
  const rows = rowsOf(out);
  expect(rows).toHaveLength(3);
  expect(new Set(rows.map(({ response }) => response)).size).toBe(2);
  for (const row of rows) expect(row["sent_on"]).toBe("2026-11-02");
  for (const secret of [...names, word]) expect(out).not.toContain(secret);
});

test("another file gives the same person another name", async () => {
  const [one, two] = [rowsOf(table.out), rowsOf((await tool(key)).out)];
  const shared = one.filter(({ response }) => two.some((row) => row["response"] === response));
  expect(shared).toEqual([]);
});

test("people's own words come along only when they are asked for, and never as a formula", async () => {
  const { out } = await tool(key, "--format", "jsonl", "--with-text");
  const lines = out.trim().split("\n");
  expect(lines.filter((line) => line.includes(word))).toHaveLength(2);
  const rows = rowsOf((await tool(key, "--with-text", "--decimal", "comma")).out);
  expect(rows.map((row) => row["fri_tekst"])).toContain(`${word} =1+1`);
});

test("the codebook names the columns of the table", async () => {
  const [row = {}] = rowsOf(table.out);
  const told = new Set(rowsOf((await tool(key, "--format", "codebook")).out).map(({ column }) => column));
  expect(
    Object.keys(row)
      .slice(7)
      .every((column) => told.has(column)),
  ).toBe(true);
});

test.each([[[]], [[key, "--format", "xlsx"]], [["risikoscreening@9.9.9"]], [[key, "--everything"]]])(
  "%j is refused with a sentence",
  async (args) => {
    const { status, out, err } = await tool(...args);
    expect([status, out]).toEqual([1, ""]);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
    expect(err.length).toBeGreaterThan(20);
  },
);

test("an anonymous questionnaire is refused with a sentence, not told as one without answers", async () => {
  const { status, out, err } = await tool("tilfredshed@1.0.0");
  expect([status, out]).toEqual([1, ""]);
  expect(err).toContain("tilfredshed@1.0.0 is answered without a name");
});
