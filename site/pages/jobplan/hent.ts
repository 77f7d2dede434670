import type { APIRoute } from "astro";

/** Everything that the citizen has in the plan, as a file. */
export const GET: APIRoute = async ({ locals }) => {
  const plan = await locals.useCases.plan.export(locals.visitor);
  return new Response(`${JSON.stringify(plan, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="jobplan.json"',
    },
  });
};
