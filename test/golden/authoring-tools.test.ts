import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlitePlace } from "#test/contract/databases.ts";
import { makeAudit, makeCitizen, makeDraft, makeSending } from "#test/contract/fixtures.ts";
import { instrument } from "./instrument.ts";
import { type Edit, edited } from "./spoil.ts";

const run = fileURLToPath(new URL("../../server/cli/run.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "afsaet-authoring-"));
const at = (file: string) => join(folder, "definitions/risikoscreening", file);

/** Runs a tool on the copy of the questionnaires. */
function tool(args: string[], env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ status: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [run, ...args], {
      env: { PATH: process.env["PATH"], QUESTIONNAIRES_DIR: folder, ...env },
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (err += text));
    child.on("close", (status) => resolve({ status, out, err }));
  });
}

/** Writes a new version with some places changed; its cases are those of 1.0.0. */
function writeVersion(version: string, ...edits: Edit[]): void {
  writeFileSync(
    at(`${version}.json`),
    edited(readFileSync(at("1.0.0.json"), "utf8"), [{ at: "/version", to: version }, ...edits]),
  );
  writeFileSync(
    at(`${version}.cases.json`),
    edited(readFileSync(at("1.0.0.cases.json"), "utf8"), [
      { at: "/questionnaire", to: `risikoscreening@${version}` },
    ]),
  );
}

const HELP = { at: "/questions/9/help", to: { da: "Tænk på i dag.", en: "Think of today." } };
const LIMITS = [
  { at: "/scoring/bands/0/to", to: 19 },
  { at: "/scoring/bands/1/from", to: 20 },
];

beforeAll(() => {
  for (const part of ["definitions", "published.json"]) {
    cpSync(fileURLToPath(new URL(part, instrument.root)), join(folder, part), { recursive: true });
  }
  writeVersion("1.0.1", HELP);
  writeVersion("2.0.0", ...LIMITS);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("diff-questionnaire", () => {
  test("tells what changed in words, and that the number is too small", async () => {
    const { status, out } = await tool(["diff-questionnaire", "risikoscreening", "1.0.0", "1.0.1"]);
    expect(out).toBe(
      [
        "1.0.0 -> 1.0.1",
        "",
        "Help and texts around the questions (a new second number):",
        '- Question "helbred": help text is new: "Tænk på i dag.".',
        "",
        "The number 1.0.1 is too small for these changes: 1.1.0 or higher is needed.",
        "",
      ].join("\n"),
    );
    expect(status).toBe(1);
  });

  test("ends well when the number fits", async () => {
    const { status, out } = await tool(["diff-questionnaire", "risikoscreening", "1.0.0", "2.0.0"]);
    expect(out).toContain('Level "lav": upper limit from 29 to 19.');
    expect(out).toContain("The number 2.0.0 fits these changes.");
    expect(status).toBe(0);
  });

  test.each([
    [["diff-questionnaire"], "Name two versions"],
    [["diff-questionnaire", "risikoscreening", "1.0.0", "9.0.0"], "There is no file"],
    [["diff-questionnaire", "risikoscreening", "1.0.0", "x"], "is not a questionnaire and a version"],
    [["shadow-questionnaire", "risikoscreening", "1.0.0"], "Name two versions"],
    [["shadow-questionnaire", "risikoscreening", "1.0.0", "2.0.0", "--answers"], "Name the file of answers"],
    [
      ["shadow-questionnaire", "risikoscreening", "1.0.0", "2.0.0", "--answers", "no.jsonl"],
      "There is no file",
    ],
  ])("%j is refused with a sentence", async (args, sentence) => {
    const { status, out, err } = await tool(args);
    expect([status, out, err]).toEqual([1, "", expect.stringContaining(sentence)]);
  });
});

describe("shadow-questionnaire", () => {
  const shadow = (...more: string[]) =>
    tool(["shadow-questionnaire", "risikoscreening", "1.0.0", "2.0.0", ...more]);
  const linesOf = (count: number) =>
    Array.from({ length: count }, () => {
      const { variant, submitted_on, answers } = instrument.cases.find(({ id }) => id === "V01") ?? {};
      return JSON.stringify({ variant, submitted_on, answers });
    }).join("\n");

  test("counts the cases of the old version, every number shown", async () => {
    const { status, out } = await shadow();
    expect(status).toBe(0);
    expect(out).toContain("risikoscreening 1.0.0 -> 2.0.0, counted over the cases of 1.0.0.");
    expect(out).toContain("synthetic persons");
    expect(out).toMatch(/kontanthjaelp: \d+ persons, \d+ of them change level\./);
    expect(out).toMatch(/lav -> moderat +\d+/);
    expect(out).toMatch(/Mean total of the \d+ with a total in both: \d+\.\d -> \d+\.\d/);
    expect(out).not.toContain("hidden");
  });

  test("hides small numbers of persons from a file of answers", async () => {
    const file = join(folder, "answers.jsonl");
    writeFileSync(file, linesOf(4));
    expect((await shadow("--answers", file)).out).toContain(": too few persons to tell anything.");
    writeFileSync(file, linesOf(6));
    const { out } = await shadow("--answers", file);
    expect(out).toContain("Numbers below 5 persons, and those that would give them away, are hidden.");
    expect(out).toContain(": 6 persons, ");
  });

  test("names a bad line by its number and never shows what stands in it", async () => {
    const file = join(folder, "answers.jsonl");
    writeFileSync(file, `${linesOf(1)}\n{"secret":"hemmelig"}`);
    const { status, err } = await shadow("--answers", file);
    expect(status).toBe(1);
    expect(err).toContain("Line 2 of ");
    expect(err).not.toContain("hemmelig");
  });

  test("counts the answers in the database while the program runs", async () => {
    const place = sqlitePlace();
    const database = await place.open();
    const { variant = "", answers = {} } = instrument.cases.find(({ id }) => id === "V01") ?? {};
    for (let person = 0; person < 7; person++) {
      const { id } = await database.ports.people.rememberCitizen(makeCitizen(), new Date());
      const draft = await database.ports.responses.startDraft(makeDraft(id, { variant }), makeAudit());
      const sending = makeSending(draft, { answers: answers as typeof draft.answers, newCase: null });
      await database.ports.responses.send(sending);
    }
    const args = ["shadow-questionnaire", "risikoscreening", "1.0.0", "2.0.0", "--database"];
    const { status, out } = await tool(args, { DATA_DIR: place.dataDir });
    expect(out).toContain("counted over the answers in the database.");
    expect(out).toContain(`${variant}: 7 persons, `);
    expect(status).toBe(0);
    await database.close();
    await place.remove();
  });
});

describe("publish-questionnaire looks at the version before", () => {
  test("a number that is too small is refused until somebody says why, and the reason is kept", async () => {
    const args = ["publish-questionnaire", "risikoscreening", "1.0.1"];
    const refused = await tool(args);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain("1.1.0 or higher is needed");
    expect(refused.err).toContain("--because");
    const published = await tool([...args, "--because", "The help text was printed on the letter."]);
    expect(published).toMatchObject({ status: 0, out: expect.stringContaining("is published with") });
    expect(readFileSync(at("about.md"), "utf8")).toContain(
      "Published because: The help text was printed on the letter.",
    );
  });

  test("a number that fits is published, and the first version of a folder needs no list", async () => {
    writeVersion("1.1.0", HELP, { at: "/questions/9/help/da", to: "Tænk på lige nu." });
    const { status, err } = await tool(["publish-questionnaire", "risikoscreening", "1.1.0"]);
    expect([status, err]).toEqual([0, ""]);
    rmSync(join(folder, "published.json"));
    expect(await tool(["publish-questionnaire", "risikoscreening", "1.0.0"])).toMatchObject({ status: 0 });
    expect(Object.keys(JSON.parse(readFileSync(join(folder, "published.json"), "utf8")))).toEqual([
      "risikoscreening@1.0.0",
    ]);
  });
});

describe("new-questionnaire", () => {
  const home = join(folder, "definitions/min_uge");

  test("makes a questionnaire that has no fault, and says what to do next", async () => {
    const { status, out } = await tool(["new-questionnaire", "min_uge"]);
    expect(status).toBe(0);
    expect(out).toContain("npm run check:questionnaires");
    expect(JSON.parse(readFileSync(join(home, "1.0.0.json"), "utf8"))).toMatchObject({
      $schema: "../../definition.schema.da.json",
      id: "min_uge",
      version: "1.0.0",
    });
    const checked = await tool(["check-questionnaires"]);
    expect(checked.out).not.toContain("min_uge");
  });

  test("a questionnaire with gaps in about.md is not published", async () => {
    const { status, err } = await tool(["publish-questionnaire", "min_uge", "1.0.0"]);
    expect([status, err]).toEqual([1, expect.stringContaining("[skriv: navn og afdeling]")]);
  });

  test("--from makes the next version of all its files, and opens its entry in about.md", async () => {
    const args = ["new-questionnaire", "min_uge", "--from", "min_uge@1.0.0", "--lang", "en"];
    expect(await tool(args)).toMatchObject({ status: 0, err: "" });
    const [before, after] = ["1.0.0", "1.1.0"].map((version) =>
      readFileSync(join(home, `${version}.json`), "utf8"),
    );
    expect(after).toBe(before?.replace('"version": "1.0.0"', '"version": "1.1.0"'));
    expect(JSON.parse(readFileSync(join(home, "1.1.0.cases.json"), "utf8")).questionnaire).toBe(
      "min_uge@1.1.0",
    );
    expect(readFileSync(join(home, "about.md"), "utf8")).toContain("Starts from 1.0.0. [write: what changed");
    expect((await tool(["check-questionnaires"])).out).not.toContain("min_uge");
    expect((await tool(args)).err).toContain("min_uge 1.1.0 is there already");
  });

  test("an editor's help that is not up to date is a fault", async () => {
    writeFileSync(join(folder, "cases.schema.json"), "{}");
    const { out } = await tool(["check-questionnaires"]);
    expect(out).toContain("cases.schema.json#: The file is not up to date.");
    await tool(["write-editor-schemas"]);
    expect((await tool(["check-questionnaires"])).out).not.toContain("up to date");
  });

  test.each([
    [["new-questionnaire"], "Name the questionnaire"],
    [["new-questionnaire", "Min uge"], 'Try "min_uge".'],
    [["new-questionnaire", "risikoscreening"], 'There is already a questionnaire "risikoscreening"'],
    [["new-questionnaire", "x1", "--from", "min_uge@1.0.0"], "A new version of x1 starts from"],
    [["new-questionnaire", "min_uge", "--from", "min_uge@9.0.0"], "There is no file"],
    [["new-questionnaire", "x1", "--lang", "fr"], "--lang is da or en."],
    [["new-questionnaire", "min_uge", "--from", "min_uge@1.0.0", "--step", "big"], "--step is patch"],
  ])("%j is refused with a sentence", async (args, sentence) => {
    const { status, out, err } = await tool(args);
    expect([status, out, err]).toEqual([1, "", expect.stringContaining(sentence)]);
  });
});
