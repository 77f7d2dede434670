import type { Fields } from "#questionnaires/form/fields.ts";
import type { ListQuestion } from "#questionnaires/question-schema.ts";
import type { PageView } from "#server/use-cases/answering/page-view.ts";
import type { PostedPage } from "#server/use-cases/answering/posted-page.ts";
import type { PageConflict, PageSaved } from "#server/use-cases/answering/save-page.ts";
import type { Elsewhere } from "#server/use-cases/answering/show-page.ts";
import { alongOf, questionFields } from "#site/form-fields.ts";
import { readInOneLanguage } from "#site/text/reading.ts";
import { type Addresses, afterSaving } from "./addresses.ts";
import { type AskedProblem, askedProblem } from "./asked-problem.ts";
import { keptFields } from "./kept-fields.ts";
import { hasEntries, type ListState, listOf, openEntry, pressedList } from "./list-page.ts";

/** Whose answers the page is about, and where its buttons lead: the citizen's own, or those written for one. */
export interface QuestionDoor {
  readonly show: (at: { questionnaireId: string; number: number }) => Promise<PageView | Elsewhere>;
  readonly save: (
    posted: PostedPage & { readonly pause: boolean },
  ) => Promise<PageSaved | PageView | PageConflict>;
  readonly to: Addresses;
}

/** One question to be drawn. */
export interface QuestionShown {
  readonly kind: "page";
  readonly status: 200 | 422;
  readonly view: PageView;
  /** One a question at most, in words. */
  readonly problems: readonly AskedProblem[];
  /** The page was opened from the review. */
  readonly isCorrection: boolean;
  /** What stands there was typed before a log-in, or before a change of version, and is not saved. */
  readonly isKept: boolean;
  /** Place of the entry of a list that is open. */
  readonly open: number | null;
  /** The list from which an entry was just removed. */
  readonly undoable: ListQuestion | null;
}

export type QuestionAnswer =
  | { readonly kind: "go"; readonly to: string }
  | { readonly kind: "conflict"; readonly conflict: PageConflict; readonly form: Fields }
  | QuestionShown;

interface Asked {
  readonly questionnaireId: string;
  readonly number: number;
  readonly query: URLSearchParams;
  readonly door: QuestionDoor;
}

/** One request for a page with a question: fetched, or posted by one of its buttons. */
export async function questionRequest(locals: App.Locals, asked: Asked): Promise<QuestionAnswer> {
  const { form } = locals;
  if (form === null) return fetched(locals, asked);
  const { questionnaireId, number, door, query } = asked;
  const list = await listAfter(locals, form, asked);
  const pressed = {
    number,
    list,
    isPause: form["efter"]?.[0] === "pause",
    isLanguage: form["sprog"] !== undefined,
    isCorrection: isCorrected(form, query),
  };
  const outcome = await door.save({
    questionnaireId,
    number,
    fields: list?.fields ?? questionFields(form),
    along: alongOf(form),
    lang: locals.lang,
    stamp: form["udgave"]?.[0],
    pause: pressed.isPause || pressed.isLanguage || list?.isPressed === true,
  });
  if (outcome.kind === "saved") return { kind: "go", to: afterSaving(door.to, outcome, pressed) };
  if (outcome.kind === "conflict") {
    readInOneLanguage(locals, outcome.view.installed);
    return { kind: "conflict", conflict: outcome, form };
  }
  const open = list ? list.open : openEntry(listIn(outcome), outcome.fields, query.get("post"));
  return shown(locals, outcome, { isCorrection: pressed.isCorrection, isKept: false, open });
}

const listIn = ({ page, followUps }: PageView): ListQuestion | null => listOf([page.question, ...followUps]);

const isCorrected = (form: Fields | null, query: URLSearchParams): boolean =>
  form?.["ret"]?.[0] === "1" || query.get("ret") === "1";

async function fetched(locals: App.Locals, asked: Asked): Promise<QuestionAnswer> {
  const { questionnaireId, number, door, query } = asked;
  const stored = await door.show({ questionnaireId, number });
  if (stored.kind === "elsewhere") return { kind: "go", to: door.to.page(stored.number) };
  // Only now: what was typed is given once, and a page that is not shown must not swallow it.
  const kept = await locals.keptForm();
  const view =
    kept === null
      ? stored
      : { ...stored, fields: keptFields(stored, kept), stamp: kept["udgave"]?.[0] ?? stored.stamp };
  const list = listIn(view);
  const drawn = shown(locals, view, {
    isCorrection: isCorrected(kept, query),
    isKept: kept !== null,
    open: openEntry(list, view.fields, query.get("post")),
  });
  return { ...drawn, undoable: query.has("fjernet") ? list : null };
}

/** What the buttons inside a list make of the posted fields; null where there is no list. */
async function listAfter(locals: App.Locals, form: Fields, asked: Asked): Promise<ListState | null> {
  if (!hasEntries(form)) return null;
  const { questionnaireId, number, door, query } = asked;
  const before = await door.show({ questionnaireId, number });
  const list = before.kind === "page" ? listIn(before) : null;
  const fields = questionFields(form);
  return pressedList(locals, list, {
    fields,
    pressed: form["efter"]?.[0],
    openBefore: openEntry(list, fields, query.get("post")),
  });
}

function shown(
  locals: App.Locals,
  view: PageView,
  told: Pick<QuestionShown, "isCorrection" | "isKept" | "open">,
): QuestionShown {
  readInOneLanguage(locals, view.installed);
  const { fields } = view;
  const problems = view.problems.map((problem) => askedProblem(problem, { fields, lang: locals.lang }));
  const list = listIn(view);
  const wrongEntry = problems.find(({ questionId }) => questionId === list?.id)?.part?.split("/")[0];
  return {
    kind: "page",
    status: problems.length > 0 ? 422 : 200,
    view,
    problems,
    ...told,
    open: wrongEntry === undefined ? told.open : Number(wrongEntry),
    undoable: null,
  };
}
