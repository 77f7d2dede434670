import type { PaperEntry, PaperForm } from "#db/ports.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { Conflict, NotFound, VersionRetired } from "#server/errors/problem.ts";
import { type CarryOverView, carryOverOf } from "#server/use-cases/answering/show-carry-over.ts";
import { draftFor } from "#server/use-cases/answering/start-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newReceiptNumber } from "#server/use-cases/ids.ts";
import { readingOf } from "#server/use-cases/library.ts";
import { checkPaper, questionsOnPaper } from "#server/use-cases/paper/check-paper.ts";
import { keysOf } from "#server/use-cases/paper/keys-of.ts";
import { auditOfPaper, type KnownPaper, knownPaper, written } from "#server/use-cases/paper/paper-case.ts";

export interface PaperNewQuestions {
  readonly paper: KnownPaper;
  /** Null when the numbers on the paper mean nothing any more: its version is not installed, or nothing takes it over. */
  readonly view: CarryOverView | null;
}

/**
 * What the newest version would do to a paper that is typed and ready to be read through. Nothing is changed; the
 * look is logged.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such paper, sent, not settled yet, or of the newest version)
 */
export const showPaperNewQuestions =
  (deps: Deps) =>
  async (visitor: Visitor, { entryId }: { entryId: string }): Promise<PaperNewQuestions> => {
    const paper = await knownPaper(deps, visitor, entryId);
    const view = newQuestionsOf(deps, paper);
    const { staff, entry } = paper;
    await deps.ports.audit.record([auditOfPaper(deps, staff, { action: "paper.read", entry })]);
    return { paper, view };
  };

/**
 * Goes on with the newest version, as the caseworker has seen it: the answers get the numbers that they have there,
 * under a code of their own. What does not fit is gone; the paper itself is as it was.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired, Conflict (not what was seen)
 */
export const carryPaper =
  (deps: Deps) =>
  async (visitor: Visitor, asked: { entryId: string; stamp: string | undefined }): Promise<PaperEntry> => {
    const paper = await knownPaper(deps, visitor, asked.entryId);
    const view = newQuestionsOf(deps, paper);
    if (view === null) throw new VersionRetired();
    const { staff, entry, citizen } = paper;
    if (asked.stamp !== view.stamp) throw new Conflict();
    const { instrument, questionnaire } = view.after;
    const { lang } = readingOf(view.after, paper.form.lang);
    const form: PaperForm = {
      ...paper.form,
      code: newReceiptNumber(deps.randomBytes),
      instrument,
      lang,
      citizenId: citizen.id,
      printedAt: deps.now(),
      printedBy: staff.id,
    };
    const questions = questionsOnPaper(view.after, form.variant);
    const keys = keysOf(questions, view.plan.answers, questionnaire.definition.skip_option.code);
    const change = entry.settled === null ? { first: { ...entry.first, keys } } : { settled: keys };
    const audit = auditOfPaper(deps, staff, { action: "paper.carry-over", entry });
    return written(await deps.ports.paperEntries.carryOver(entry, { form, change }, audit));
  };

/** @throws NotFound */
function newQuestionsOf(deps: Deps, { staff, entry, form, citizen }: KnownPaper): CarryOverView | null {
  if (entry.responseId !== null) throw new NotFound();
  const { library } = deps;
  if (!library.all.some((one) => one.instrument.hash === form.instrument.hash)) return null;
  const keys = entry.twice ? entry.settled : entry.first.keys;
  if (keys === null) throw new NotFound();
  const by: AssistingActor = { kind: "assisting", id: citizen.id, staff, way: "paper" };
  const { instrument, variant, lang } = form;
  try {
    const { answers } = checkPaper(deps, form, keys);
    const draft = { ...draftFor(deps, by, { instrument, variant, lang, translationHash: null }), answers };
    return { ...carryOverOf(deps, draft), stamp: String(entry.revision) };
  } catch (error) {
    if (error instanceof VersionRetired) return null;
    throw error;
  }
}
