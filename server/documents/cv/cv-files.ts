import type { CvContent } from "#server/cv/cv-content.ts";
import { type CvLayout, layOutCv } from "#server/cv/lay-out-cv.ts";
import { writeCvText } from "./write-cv-text.ts";
import { writeEuropass } from "./write-europass.ts";
import { writeJsonResume } from "./write-json-resume.ts";

interface CvFile {
  /** Media type. */
  readonly type: string;
  readonly write: (content: CvContent, madeAt: Date) => Promise<Uint8Array | string> | string;
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// Typesetting is loaded when it is asked for: most of what a server does needs none.
const pdfOf = async (layout: CvLayout, madeAt: Date) =>
  (await import("./write-cv-pdf.ts")).writeCvPdf(layout, madeAt);

/** The files that a CV is written as, by name: the name tells of nobody. */
export const cvFiles = {
  "cv.pdf": {
    type: "application/pdf",
    write: async (content, madeAt) => (await pdfOf(layOutCv(content), madeAt)).bytes,
  },
  "cv.docx": {
    type: word,
    write: async (content) => (await import("./write-cv-docx.ts")).writeCvDocx(layOutCv(content)),
  },
  "cv.txt": { type: "text/plain; charset=utf-8", write: (content) => writeCvText(layOutCv(content)) },
  "cv.json": {
    type: "application/json; charset=utf-8",
    write: (content) => `${JSON.stringify(writeJsonResume(content), null, 2)}\n`,
  },
  "cv.xml": { type: "application/xml; charset=utf-8", write: writeEuropass },
} as const satisfies Readonly<Record<string, CvFile>>;

export type CvFileName = keyof typeof cvFiles;

/** The file that an address asks for; undefined when there is none of that name. */
export const cvFile = (name: string | undefined): (CvFile & { readonly name: CvFileName }) | undefined =>
  Object.entries(cvFiles)
    .map(([known, file]) => ({ ...file, name: known as CvFileName }))
    .find((file) => file.name === name);

/** Letters, marks and signs that the fonts of the PDF have for certain. */
const drawn =
  /^[\p{ASCII}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\u0600-\u06ff\u00a0-\u00ff\u2010-\u2026]*$/u;

/** Letters that the PDF of a CV cannot draw, each once. The Word file has them all. */
export async function lettersNotInPdf(layout: CvLayout, madeAt: Date): Promise<readonly string[]> {
  const texts = JSON.stringify({ ...layout, photo: null });
  return drawn.test(texts) ? [] : (await pdfOf(layout, madeAt)).missing;
}
