import type { APIRoute } from "astro";
import { assistedAddresses } from "#site/components/assisted/assisted-addresses.ts";

/** Leads the caseworker to where the answers had come to. */
export const GET: APIRoute = async ({ locals, params, redirect }) => {
  const place = { citizenId: params["borger"] ?? "", questionnaireId: params["skema"] ?? "" };
  const { questionnaireId } = place;
  const at = await locals.useCases.assisted.resumePoint(locals.visitor, place, questionnaireId);
  const to = assistedAddresses(place);
  return redirect(at === "review" ? to.review : to.page(at), 303);
};
