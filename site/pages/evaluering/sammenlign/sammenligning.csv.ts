import { Readable } from "node:stream";
import type { APIRoute } from "astro";
import { writeCsv } from "#server/documents/data-file/write-csv.ts";
import { askedIn } from "#site/components/evaluation/compare-request.ts";

/** A comparison of campaigns as a table for a spreadsheet. */
export const GET: APIRoute = async ({ locals: { useCases, visitor, lang }, url }) => {
  const written = lang === "en" ? "en" : "da";
  const file = await useCases.evaluation.exportComparison(visitor, {
    ...askedIn(url.searchParams),
    lang: written,
  });
  const content = writeCsv(file, {
    for: "spreadsheet",
    decimal: written === "da" ? "," : ".",
    values: { labelsIn: written },
  });
  return new Response(Readable.toWeb(Readable.from(content)) as ReadableStream, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="sammenligning.csv"',
    },
  });
};
