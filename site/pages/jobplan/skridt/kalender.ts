import type { APIRoute } from "astro";

/** One step, or all of them, as a file for a calendar. */
export const GET: APIRoute = async ({ locals, url }) => {
  const file = await locals.useCases.plan.calendar(locals.visitor, url.searchParams.get("skridt"));
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="skridt.ics"',
    },
  });
};
