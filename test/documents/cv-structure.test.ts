import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { layOutCv } from "#server/cv/lay-out-cv.ts";
import { writeCvPdf } from "#server/documents/cv/write-cv-pdf.ts";
import { cvCases } from "./cv-cases.ts";
import { pdfStructure, readInOrder } from "./pdf-structure.ts";

const folder = mkdtempSync(join(tmpdir(), "afsaet-cv-structure-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Standard types (ISO 32000-1, 14.8.4), and what may stand in each; the rest holds text alone. */
const inside: Readonly<Record<string, RegExp>> = {
  Document: /^(Sect|H1|P|L|Figure)$/,
  Sect: /^(H1|Figure|H2|H3|P|L|Sect)$/,
  L: /^LI$/,
  LI: /^(Lbl|LBody)$/,
  LBody: /^(P|Span|Lbl)$/,
  P: /^Span$/,
};

describe.each(Object.entries(cvCases))("the PDF of the CV with %s, as it is read aloud", (name, content) => {
  const opened = (async () => {
    const layout = layOutCv(content);
    const file = join(folder, `${name}.pdf`);
    writeFileSync(file, (await writeCvPdf(layout, new Date("2026-11-26T10:00:00Z"))).bytes);
    const structure = pdfStructure(file);
    return { layout, structure, elements: readInOrder(structure.root) };
  })();

  test("holds everything that is drawn, each piece once, and nothing that is not", async () => {
    const { structure, elements } = await opened;
    expect(structure.untagged).toEqual([]);
    const told = elements.flatMap(({ pieces }) => pieces);
    expect(told).toHaveLength(new Set(told).size);
    expect([...told].sort()).toEqual([...structure.drawn].sort());
    expect(structure.drawn.length).toBeGreaterThan(0);
  });

  test("has only elements where the standard lets them stand, and none that is empty", async () => {
    const { structure, elements } = await opened;
    expect(structure.root.tag).toBe("Document");
    for (const { tag, children, pieces } of elements) {
      for (const child of children)
        expect(inside[tag]?.test(child.tag) ?? false, `${child.tag} in ${tag}`).toBe(true);
      expect(children.length + pieces.length, tag).toBeGreaterThan(0);
    }
  });

  test("has one H1 first, and no level of headings is skipped", async () => {
    const { elements } = await opened;
    const levels = elements.flatMap(({ tag }) => (/^H\d$/.test(tag) ? [Number(tag[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
  });

  test("says its language and its title, and what is on a picture", async () => {
    const { layout, structure, elements } = await opened;
    expect(structure.catalog["/Lang"]).toBe(layout.lang === "da" ? "da-DK" : "en-GB");
    expect(structure.catalog["/MarkInfo"]).toBeDefined();
    expect(structure.info["/Title"]).toBe(layout.title);
    const figures = elements.filter(({ tag }) => tag === "Figure");
    expect(figures).toHaveLength(content.photo === null ? 0 : 1);
    for (const { alt } of figures) expect(alt).toContain(layout.name);
  });
});
