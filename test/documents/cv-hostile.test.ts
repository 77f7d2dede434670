import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import sax from "sax";
import { afterAll, describe, expect, test } from "vitest";
import type { CvContent } from "#server/cv/cv-content.ts";
import { type CvFileName, cvFiles } from "#server/documents/cv/cv-files.ts";
import { cvContent, entry } from "./any-cv.ts";
import { hostileTexts } from "./any-data-file.ts";

const folder = mkdtempSync(join(tmpdir(), "afsaet-cv-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

const reader = "qpdf";
const qpdf = (...args: readonly string[]): string =>
  execFileSync(reader, args, { encoding: "utf8", maxBuffer: 1 << 28 });

const madeAt = new Date("2026-11-27T10:00:00Z");

/** Control characters, half letters, and what turns the direction in which the following is read. */
const unseen = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/u;

const markup = [
  "<script>alert(1)</script>",
  "<w:p><w:r/></w:p>",
  "]]><x/>",
  "&lt;&amp;&#0;",
  "[klik](javascript:alert(1))",
  "<</S /JavaScript>> endobj",
  "(par\\entes",
  "\u2066isoleret\u2069",
  "a\u0301\u0323".repeat(20),
  "ﷺﷺﷺ",
  "ord".repeat(120),
  "\ud83d\ude00\udfff",
];

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts, ...markup) },
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);

const anyContent: fc.Arbitrary<CvContent> = fc
  .record({
    lang: fc.constantFrom("da" as const, "en" as const),
    kind: fc.constantFrom("full" as const, "short" as const, "competence" as const),
    words: fc.array(anyText, { minLength: 12, maxLength: 12 }),
    goal: fc.option(anyText),
  })
  .map(({ lang, kind, words, goal }) => {
    const word = (at: number) => words[at] ?? "";
    return cvContent({
      lang,
      kind,
      goal,
      includesNeeds: true,
      person: {
        name: word(0),
        headline: word(1),
        email: word(2),
        phone: word(3),
        city: word(4),
        profile: `${word(5)}\n${word(6)}`,
      },
      entries: [
        entry("work", {
          title: word(7),
          employer: word(8),
          place: word(9),
          tasks: `${word(10)}\n${word(11)}`,
        }),
        entry("strengths", { title: word(11), example: word(10) }),
        entry("languages", { title: word(9), level: "good" }),
        entry("needs", { title: word(8), kind: "hours", about: word(7) }),
      ],
    });
  });

/** Letters and digits of a text, as they are compared: what is written must still be there. */
const lettersIn = (text: string): string => text.normalize("NFC").replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Letters of the titles, which every format tells. */
const titlesOf = ({ entries }: CvContent): readonly string[] =>
  entries
    .filter(({ section }) => section === "work")
    .map(({ values }) => lettersIn(String(values["title"]).replaceAll(/[\p{Cc}\p{Cs}]/gu, "")));

/** All text of an XML document. @throws when it is not well-formed, or tells a parser to fetch anything */
function textOfXml(xml: string): string {
  expect(xml).not.toMatch(/<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet/i);
  const parser = sax.parser(true);
  let text = "";
  parser.onerror = (error) => {
    throw error;
  };
  parser.ontext = (some) => {
    text += some;
  };
  parser.oncdata = (some) => {
    text += some;
  };
  parser.write(xml).close();
  return text;
}

const allStrings = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(allStrings)
      : [];

async function written(name: CvFileName, content: CvContent): Promise<Uint8Array> {
  const made = await cvFiles[name].write(content, madeAt);
  return typeof made === "string" ? Buffer.from(made) : made;
}

const asText = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const flat = (text: string): string => lettersIn(text);

describe("whatever somebody writes in a CV is text", () => {
  const forEach = async (runs: number, look: (content: CvContent) => Promise<void>) =>
    fc.assert(fc.asyncProperty(anyContent, look), { numRuns: runs });

  test("in plain text, line by line", async () => {
    await forEach(150, async (content) => {
      const text = asText(await written("cv.txt", content));
      expect(unseen.test(text.replaceAll("\n", ""))).toBe(false);
      for (const title of titlesOf(content)) expect(flat(text)).toContain(title);
    });
  });

  test("in JSON Resume, which has no key that was written", async () => {
    const known = new Set<string>();
    const keysOf = (value: unknown): readonly string[] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inside]) => [key, ...keysOf(inside)])
        : [];
    for (const key of keysOf(JSON.parse(asText(await written("cv.json", cvContent()))))) known.add(key);
    await forEach(150, async (content) => {
      const json = JSON.parse(asText(await written("cv.json", content))) as unknown;
      for (const text of allStrings(json)) expect(unseen.test(text.replaceAll("\n", ""))).toBe(false);
      const strange = keysOf(json).filter((key) => !known.has(key) && !/^\d+$/.test(key));
      expect(strange).toEqual([]);
      for (const title of titlesOf(content)) expect(flat(JSON.stringify(json))).toContain(title);
    });
  });

  test("in Europass, which stays well-formed", async () => {
    await forEach(150, async (content) => {
      const text = textOfXml(asText(await written("cv.xml", content)));
      expect(unseen.test(text.replaceAll(/[\n\r\t]/g, ""))).toBe(false);
      for (const title of titlesOf(content)) expect(flat(text)).toContain(title);
    });
  });

  test("in a Word file, all of whose parts stay well-formed, and which leads nowhere", async () => {
    await forEach(60, async (content) => {
      const parts = unzipSync(await written("cv.docx", content));
      let body = "";
      for (const [name, bytes] of Object.entries(parts)) {
        if (!/\.(?:xml|rels)$/.test(name)) continue;
        const text = textOfXml(asText(bytes));
        expect(unseen.test(text.replaceAll(/[\n\r\t]/g, ""))).toBe(false);
        if (name === "word/document.xml") body = text;
        if (name.endsWith(".rels")) expect(asText(bytes)).not.toContain('TargetMode="External"');
      }
      for (const title of titlesOf(content)) expect(flat(body)).toContain(title);
    });
  });

  test("in PDF, which stays whole, runs nothing and leads nowhere", async () => {
    let place = 0;
    await forEach(15, async (content) => {
      const file = join(folder, `${place++}.pdf`);
      writeFileSync(file, await written("cv.pdf", content));
      const check = qpdf("--check", file);
      expect(check).toContain("No syntax or stream encoding errors found");
      const raw = qpdf("--json=2", "--json-key=qpdf", file);
      expect(raw).not.toMatch(/"\/(?:JS|JavaScript|URI|Launch|OpenAction|AA)"/);
    });
  });
});
