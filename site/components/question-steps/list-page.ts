import type { Fields } from "#questionnaires/form/fields.ts";
import { entryAt, type ListPress, pressList, withEntry } from "#questionnaires/form/list-fields.ts";
import type { ListQuestion, Question } from "#questionnaires/question-schema.ts";

type Locals = Pick<App.Locals, "keepAside" | "takeAside">;

/** What the buttons inside a list make of the page. */
export interface ListState {
  readonly fields: Fields;
  /** Place of the entry that is open. */
  readonly open: number | null;
  /** A button of the list was pressed: the same page again. */
  readonly isPressed: boolean;
  readonly isRemoved: boolean;
}

const acts: Readonly<Record<string, ListPress["act"]>> = {
  vis: "show",
  ret: "open",
  tilfoej: "add",
  fjern: "remove",
};

/** Under this name a removed entry is kept, so that the removal can be undone. */
const removedEntry = "fjernet";

/** Reads which button of the list was pressed: `ret.kurser.2`. */
function pressOf({ id }: ListQuestion, pressed: string | undefined) {
  const [, word = "", question, place = "-1"] = /^([a-z]+)\.(\w+)(?:\.(\d{1,3}))?$/.exec(pressed ?? "") ?? [];
  if (question !== id) return null;
  const act = acts[word];
  if (act !== undefined) return { act, place: Number(place) };
  return word === "fortryd" ? ("undo" as const) : null;
}

/** True for a form with fields of the entries of a list. */
export const hasEntries = (form: Fields): boolean => Object.keys(form).some((name) => /-\d{1,3}-/.test(name));

/** The list among the questions of a page. */
export const listOf = (questions: readonly Question[]): ListQuestion | null =>
  questions.find((question) => question.kind === "list") ?? null;

/** The posted fields of a page after a button of its list has done its work; null where there is no list. */
export async function pressedList(
  locals: Locals,
  question: ListQuestion | null,
  posted: { fields: Fields; pressed: string | undefined; openBefore: number | null },
): Promise<ListState | null> {
  if (question === null) return null;
  const { fields, openBefore } = posted;
  const press = pressOf(question, posted.pressed);
  const state = { isPressed: press !== null, isRemoved: false };
  if (press === "undo") {
    const removed = await locals.takeAside(removedEntry);
    const shown = pressList(question, fields, { act: "show", place: -1 });
    return { ...state, ...(removed ? withEntry(question, shown.fields, removed) : shown) };
  }
  if (press === null) {
    const stays =
      openBefore === null
        ? ({ act: "show", place: -1 } as const)
        : ({ act: "open", place: openBefore } as const);
    return { ...state, ...pressList(question, fields, stays) };
  }
  if (press.act === "remove") await locals.keepAside(removedEntry, entryAt(question, fields, press.place));
  return { ...state, ...pressList(question, fields, press), isRemoved: press.act === "remove" };
}

/** Which entry is open on a page that is fetched: the one in the address (counted from 1), or a first blank one. */
export function openEntry(
  question: ListQuestion | null,
  fields: Fields,
  asked: string | null,
): number | null {
  if (question === null) return null;
  const { fields: filled } = pressList(question, fields, { act: "show", place: -1 });
  const count = countEntries(question, filled);
  if (count === 0) return 0;
  const place = asked !== null && /^\d{1,3}$/.test(asked) ? Number(asked) - 1 : -1;
  const isThere = place >= 0 && place <= count && place < question.max_entries;
  return isThere ? place : null;
}

const countEntries = (question: ListQuestion, fields: Fields): number =>
  Array.from({ length: question.max_entries }, (_, place) => place).filter(
    (place) => Object.keys(entryAt(question, fields, place)).length > 0,
  ).length;
