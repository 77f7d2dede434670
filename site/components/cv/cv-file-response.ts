import { cvFile } from "#server/documents/cv/cv-files.ts";
import { NotFound } from "#server/errors/problem.ts";
import type { ComposedCv } from "#server/use-cases/cv/compose-cv.ts";

/** A CV as the file that an address names. @throws NotFound (no such file) */
export async function cvFileResponse(
  name: string | undefined,
  compose: () => Promise<ComposedCv>,
): Promise<Response> {
  const { content, madeAt } = await compose();
  const file = cvFile(name);
  if (file === undefined) throw new NotFound();
  const bytes = await file.write(content, madeAt);
  return new Response(typeof bytes === "string" ? bytes : new Uint8Array(bytes), {
    headers: {
      "Content-Type": file.type,
      "Content-Disposition": `attachment; filename="${file.name}"`,
    },
  });
}
