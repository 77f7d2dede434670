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
  /** The entry that was taken away, so that it can be put back; null when none was. */
  readonly removed: Fields | null;
}

/** What was posted with a button, and the entry that was open on the page. */
interface Posted {
  readonly fields: Fields;
  readonly pressed: string | undefined;
  readonly openBefore: number | null;
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
  posted: Posted,
): Promise<ListState | null> {
  if (question === null) return null;
  const isUndo = pressOf(question, posted.pressed) === "undo";
  const state = afterPress(question, posted, isUndo ? await locals.takeAside(removedEntry) : null);
  if (state.removed !== null) await locals.keepAside(removedEntry, state.removed);
  return state;
}

/** What a button makes of a list's fields; `before` is the entry that was taken away before, to be put back. */
export function afterPress(
  question: ListQuestion,
  { fields, pressed, openBefore }: Posted,
  before: Fields | null,
): ListState {
  const press = pressOf(question, pressed);
  const state = { isPressed: press !== null, removed: null };
  if (press === "undo") {
    const shown = pressList(question, fields, { act: "show", place: -1 });
    return { ...state, ...(before ? withEntry(question, shown.fields, before) : shown) };
  }
  if (press === null) {
    const stays =
      openBefore === null
        ? ({ act: "show", place: -1 } as const)
        : ({ act: "open", place: openBefore } as const);
    return { ...state, ...pressList(question, fields, stays) };
  }
  const removed = press.act === "remove" ? entryAt(question, fields, press.place) : null;
  return { ...state, ...pressList(question, fields, press), removed };
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
