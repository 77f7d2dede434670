import { Readable } from "node:stream";
import type { APIRoute } from "astro";
import { NotFound } from "#server/errors/problem.ts";
import { surveyFiles } from "#site/components/evaluation/survey-files.ts";

/** The answers or the tables of a campaign as a file, written as it is read. */
export const GET: APIRoute = async ({ locals: { useCases, visitor, lang }, params }) => {
  const written = lang === "en" ? "en" : "da";
  const file = surveyFiles.find(({ name }) => name === params["fil"]);
  if (file === undefined) throw new NotFound();
  const asked = { campaignId: params["id"] ?? "", part: file.part, lang: written } as const;
  const content = file.write(await useCases.evaluation.export(visitor, asked), written);
  const body =
    typeof content === "string" ? content : (Readable.toWeb(Readable.from(content)) as ReadableStream);
  return new Response(body, {
    headers: { "Content-Type": file.type, "Content-Disposition": `attachment; filename="${file.name}"` },
  });
};
