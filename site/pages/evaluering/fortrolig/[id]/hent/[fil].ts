import { Readable } from "node:stream";
import type { APIRoute } from "astro";
import { NotFound } from "#server/errors/problem.ts";
import { respondentFiles } from "#site/components/evaluation/survey-files.ts";

/** The answers of a confidential survey as a file. */
export const GET: APIRoute = async ({ locals: { useCases, visitor, lang }, params }) => {
  const respondents = await useCases.panels.export(visitor, params["id"] ?? "");
  const file = respondentFiles.find(({ name }) => name === params["fil"]);
  if (file === undefined) throw new NotFound();
  const content = file.write(respondents, lang === "en" ? "en" : "da");
  const body =
    typeof content === "string" ? content : (Readable.toWeb(Readable.from(content)) as ReadableStream);
  return new Response(body, {
    headers: { "Content-Type": file.type, "Content-Disposition": `attachment; filename="${file.name}"` },
  });
};
