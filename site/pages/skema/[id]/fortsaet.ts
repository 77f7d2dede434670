import type { APIRoute } from "astro";
import { addressesOf } from "#site/components/question-steps/addresses.ts";

/** Leads to where the citizen had come to. */
export const GET: APIRoute = async ({ locals, params, redirect }) => {
  const id = params["id"] ?? "";
  const at = await locals.useCases.resumePoint(locals.visitor, id);
  const to = addressesOf(id);
  return redirect(at === "review" ? to.review : to.page(at), 303);
};
