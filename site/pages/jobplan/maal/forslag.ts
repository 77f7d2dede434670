import type { APIRoute } from "astro";
import { isGoalLetter } from "#server/plan/arrange-goals.ts";
import { planAddresses } from "#site/components/plan/plan-addresses.ts";
import type { JobSuggestions } from "#site/islands/job-suggestions.ts";
import { translator } from "#site/text/translate.ts";

/** Jobs for what somebody is typing. Posted, so that the words stand in no address. */
export const POST: APIRoute = async ({ locals: { useCases, visitor, form, lang } }) => {
  const written = lang === "en" ? "en" : "da";
  const words = (form?.["ord"]?.[0] ?? "").slice(0, 200);
  const letter = form?.["bogstav"]?.[0] ?? "";
  const behind = isGoalLetter(letter) ? `&bogstav=${letter}` : "";
  const found = await useCases.plan.findWork(visitor, words, written);
  const told: JobSuggestions = {
    status: translator(written)("plan.find.found", { count: found.length }),
    options: found.map(({ code, label }) => ({
      label: label[written],
      href: `${planAddresses.choose(code)}${behind}#vaelg`,
    })),
  };
  return Response.json(told, { headers: { "Cache-Control": "no-store" } });
};
