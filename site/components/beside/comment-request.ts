import { WrongBody } from "#server/errors/problem.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey, Translate } from "#site/text/translate.ts";
import { type About, besideAddresses } from "./beside-addresses.ts";

export type CommentAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly status: 200 | 409 | 422;
      /** Id of the comment that is being written. */
      readonly id: string;
      /** What stands in the field. */
      readonly words: string;
      /** The revision that was looked at when they were written; null for the one that stands. */
      readonly revision: number | null;
      readonly problems: readonly FieldProblem[];
      /** Why it came too late; null when it did not. */
      readonly late: "changed" | "answered" | null;
    };

type Locals = Pick<App.Locals, "form" | "keepForm" | "keptForm" | "t" | "useCases" | "visitor">;
type Written = Awaited<ReturnType<UseCases["beside"]["comment"]>>;
type Withdrawn = Awaited<ReturnType<UseCases["beside"]["withdrawComment"]>>;

const messages: Readonly<Record<Exclude<Written, "written">, TextKey>> = {
  required: "beside.problem.required",
  "too-long": "beside.problem.tooLong",
  full: "beside.problem.full",
};

const problemOf = (t: Translate, written: Exclude<Written, "written">): FieldProblem => ({
  fieldId: "tekst",
  message: t(messages[written]),
});

interface Pressed {
  readonly id: string;
  readonly words: string;
  readonly revision: number;
}

interface Acts {
  readonly here: string;
  readonly write: (pressed: Pressed) => Promise<Written>;
  readonly withdraw: (comment: string) => Promise<Withdrawn>;
  /** False when it came too late; undefined where there is nothing to agree on. */
  readonly agree: ((revision: number, says: "agreed" | "withdrew") => Promise<boolean>) | undefined;
}

const one = (fields: Locals["form"], name: string): string => fields?.[name]?.[0] ?? "";

const revisionOf = (form: Locals["form"]): number | null => {
  const text = one(form, "udgave");
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
};

/** A revision as a form carries it. @throws WrongBody */
export function revisionIn(form: Locals["form"]): number {
  const revision = revisionOf(form);
  if (revision === null) throw new WrongBody([{ pointer: "udgave", code: "wrong-form" }]);
  return revision;
}

/** What a button other than that of the field did. */
async function act(
  acts: Acts,
  form: Locals["form"],
): Promise<{ readonly at: string } | { readonly late: "changed" | "answered" }> {
  const [pressed = "", comment = ""] = one(form, "handling").split(":");
  if (pressed === "fortryd") {
    const outcome = await acts.withdraw(comment);
    return outcome === "withdrawn"
      ? { at: `?gemt=fortryd#kommentarer` }
      : { late: outcome === "answered" ? "answered" : "changed" };
  }
  if ((pressed !== "enig" && pressed !== "uenig") || acts.agree === undefined)
    throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  const isSaid = await acts.agree(revisionIn(form), pressed === "enig" ? "agreed" : "withdrew");
  return isSaid ? { at: `?gemt=${pressed}#aftale` } : { late: "changed" };
}

async function request(locals: Locals, acts: Acts): Promise<CommentAnswer> {
  const { form, t, useCases } = locals;
  const page = { kind: "page", revision: null, problems: [], late: null } as const;
  if (form === null) {
    const kept = await locals.keptForm();
    const id = one(kept, "nummer") || useCases.beside.newId();
    return { ...page, status: 200, id, words: one(kept, "tekst"), revision: revisionOf(kept) };
  }
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    return { kind: "go", to: acts.here };
  }
  const [id, words] = [one(form, "nummer"), one(form, "tekst")];
  if (one(form, "handling") === "skriv") {
    const revision = revisionIn(form);
    const written = await acts.write({ id, words, revision });
    if (written === "written") return { kind: "go", to: `${acts.here}?gemt=skrevet#kommentarer` };
    return { ...page, status: 422, id, words, revision, problems: [problemOf(t, written)] };
  }
  const done = await act(acts, form);
  if ("late" in done)
    return { ...page, status: 409, id: id || useCases.beside.newId(), words, late: done.late };
  // What is half written in the field survives a press of another button.
  if (words !== "") await locals.keepForm();
  return { kind: "go", to: `${acts.here}${done.at}` };
}

/** One request for the staff's page of an entry or a goal. */
export const caseCommentRequest = (locals: Locals, caseId: string, about: About): Promise<CommentAnswer> =>
  request(locals, {
    here: besideAddresses.ofCase(caseId, about),
    write: (pressed) => locals.useCases.beside.comment(locals.visitor, { caseId, about, ...pressed }),
    withdraw: (id) => locals.useCases.beside.withdrawComment(locals.visitor, { caseId, id }),
    agree:
      about.kind === "entry"
        ? undefined
        : (revision, says) =>
            locals.useCases.beside.agreeOnCaseGoal(locals.visitor, {
              caseId,
              about: about.id,
              revision,
              says,
            }),
  });

/** One request for the citizen's page of what stands beside an own entry or goal. */
export const ownCommentRequest = (locals: Locals, about: About): Promise<CommentAnswer> =>
  request(locals, {
    here: besideAddresses.ownThread(about),
    write: (pressed) => locals.useCases.beside.answer(locals.visitor, { about, ...pressed }),
    withdraw: (id) => locals.useCases.beside.withdrawAnswer(locals.visitor, id),
    agree:
      about.kind === "entry"
        ? undefined
        : (revision, says) =>
            locals.useCases.plan.agreeOnGoal(locals.visitor, { id: about.id, revision, says }),
  });
