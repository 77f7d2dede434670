import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import type { CvContent } from "#server/cv/cv-content.ts";
import { type CvLayout, layOutCv } from "#server/cv/lay-out-cv.ts";
import { writeCvDocx } from "#server/documents/cv/write-cv-docx.ts";
import { writeCvPdf } from "#server/documents/cv/write-cv-pdf.ts";
import { cvContent, entry } from "./any-cv.ts";
import { arabicName, cvCases } from "./cv-cases.ts";

const folder = mkdtempSync(join(tmpdir(), "afsaet-cv-"));
afterAll(() => rmSync(folder, { recursive: true }));

const madeAt = new Date("2026-11-26T10:00:00Z");

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });

interface Made {
  readonly layout: CvLayout;
  readonly file: string;
  readonly missing: readonly string[];
}

const made = new Map<string, Promise<Made>>();

/** Each CV is set in type once, and looked at several times. */
function printed(name: string): Promise<Made> {
  const content = cvCases[name];
  if (content === undefined) throw new RangeError(`No case is called ${name}`);
  const known = made.get(name) ?? print(content, join(folder, `${made.size}.pdf`));
  made.set(name, known);
  return known;
}

async function print(content: CvContent, file: string): Promise<Made> {
  const layout = layOutCv(content);
  const { bytes, missing } = await writeCvPdf(layout, madeAt);
  writeFileSync(file, bytes);
  return { layout, file, missing };
}

const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Words in the order in which they are read aloud. */
const spoken = (tree: string): string =>
  flat([...tree.matchAll(/"([^"]*)"/g)].map(([, text]) => text).join(" "));

const ofKind = (tree: string, tag: string): number =>
  [...tree.matchAll(new RegExp(`^ *${tag}\\b`, "gm"))].length;

const pagesOf = (file: string): number => Number(/Pages: +(\d+)/.exec(run("pdfinfo", file))?.[1]);

describe.each(Object.keys(cvCases))("the CV with %s as PDF", (name) => {
  test("is whole, tagged, in its language and with a title", async () => {
    const { layout, file } = await printed(name);
    expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors found");
    const info = run("pdfinfo", file);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/JavaScript: +no/);
    expect(info).toMatch(/Page size: .*A4/);
    expect(info).toContain(layout.title);
    const raw = run("qpdf", "--qdf", "--object-streams=disable", file, "-");
    expect(raw).toContain(`/Lang (${layout.lang === "da" ? "da-DK" : "en-GB"})`);
    expect(raw).toContain("/DisplayDocTitle true");
    expect(raw).toContain("pdfuaid:part");
    expect(raw).not.toMatch(/\/URI|\/JS\b/);
    for (const font of run("pdffonts", file).trim().split("\n").slice(2))
      expect(font).toMatch(/IBMPlexSans\S* +.*yes yes yes/);
    expect(readFileSync(file).length).toBeLessThan(400_000);
  });

  test("has each heading once, and below it everything that is written there", async () => {
    const { layout, file, missing } = await printed(name);
    expect(missing).toEqual([]);
    const tree = run("pdfinfo", "-struct-text", file);
    expect(ofKind(tree, "H1")).toBe(1);
    expect(ofKind(tree, "H2")).toBe(layout.sections.length);
    const words = spoken(tree);
    let place = 0;
    for (const { heading, items } of layout.sections) {
      for (const text of [heading, ...items.flatMap(({ title, bullets }) => [title, ...bullets])]) {
        const found = words.indexOf(flat(text), place);
        expect(found, text).toBeGreaterThanOrEqual(place);
        place = found;
      }
    }
  });
});

test("no heading stands last on its page, and each page of several says whose it is", async () => {
  const { layout, file } = await printed("200 entries");
  const count = pagesOf(file);
  expect(count).toBeGreaterThanOrEqual(10);
  for (let at = 1; at <= count; at += 1) {
    const lines = run("pdftotext", "-layout", "-f", `${at}`, "-l", `${at}`, file, "-")
      .split("\n")
      .map(flat)
      .filter(Boolean);
    expect(lines.at(-1)).toBe(`${layout.name} · side ${at} af ${count}`);
    expect(layout.sections.map(({ heading }) => heading)).not.toContain(lines.at(-2));
  }
});

test("a short CV of somebody with something in every section is one page, without a foot", async () => {
  const { layout, file } = await printed("short");
  expect(layout.sections.length).toBeGreaterThanOrEqual(8);
  expect(pagesOf(file)).toBe(1);
  expect(run("pdftotext", file, "-")).not.toContain("page 1 of");
});

test("a name in Arabic letters is read from right to left, and kept as it is written", async () => {
  const { file } = await printed("an Arabic name");
  // The marks that turn direction are the tool's own.
  const text = run("pdftotext", "-layout", file, "-").replaceAll(/[\u202a-\u202e]/g, "");
  expect(text.normalize("NFKC")).toContain(arabicName);
  const raw = run("qpdf", "--qdf", "--object-streams=disable", file, "-");
  const hex = Buffer.from(arabicName, "utf16le").swap16().toString("hex");
  expect(raw).toContain(`/ActualText <feff${hex}>`);
  // Here the tool gives the letters of each word as they stand from left to right.
  const places = run("pdftotext", "-bbox", file, "-").normalize("NFKC");
  const left = (word: string): number =>
    Number(new RegExp(`xMin="([\\d.]+)"[^>]*>${[...word].toReversed().join("")}<`).exec(places)?.[1]);
  const [first, second, third] = arabicName.split(" ").map(left);
  expect(first).toBeGreaterThan(second ?? 0);
  expect(second).toBeGreaterThan(third ?? 0);
});

test("a letter that no font has is told of and kept", async () => {
  const layout = layOutCv(cvContent({ person: { name: "Mei 王 😀 ẞ" }, entries: [] }));
  const { bytes, missing } = await writeCvPdf(layout, madeAt);
  expect(missing).toEqual(["王", "😀"]);
  const file = join(folder, "missing.pdf");
  writeFileSync(file, bytes);
  const hex = Buffer.from(layout.name, "utf16le").swap16().toString("hex");
  expect(run("qpdf", "--qdf", "--object-streams=disable", file, "-")).toContain(`/ActualText <feff${hex}>`);
});

test("the photo is told in words, and what only decorates is left out", async () => {
  const { file } = await printed("competence");
  const raw = run("qpdf", "--qdf", "--object-streams=disable", file, "-");
  expect([...raw.matchAll(/\/S \/Figure/g)]).toHaveLength(1);
  expect(raw).toMatch(/\/Alt /);
  expect(raw).toContain("/Artifact");
});

test("the same CV made at the same time has the same bytes", async () => {
  const layout = layOutCv(cvContent());
  const [one, other] = await Promise.all([writeCvPdf(layout, madeAt), writeCvPdf(layout, madeAt)]);
  expect(one.bytes.equals(other.bytes)).toBe(true);
});

describe.each(Object.keys(cvCases))("the CV with %s as a Word file", (name) => {
  test("has a title, a language, real headings and bullets, and every word", async () => {
    const { layout, read } = await wordFile(name);
    expect(read("docProps/core.xml")).toContain(`<dc:title>${layout.title}</dc:title>`);
    expect(read("word/styles.xml")).toContain(`w:val="${layout.lang === "da" ? "da-DK" : "en-GB"}"`);
    const body = read("word/document.xml");
    expect(styled(body, "Title")).toHaveLength(1);
    expect(styled(body, "Heading1").map(wordsOf)).toEqual(layout.sections.map(({ heading }) => heading));
    const items = layout.sections.flatMap((section) => section.items);
    const bullets = styled(body, "ListBullet").map(wordsOf);
    for (const text of items.flatMap((item) => item.bullets)) expect(bullets).toContain(text);
    const words = flat(wordsOf(body));
    for (const { title, place, lines } of items)
      for (const text of [title, place, ...lines]) expect(words).toContain(text);
  });
});

test("a Word file has the photo with words, and tells which letters are read from right to left", async () => {
  const { read } = await wordFile("an Arabic name");
  const body = read("word/document.xml");
  expect(body).toContain(`descr="Foto af ${arabicName}"`);
  expect(body).toMatch(new RegExp(`<w:rtl/></w:rPr><w:t[^>]*>${arabicName}<`));
  expect(body).toContain("<w:bidi/>");
});

test("text that looks like markup is text in a Word file", async () => {
  const title = `<w:p>&amp; "x" ]]> \u0001`;
  const { read } = await unzipped(layOutCv(cvContent({ entries: [entry("it", { title })] })), "markup");
  expect(read("word/document.xml")).toContain("&lt;w:p&gt;&amp;amp; &quot;x&quot; ]]&gt;");
});

function wordFile(name: string) {
  const content = cvCases[name];
  if (content === undefined) throw new RangeError(`No case is called ${name}`);
  return unzipped(layOutCv(content), name);
}

async function unzipped(layout: CvLayout, name: string) {
  const file = join(folder, `${name}.docx`);
  writeFileSync(file, await writeCvDocx(layout));
  const parts = unzipSync(readFileSync(file));
  const read = (part: string): string => new TextDecoder().decode(parts[part]);
  return { layout, read };
}

/** Paragraphs of a style. */
const styled = (body: string, style: string): string[] =>
  (body.match(/<w:p>.*?<\/w:p>/gs) ?? []).filter((paragraph) =>
    paragraph.includes(`<w:pStyle w:val="${style}"/>`),
  );

const wordsOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<|<\/w:p>/g)]
    .map(([, text]) => text ?? "\n")
    .join("")
    .trim();
