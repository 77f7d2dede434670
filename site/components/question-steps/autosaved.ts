import type { Fields } from "#questionnaires/form/fields.ts";
import type { Autosaved } from "#server/use-cases/answering/autosave-page.ts";
import { askedProblem } from "#site/components/question-steps/asked-problem.ts";
import { alongOf, questionFields } from "#site/form-fields.ts";
import { timeText } from "#site/text/dates.ts";

/** What the page's own script is told; `said` is shown as it is. */
export interface AutosaveAnswer {
  readonly kind: Autosaved["kind"];
  readonly said: string;
  /** Seconds until the session ends by itself. */
  readonly left: number;
}

/** True for the form of a page that somebody is still working on, sent by its script. */
export const isAutosave = (form: Fields): boolean => form["efter"]?.[0] === "gem";

/** Nothing is saved until somebody presses Next. */
export const waiting = ({ t, secondsLeft }: Pick<App.Locals, "t" | "secondsLeft">): Response =>
  Response.json({
    kind: "waits",
    said: t("autosave.waits"),
    left: secondsLeft ?? 0,
  } satisfies AutosaveAnswer);

/** Saves what stands on the page now, and answers with words for the script to show. */
export async function autosaved(
  { useCases, visitor, lang, t, secondsLeft }: App.Locals,
  posted: { questionnaireId: string; number: number; form: Fields },
): Promise<Response> {
  const { questionnaireId, number, form } = posted;
  const fields = questionFields(form);
  const page = { questionnaireId, number, fields, along: alongOf(form), lang, stamp: form["udgave"]?.[0] };
  const outcome = await useCases.autosavePage(visitor, page);
  const said = saidOf(outcome);
  return Response.json({ kind: outcome.kind, said, left: secondsLeft ?? 0 } satisfies AutosaveAnswer);

  function saidOf(saved: Autosaved): string {
    if (saved.kind === "saved") return t("autosave.saved", { time: timeText(saved.at, lang) });
    if (saved.kind === "waits") return t("autosave.waits");
    if (saved.kind !== "problem") return "";
    const { message } = askedProblem(saved.problem, { fields, lang });
    return t("autosave.notSaved", { message });
  }
}
