import { describe, expect, test } from "vitest";
import { layOutCv } from "#server/cv/lay-out-cv.ts";
import { cvContent, entry } from "#test/documents/any-cv.ts";
import { cvFile, cvFiles, lettersNotInPdf } from "./cv-files.ts";

const madeAt = new Date("2026-11-26T10:00:00Z");
const content = cvContent({ entries: [entry("work", { title: "Bager" })] });

describe("the files of a CV", () => {
  test.each([
    ["cv.pdf", /^%PDF-1/],
    ["cv.docx", /^PK/],
    ["cv.txt", /Bager/],
    ["cv.json", /"position": "Bager"/],
    ["cv.xml", /^<\?xml[\s\S]*Bager/],
  ] as const)("%s is written as what it is called", async (name, start) => {
    const written = await cvFile(name)?.write(content, madeAt);
    expect(Buffer.from(written ?? "").toString("latin1")).toMatch(start);
  });

  test("no other name is a file", () => {
    for (const name of ["cv.exe", "toString", "__proto__", "", undefined])
      expect(cvFile(name)).toBeUndefined();
    expect(Object.keys(cvFiles)).toHaveLength(5);
  });
});

describe("letters that the PDF cannot draw", () => {
  const missingIn = (title: string) =>
    lettersNotInPdf(layOutCv(cvContent({ entries: [entry("work", { title })] })), madeAt);

  test.each(["Bager på Østerbro", "Łukasz – Żółć", "Олена", "خبّاز", "50 % – 3 €"])(
    "none in %s",
    async (title) => {
      expect(await missingIn(title)).toEqual([]);
    },
  );

  test("are told, each once", async () => {
    expect(await missingIn("李 og 李 og 🍞")).toEqual(["李", "🍞"]);
  });
});
