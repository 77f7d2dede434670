import type { APIRoute } from "astro";

/** Everything that the citizen has written in the CV, as a file. */
export const GET: APIRoute = async ({ locals }) => {
  const cv = await locals.useCases.cv.export(locals.visitor);
  return new Response(`${JSON.stringify(cv, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="cv-alt.json"',
    },
  });
};
