import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Lang } from "#questionnaires/languages.ts";
import { langs } from "#questionnaires/languages.ts";
import { paperForm } from "#server/documents/paper/paper-form.ts";
import { canSetInType, writePaperPdf } from "#server/documents/paper/pdf/write-paper-pdf.ts";
import { loadPublished } from "#server/questionnaire-files.ts";
import { everyKindCompiled } from "./every-kind.ts";

const folder = mkdtempSync(join(tmpdir(), "afsaet-paper-"));
afterAll(() => rmSync(folder, { recursive: true }));

const printing = {
  code: "7K2M-9QXC",
  isPersonal: false,
  sender: { name: "Eksempel Kommune", phone: "00 00 00 00" },
};

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });

const all = [...loadPublished().map(({ questionnaire }) => questionnaire), everyKindCompiled];
const papers = all.flatMap((questionnaire) =>
  questionnaire.variants.flatMap((variant) =>
    langs.filter(canSetInType).map((lang) => ({ questionnaire, variant, lang, key: questionnaire.key })),
  ),
);

type Paper = { readonly questionnaire: (typeof all)[number]; readonly variant: string; readonly lang: Lang };

const made = new Map<string, ReturnType<typeof print>>();

/** Each paper is set in type once, and looked at twice. */
function printed(paper: Paper): ReturnType<typeof print> {
  const name = `${paper.questionnaire.id}-${paper.variant}-${paper.lang}`;
  const known = made.get(name) ?? print(paper, join(folder, `${name}.pdf`));
  made.set(name, known);
  return known;
}

async function print(paper: Paper, file: string) {
  const form = paperForm(paper.questionnaire, { ...printing, variant: paper.variant, lang: paper.lang });
  const bytes = await writePaperPdf(form);
  writeFileSync(file, bytes);
  return { form, bytes, file };
}

/** Words in the order in which they are read aloud, without line ends that only the paper has. */
const spoken = (tree: string): string =>
  [...tree.matchAll(/"([^"]*)"/g)]
    .map(([, text]) => text)
    .join(" ")
    .replaceAll(/\s+/g, " ");

const ofKind = (tree: string, tag: string): number =>
  [...tree.matchAll(new RegExp(`^ *${tag}\\b`, "gm"))].length;

describe.each(papers)("$key, $variant, $lang as PDF", (paper) => {
  test("is whole, tagged, in its language and with a title", async () => {
    const { form, bytes, file } = await printed(paper);
    expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors found");
    const info = run("pdfinfo", file);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/JavaScript: +no/);
    expect(info).toMatch(/Page size: .*A4/);
    expect(info).toContain(form.title);
    const raw = run("qpdf", "--qdf", "--object-streams=disable", file, "-");
    expect(raw).toMatch(/\/Lang \((da-DK|en-GB)\)/);
    expect(raw).toContain("/DisplayDocTitle true");
    expect(raw).toContain("pdfuaid:part");
    expect(raw).not.toMatch(/\/URI|\/JS\b/);
    const fonts = run("pdffonts", file).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/IBMPlexSans\S* +.*yes yes yes/);
    expect(bytes.length).toBeLessThan(400_000);
  });

  test("is read aloud in order: every heading, question, condition and answer, each in its place", async () => {
    const { form, file } = await printed(paper);
    const tree = run("pdfinfo", "-struct-text", file);
    const questions = form.sections.flatMap((section) => section.questions);
    expect(ofKind(tree, "H1")).toBe(1);
    expect(ofKind(tree, "H2")).toBe(3 + form.sections.length);
    expect(ofKind(tree, "H3")).toBe(questions.length);
    const ticks = questions.flatMap(({ space }) => (space.kind === "ticks" ? space.ticks : []));
    expect(ofKind(tree, "LI")).toBeGreaterThanOrEqual(ticks.length);
    const words = spoken(tree);
    let place = 0;
    for (const section of form.sections) {
      for (const { number, text, askedIf, space } of section.questions) {
        const parts = [
          `${number}. ${text}`,
          askedIf?.sentence ?? "",
          ...(space.kind === "ticks" ? space.ticks.map(({ label }) => label) : []),
        ];
        for (const part of parts) {
          const found = words.indexOf(part.replaceAll('"', "").replaceAll(/\s+/g, " "), place);
          expect(found, part).toBeGreaterThanOrEqual(place);
          place = found;
        }
      }
    }
  });
});

test("pictures have words, tables have headings, and what only decorates is left out", async () => {
  const { file } = await printed({ questionnaire: everyKindCompiled, variant: "ledig", lang: "da" });
  const raw = run("qpdf", "--qdf", "--object-streams=disable", file, "-");
  const figures = [...raw.matchAll(/\/S \/Figure/g)].length;
  expect(figures).toBeGreaterThan(5);
  expect([...raw.matchAll(/\/Alt /g)].length).toBe(figures);
  expect(raw).toMatch(/\/Scope \/Column/);
  expect(raw).toMatch(/\/Scope \/Row/);
  expect(raw).toContain("/Artifact");
});
