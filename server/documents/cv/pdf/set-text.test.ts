import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newCvSheet } from "./cv-page.ts";
import { type Run, setText } from "./set-text.ts";

const { pdf } = newCvSheet({
  title: "Prøve",
  name: "Prøve",
  locale: "da-DK",
  madeAt: new Date(0),
  isCompact: false,
});
const size = 11;

const endOf = ({ text, font, x }: Run): number => x + pdf.font(font).fontSize(size).widthOfString(text);

const drawn = (text: string, width = 2000): Run[] => setText(pdf, text, { size, width }).lines.flat();

/** The runs as they stand from left to right. */
const seen = (text: string): string[] =>
  drawn(text)
    .toSorted((one, other) => one.x - other.x)
    .map((run) => run.text.trim())
    .filter(Boolean);

describe("text set in lines", () => {
  test("keeps every letter in the order of reading and stays inside its width", () => {
    const letters = fc.stringMatching(/^[a-zæøåłşЖї0-9 /-]{0,60}$/);
    fc.assert(
      fc.property(letters, fc.integer({ min: 30, max: 300 }), (text, width) => {
        const { lines } = setText(pdf, text, { size, width });
        expect(
          lines
            .flat()
            .map((run) => run.text)
            .join(""),
        ).toBe(text);
        for (const run of lines.flat())
          expect(endOf({ ...run, text: run.text.trimEnd() })).toBeLessThanOrEqual(width + 0.01);
      }),
      { numRuns: 60, examples: [["kæЖ-ø", 36]] },
    );
  });

  test("a word longer than a line is cut between letters", () => {
    expect(setText(pdf, "x".repeat(200), { size, width: 100 }).lines.length).toBeGreaterThan(5);
  });

  test("Arabic words stand from right to left, numbers and Danish among them from left to right", () => {
    expect(seen("واحد اثنان ثلاثة")).toEqual(["ثلاثة", "اثنان", "واحد"]);
    expect(seen("Kok طباخة ماهرة i Ribe")).toEqual(["Kok", "ماهرة", "طباخة", "i Ribe"]);
    expect(seen("منذ 2010 سنوات")).toEqual(["سنوات", "2010", "منذ"]);
  });

  test("brackets around Arabic are turned, so that they still embrace it", () => {
    expect(seen("عمل (منذ) هنا")).toEqual(["هنا", "(", "منذ", ")", "عمل"]);
  });

  test("several lines of Arabic stand at the right edge, one line at the left", () => {
    const width = 120;
    const { lines } = setText(pdf, "عملت في مطبخ كبير ".repeat(4).trim(), { size, width });
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(Math.max(...line.map(endOf))).toBeCloseTo(width, 1);
    expect(Math.min(...drawn("مطبخ كبير").map(({ x }) => x))).toBe(0);
  });

  test("letters without a font are squares that are told of, marks that are not seen are not", () => {
    const { missing, needsWords } = setText(pdf, "A王\u200b\u00adB👩‍👧", { size, width: 500 });
    expect(missing).toEqual(["王", "👩‍👧"]);
    expect(needsWords).toBe(true);
    expect(seen("A\u200bB")).toEqual(["AB"]);
    expect(setText(pdf, "Åse", { size, width: 500 }).needsWords).toBe(false);
  });

  test("nothing that can be typed makes it fail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(setText(pdf, text, { size, width: 90 }).height).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});
