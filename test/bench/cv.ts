import PDFDocument from "pdfkit";
import { layOutCv } from "#server/cv/lay-out-cv.ts";
import { type CvFileName, cvFiles } from "#server/documents/cv/cv-files.ts";
import { cvContent } from "#test/documents/any-cv.ts";
import { manyEntries } from "#test/documents/cv-cases.ts";
import type { Finding } from "./finding.ts";
import { cpuMs, Rounds } from "./rounds.ts";

const rounds = 9;
const madeAt = new Date("2026-11-27T10:00:00Z");
const sizes = [20, 200] as const;
/** Ten times the entries may take a little more than ten times as long. */
const mostGrowth = 12;

const contents = sizes.map((count) => cvContent({ entries: manyEntries(count) }));
const names = Object.keys(cvFiles) as readonly CvFileName[];

/** The same words as a PDF without structure, headings or a font of its own: the least that the library does. */
function plainPdf(content: (typeof contents)[number]): Promise<number> {
  const { name, sections } = layOutCv(content);
  const document = new PDFDocument({ size: "A4", margin: 60 });
  let size = 0;
  document.on("data", (chunk: Buffer) => {
    size += chunk.length;
  });
  const ended = new Promise<number>((resolve) => {
    document.on("end", () => resolve(size));
  });
  document.text(name);
  for (const { heading, items } of sections) {
    document.text(heading);
    for (const { title, place, period, lines, bullets } of items)
      for (const text of [title, place, period, ...lines, ...bullets]) if (text !== "") document.text(text);
  }
  document.end();
  return ended;
}

/** A CV in each of its formats: with twenty entries, with two hundred, and the PDF beside plain typesetting. */
export async function benchCv(): Promise<readonly Finding[]> {
  const contestants = [
    ...names.flatMap((name) => contents.map((content) => async () => cvFiles[name].write(content, madeAt))),
    ...contents.map((content) => async () => plainPdf(content)),
  ];
  const race = new Rounds(contestants.length);
  for (let round = 0; round <= rounds; round += 1)
    for (const [place, contestant] of contestants.entries()) {
      const before = cpuMs();
      await contestant();
      // The first round warms up: typesetting is loaded when it is asked for.
      if (round > 0) race.add(place, cpuMs() - before);
    }
  const plain = names.length * sizes.length;
  return [
    ...names.flatMap((name, at): readonly Finding[] => [
      { name: `${name} of 20 entries`, figure: race.median(at * 2), unit: "ms" },
      {
        name: `${name}: 200 entries / 20 entries`,
        figure: race.ratio(at * 2 + 1, at * 2),
        goal: { atMost: mostGrowth },
      },
    ]),
    {
      name: "cv.pdf of 200 entries, tagged / plain typesetting",
      figure: race.ratio(names.indexOf("cv.pdf") * 2 + 1, plain + 1),
      goal: { atMost: 6 },
    },
  ];
}
