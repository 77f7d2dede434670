import type { CommentWritten } from "#server/use-cases/beside/subject.ts";
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
      readonly problems: readonly FieldProblem[];
      /** The words beside it were changed, or the comment answered, since the page was drawn. */
      readonly isLate: boolean;
    };

type Locals = Pick<App.Locals, "form" | "keepForm" | "keptForm" | "t" | "useCases" | "visitor">;

const messages: Readonly<Record<Exclude<CommentWritten, "written">, TextKey>> = {
  required: "beside.problem.required",
  "too-long": "beside.problem.tooLong",
  full: "beside.problem.full",
};

const problemOf = (t: Translate, written: Exclude<CommentWritten, "written">): FieldProblem => ({
  fieldId: "tekst",
  message: t(messages[written]),
});

interface Pressed {
  readonly act: string;
  readonly id: string;
  readonly words: string;
  readonly revision: number;
  /** The comment to take back. */
  readonly comment: string;
}

interface Acts {
  readonly here: string;
  readonly write: (pressed: Pressed) => Promise<CommentWritten>;
  /** False when it came too late. */
  readonly withdraw: (pressed: Pressed) => Promise<boolean>;
  /** False when it came too late; undefined where there is nothing to agree on. */
  readonly agree?: (pressed: Pressed, says: "agreed" | "withdrew") => Promise<boolean>;
}

async function request(locals: Locals, acts: Acts): Promise<CommentAnswer> {
  const { form, t, useCases } = locals;
  const one = (fields: typeof form, name: string): string => fields?.[name]?.[0] ?? "";
  if (form === null) {
    const kept = await locals.keptForm();
    const id = one(kept, "nummer") || useCases.beside.newId();
    return { kind: "page", status: 200, id, words: one(kept, "tekst"), problems: [], isLate: false };
  }
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    return { kind: "go", to: acts.here };
  }
  const pressed: Pressed = {
    act: one(form, "handling"),
    id: one(form, "nummer"),
    words: one(form, "tekst"),
    revision: Number(one(form, "udgave")),
    comment: one(form, "kommentar"),
  };
  const page = { kind: "page", id: pressed.id || useCases.beside.newId(), words: pressed.words } as const;
  if (pressed.act === "skriv") {
    const written = await acts.write(pressed);
    if (written === "written") return { kind: "go", to: `${acts.here}?gemt=skrevet#kommentarer` };
    return { ...page, status: 422, problems: [problemOf(t, written)], isLate: false };
  }
  const isDone =
    pressed.act === "fortryd"
      ? await acts.withdraw(pressed)
      : ((await acts.agree?.(pressed, pressed.act === "enig" ? "agreed" : "withdrew")) ?? false);
  if (isDone) return { kind: "go", to: `${acts.here}?gemt=${pressed.act}` };
  return { ...page, status: 409, problems: [], isLate: true };
}

/** One request for the staff's page of an entry or a goal. */
export const caseCommentRequest = (locals: Locals, caseId: string, about: About): Promise<CommentAnswer> =>
  request(locals, {
    here: besideAddresses.ofCase(caseId, about),
    write: ({ id, words, revision }) =>
      locals.useCases.beside.comment(locals.visitor, { caseId, about, id, words, revision }),
    withdraw: ({ comment }) =>
      locals.useCases.beside.withdrawComment(locals.visitor, { caseId, id: comment }),
    agree: ({ revision }, says) =>
      locals.useCases.beside.agreeOnCaseGoal(locals.visitor, { caseId, about: about.id, revision, says }),
  });

/** One request for the citizen's page of what stands beside an own entry or goal. */
export const ownCommentRequest = (locals: Locals, about: About): Promise<CommentAnswer> =>
  request(locals, {
    here: besideAddresses.ownThread(about),
    write: ({ id, words }) => locals.useCases.beside.answer(locals.visitor, { about, id, words }),
    withdraw: ({ comment }) => locals.useCases.beside.withdrawAnswer(locals.visitor, comment),
    agree: ({ revision }, says) =>
      locals.useCases.plan.agreeOnGoal(locals.visitor, { id: about.id, revision, says }),
  });
