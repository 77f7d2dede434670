import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CvLayout, layOutCv } from "#server/cv/lay-out-cv.ts";
import { writeCvDocx } from "#server/documents/cv/write-cv-docx.ts";
import { arabicName, cvCases } from "./cv-cases.ts";

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] });

/** LibreOffice, where it is: `npm test` installs it on a machine where it may. */
const office = "soffice";
const isThere = spawnSync(office, ["--version"]).error === undefined;

const folder = mkdtempSync(join(tmpdir(), "afsaet-cv-word-"));
const names = Object.keys(cvCases);
const layouts = new Map<string, CvLayout>();
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, ending: string): string => join(folder, `${names.indexOf(name)}.${ending}`);

beforeAll(async () => {
  if (!isThere) return;
  for (const [name, content] of Object.entries(cvCases)) {
    const layout = layOutCv(content);
    layouts.set(name, layout);
    writeFileSync(fileOf(name, "docx"), await writeCvDocx(layout));
  }
  // All at once: it takes seconds to start. Its profile is its own, so that no other one is disturbed.
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  const files = names.map((name) => fileOf(name, "docx"));
  run(office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files);
}, 120_000);

/** Words as they stand on the pages; a word that was broken at the end of a line is one again. */
const printed = (name: string): string =>
  run("pdftotext", fileOf(name, "pdf"), "-")
    .replaceAll(/[\u202a-\u202e]/g, "")
    .normalize("NFKC")
    .replaceAll(/\s+/g, " ");

const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim().normalize("NFKC");

describe.runIf(isThere)("a CV as a Word file, opened by LibreOffice", () => {
  test.each(names)("with %s has every heading and item on its pages, in order", (name) => {
    const layout = layouts.get(name);
    const text = printed(name);
    let place = 0;
    for (const { heading, items } of layout?.sections ?? [])
      for (const words of [heading, ...items.flatMap(({ title, bullets }) => [title, ...bullets])]) {
        const found = text.indexOf(flat(words), place);
        expect(found, words).toBeGreaterThanOrEqual(place);
        place = found;
      }
    expect(text.length).toBeGreaterThan(10);
  });

  test("is on A4, and as long as the printed one", () => {
    const pages = (name: string) => Number(/Pages: +(\d+)/.exec(run("pdfinfo", fileOf(name, "pdf")))?.[1]);
    expect(run("pdfinfo", fileOf("full", "pdf"))).toMatch(/Page size: .*A4/);
    expect(pages("short")).toBe(1);
    expect(pages("200 entries")).toBeGreaterThanOrEqual(8);
  });

  test("keeps a name in Arabic letters, and draws the photo", () => {
    const text = printed("an Arabic name");
    for (const word of arabicName.split(" ")) expect(text).toContain(word);
    expect(run("pdfimages", "-list", fileOf("an Arabic name", "pdf")).split("\n").length).toBeGreaterThan(3);
  });
});
