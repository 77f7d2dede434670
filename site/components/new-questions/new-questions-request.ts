import type { Fields } from "#questionnaires/form/fields.ts";
import { VersionRetired } from "#server/errors/problem.ts";
import type { CarryOverView } from "#server/use-cases/answering/show-carry-over.ts";
import type { Addresses } from "#site/components/question-steps/addresses.ts";
import { unlessMoved } from "#site/components/question-steps/unless-moved.ts";
import { alongOf, questionFields, typedFields } from "#site/form-fields.ts";
import { readInOneLanguage } from "#site/text/reading.ts";
import { laidAside, takeUp } from "./laid-aside.ts";

interface TypedPage {
  readonly fields: Fields;
  readonly along?: readonly string[] | undefined;
}

/** Whose draft goes on with other questions, and where its pages are. */
export interface NewQuestionsDoor {
  readonly show: () => Promise<CarryOverView>;
  readonly carry: (stamp: string | undefined) => Promise<unknown>;
  readonly pageOf: (typed: TypedPage) => Promise<(TypedPage & { readonly number: number }) | null>;
  readonly to: Addresses;
}

export type NewQuestionsAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly view: CarryOverView;
      readonly typed: readonly Fields[];
      /** The draft was changed after the page had been opened: it is shown again. */
      readonly isMoved: boolean;
    };

/** One request for the page that tells what has become of the questions, and asks before anything is changed. */
export async function newQuestionsRequest(
  locals: App.Locals,
  door: NewQuestionsDoor,
): Promise<NewQuestionsAnswer> {
  const { form } = locals;
  if (form !== null && (await unlessMoved(door.carry(form["udgave"]?.[0]))))
    return { kind: "go", to: await goOn(locals, door) };
  const typed = await laidAside(locals, door.to.newQuestions);
  const view = await door.show().catch((error: unknown) => {
    // Nothing takes the draft over: the page that says so has the words.
    if (error instanceof VersionRetired) locals.typed = typed;
    throw error;
  });
  readInOneLanguage(locals, view.after);
  return { kind: "page", view, typed, isMoved: form !== null };
}

/** Words that were typed to the old questions wait on the pages that ask for them now; the first of them is next. */
async function goOn(locals: App.Locals, { pageOf, to }: NewQuestionsDoor): Promise<string> {
  const numbers: number[] = [];
  for (const typed of await takeUp(locals, to.newQuestions)) {
    const page = await pageOf({ fields: questionFields(typed), along: alongOf(typed) });
    if (page === null) continue;
    await locals.keepFor(to.page(page.number), typedFields({ ...page.fields, med: page.along ?? [] }));
    numbers.push(page.number);
  }
  return numbers.length === 0 ? to.goOn : to.page(Math.min(...numbers));
}
