import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { namesOf } from "#server/documents/fhir/names.ts";
import { writeResponse } from "#server/documents/fhir/write-response.ts";
import { findPublished, loadPublished } from "#server/questionnaire-files.ts";
import { instrument } from "#test/golden/instrument.ts";
import { fhirFaults } from "./fhir-faults.ts";

const root = new URL("../../", import.meta.url);
const run = fileURLToPath(new URL("server/cli/run.mjs", root));
const folder = mkdtempSync(join(tmpdir(), "afsaet-fhir-"));
afterAll(() => rmSync(folder, { recursive: true }));

const env = { PATH: process.env["PATH"], BASE_URL: "https://kommune.example" };

const tool = (...args: readonly string[]): Promise<{ status: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [run, ...args], { env, maxBuffer: 1 << 24 }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }),
    );
  });

const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const original = new URL("questionnaires/definitions/risikoscreening/1.0.0.json", root);

test("a questionnaire that is exported and imported is the same one, and is never written over", async () => {
  const { status, out } = await tool("fhir-export", "risikoscreening", "1.0.0");
  expect(status).toBe(0);
  expect(fhirFaults(JSON.parse(out))).toEqual([]);
  const file = join(folder, "risikoscreening.json");
  writeFileSync(file, out);
  const imported = await tool("fhir-import", file, folder);
  expect([imported.status, imported.err]).toEqual([0, ""]);
  const laid = json(join(folder, "definitions/risikoscreening/1.0.0.json"));
  expect(laid).toMatchObject(json(fileURLToPath(original)));
  const again = await tool("fhir-import", file, folder);
  expect(again.status).toBe(1);
  expect(again.err).toContain("exists already");
});

test("a language that is a path leads nowhere: nothing is written", async () => {
  const { out } = await tool("fhir-export", "risikoscreening", "1.0.0");
  const outside = mkdtempSync(join(tmpdir(), "afsaet-fhir-"));
  const file = join(outside, "spoiled.json");
  const questionnaire = JSON.parse(out);
  const translations = questionnaire["_title"].extension;
  const [{ url, extension }] = translations;
  const spoiled = extension.map((one: { url: string }) =>
    one.url === "lang" ? { ...one, valueCode: "/../../../published" } : one,
  );
  translations.push({ url, extension: spoiled });
  writeFileSync(file, JSON.stringify(questionnaire));
  writeFileSync(join(outside, "published.json"), "{}");
  const { status, err } = await tool("fhir-import", file, outside);
  expect([status, err]).toEqual([1, expect.stringContaining("no language here")]);
  expect(readFileSync(join(outside, "published.json"), "utf8")).toBe("{}");
  expect(readdirSync(outside).toSorted()).toEqual(["published.json", "spoiled.json"]);
  rmSync(outside, { recursive: true });
});

test("a response is checked and printed as a line that can be assessed", async () => {
  const { questionnaire, hash } = findPublished(loadPublished(), "risikoscreening@1.0.0");
  const [example] = instrument.cases;
  if (example === undefined) throw new Error("There is no example.");
  const { variant, answers, submitted_on } = example;
  const at = `${submitted_on}T09:00:00.000Z`;
  const record = {
    questionnaire: { id: questionnaire.id, version: questionnaire.version, sha256: hash },
    language: "da",
    provenance: ["self"],
    status: "completed",
    startedAt: at,
    savedAt: at,
    sentAt: at,
    receiptNumber: null,
  } as const;
  const known = answers as Parameters<typeof writeResponse>[1]["answers"];
  const names = namesOf("https://kommune.example/fhir");
  const resource = writeResponse(questionnaire.definition, { ...record, variant, answers: known }, names);
  const file = join(folder, "response.json");
  writeFileSync(file, JSON.stringify(resource));
  for (const part of ["published.json", "definitions"])
    cpSync(new URL(`questionnaires/${part}`, root), join(folder, part), { recursive: true, force: true });
  const { status, out } = await tool("fhir-import", file, folder);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual({ variant, submitted_on, answers });
});

test("a questionnaire of another system becomes a draft that says what is missing", async () => {
  const file = join(folder, "foreign.json");
  const question = { linkId: "1", type: "boolean", text: "Do you sleep well?" };
  const picture = { linkId: "2", type: "attachment", text: "A picture" };
  writeFileSync(
    file,
    JSON.stringify({
      resourceType: "Questionnaire",
      language: "en",
      status: "active",
      url: "https://other.example/Questionnaire/sleep",
      item: [question, picture],
    }),
  );
  const { status, out } = await tool("fhir-import", file, folder);
  expect(status).toBe(0);
  expect(out).toContain("#/item/1: A question of type attachment");
  expect(readFileSync(join(folder, "definitions/sleep/about.md"), "utf8")).toContain("#/item/1");
  expect(json(join(folder, "definitions/sleep/0.1.0.json")).questions).toHaveLength(1);
});

test.each([
  [["fhir-export", "risikoscreening", "9.9.9"], 1, "There is no published questionnaire"],
  [["fhir-export"], 2, "Name what to export"],
  [["fhir-import"], 1, "Name the file"],
  [["fhir-import", run], 1, "cannot be read as JSON"],
])("%j is refused with a sentence", async (args, code, sentence) => {
  const { status, err } = await tool(...args);
  expect(status).toBe(code);
  expect(err).toContain(sentence);
});
