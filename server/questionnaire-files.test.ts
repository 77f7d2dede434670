import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { textIn } from "#questionnaires/text-in.ts";
import {
  findPublished,
  fingerprint,
  loadPublished,
  QuestionnaireFileError,
  questionnaireFolder,
} from "./questionnaire-files.ts";

const KEY = "risikoscreening@1.0.0";
const FILE = "definitions/risikoscreening/1.0.0.json";
const ARABIC = "definitions/risikoscreening/1.0.0.ar.json";

test("the published questionnaires of the project load with their fingerprints", () => {
  const all = loadPublished();
  const found = findPublished(all, KEY);
  expect(found.questionnaire.key).toBe(KEY);
  expect(found.hash).toBe(fingerprint(readFileSync(new URL(FILE, questionnaireFolder))));
});

test("a published translation is told by its fingerprint, and its texts are in the questionnaire", () => {
  const { questionnaire, translations } = findPublished(loadPublished(), KEY);
  const hash = fingerprint(readFileSync(new URL(ARABIC, questionnaireFolder)));
  expect(translations).toEqual([{ language: "ar", hash, isReviewed: false }]);
  expect(textIn(questionnaire.definition.title, "ar")).toMatch(/^\p{Script=Arabic}/u);
});

test("a version that is not published is refused by name", () => {
  expect(() => findPublished(loadPublished(), "risikoscreening@9.9.9")).toThrow(
    /^There is no published questionnaire risikoscreening@9\.9\.9\. Published: .*risikoscreening@1\.0\.0/,
  );
});

describe("a spoiled folder", () => {
  let folder = "";
  const load = () => loadPublished(pathToFileURL(`${folder}/`));
  const refused = (sentence: string) => {
    expect(load).toThrow(QuestionnaireFileError);
    expect(load).toThrow(sentence);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "afsaet-"));
    for (const part of ["definitions", "published.json"]) {
      cpSync(fileURLToPath(new URL(part, questionnaireFolder)), join(folder, part), { recursive: true });
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("is fine as long as nothing changed", () => expect(load()).toHaveLength(6));

  test("with one changed byte is refused", () => {
    writeFileSync(join(folder, FILE), `${readFileSync(join(folder, FILE), "utf8")} `);
    refused(`${KEY} has been changed since it was published.`);
  });

  test("with a changed or missing translation is refused", () => {
    writeFileSync(join(folder, ARABIC), `${readFileSync(join(folder, ARABIC), "utf8")} `);
    refused(`${KEY}.ar has been changed since it was published. Put ${ARABIC} back, or publish it again.`);
    rmSync(join(folder, ARABIC));
    refused(`The file ${ARABIC} cannot be read.`);
  });

  test("with a translation of something else is refused", () => {
    const list = JSON.parse(readFileSync(join(folder, "published.json"), "utf8"));
    const other = readFileSync(join(folder, ARABIC), "utf8").replace(`"of": "${KEY}"`, '"of": "a@1.0.0"');
    writeFileSync(join(folder, ARABIC), other);
    const changed = { ...list, [`${KEY}.ar`]: fingerprint(Buffer.from(other)) };
    writeFileSync(join(folder, "published.json"), JSON.stringify(changed));
    refused(`${ARABIC} is not a translation of ${KEY}.`);
    writeFileSync(join(folder, "published.json"), JSON.stringify({ [`${KEY}.ar`]: list[`${KEY}.ar`] }));
    refused(`A translation of ${KEY} is published, but ${KEY} is not.`);
  });

  test("without a published file is refused", () => {
    rmSync(join(folder, FILE));
    refused(`The file ${FILE} cannot be read.`);
  });

  test.each(["{", "[]", '{"risikoscreening@1.0.0":"abc"}', '{"../x":"abc"}'])(
    "with the list %s is refused",
    (list) => {
      writeFileSync(join(folder, "published.json"), list);
      refused("The file published.json");
    },
  );

  test("whose published file is no definition is refused", () => {
    writeFileSync(join(folder, FILE), "{}");
    writeFileSync(join(folder, "published.json"), JSON.stringify({ [KEY]: fingerprint(Buffer.from("{}")) }));
    refused(`${FILE} is not a definition of ${KEY}.`);
  });
});
