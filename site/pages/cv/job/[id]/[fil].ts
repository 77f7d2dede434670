import type { APIRoute } from "astro";
import { cvFileResponse } from "#site/components/cv/cv-file-response.ts";

/** One of the citizen's CVs for a job, as a file. */
export const GET: APIRoute = ({ locals: { useCases, visitor }, params }) =>
  cvFileResponse(
    params["fil"],
    async () => (await useCases.targetedCvs.show(visitor, params["id"] ?? "")).composed,
  );
