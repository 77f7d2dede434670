import type { PaperEntry, TypedKeys, Typing } from "#db/ports.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Visitor } from "#server/access/actor.ts";
import { Conflict, NotFound } from "#server/errors/problem.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { checkPaper, type PaperCheck, questionsOnPaper } from "#server/use-cases/paper/check-paper.ts";
import { compareTypings } from "#server/use-cases/paper/compare-typings.ts";
import { openPaperForm } from "#server/use-cases/paper/open-paper-form.ts";
import { auditOfPaper, openPaperCase, written } from "#server/use-cases/paper/paper-case.ts";
import { withFullYears } from "#server/use-cases/paper/read-keys.ts";

export type Typed =
  | { readonly kind: "stored"; readonly entry: PaperEntry; readonly check: PaperCheck }
  /** Some keys cannot be read or are no answer: nothing was stored. */
  | { readonly kind: "wrong"; readonly check: PaperCheck };

/** What is stored of a typing: nothing in it depends on the day it is read. */
function typingOf(
  deps: Deps,
  questions: readonly Question[],
  { keys, by }: Pick<Typing, "keys" | "by">,
): Typing {
  const at = deps.now();
  return { keys: withFullYears(questions, keys, civilDate(at)), by, at };
}

export interface FirstTyping {
  readonly code: string;
  readonly citizenId: string;
  readonly keys: TypedKeys;
  /** True to have it typed once more and compared; always so where the municipality has decided it. */
  readonly twice: boolean;
}

/**
 * Stores what was typed from a paper, when every key can be read. Not sent yet.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired, Conflict (it is being typed already)
 */
export const typePaper =
  (deps: Deps) =>
  async (visitor: Visitor, typing: FirstTyping): Promise<Typed> => {
    const { form, questions, citizen } = await openPaperForm(deps)(visitor, typing);
    if (citizen === null || visitor?.kind !== "staff") throw new NotFound();
    const check = checkPaper(deps, form, typing.keys);
    if (check.problems.length > 0) return { kind: "wrong", check };
    const first = typingOf(deps, questions, { keys: typing.keys, by: visitor.id });
    const entry: PaperEntry = {
      id: newId(deps.randomBytes),
      code: form.code,
      printedCode: form.code,
      citizenId: citizen.id,
      twice: typing.twice || deps.municipality.paperTwice,
      first,
      second: null,
      compared: null,
      differed: null,
      settled: null,
      revision: 0,
      responseId: null,
    };
    const audit = auditOfPaper(deps, visitor, { action: "paper.type", entry });
    const begun = await deps.ports.paperEntries.begin(entry, audit);
    if (!begun.isNew) throw new Conflict();
    return { kind: "stored", entry: begun.entry, check };
  };

export interface Retyping {
  readonly entryId: string;
  readonly keys: TypedKeys;
}

/**
 * Puts a typing right after proofreading. A comparison that was made before does not hold for it any more.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent, VersionRetired, Conflict
 */
export const retypePaper =
  (deps: Deps) =>
  async (visitor: Visitor, { entryId, keys }: Retyping): Promise<Typed> => {
    const { staff, entry, form, installed } = await openPaperCase(deps, visitor, entryId);
    const check = checkPaper(deps, form, keys);
    if (check.problems.length > 0) return { kind: "wrong", check };
    const typing = typingOf(deps, questionsOnPaper(installed, form.variant), { keys, by: staff.id });
    // What two typings have agreed on is put right as such, so that the count of differences stays.
    const change = entry.settled === null ? { first: typing } : { settled: typing.keys };
    const audit = auditOfPaper(deps, staff, { action: "paper.type", entry });
    const changed = written(await deps.ports.paperEntries.change(entry, change, audit));
    return { kind: "stored", entry: changed, check };
  };

/**
 * Stores the second typing beside the first and counts where they differ. The one who types is not shown the first.
 * When nothing differs the paper is settled at once.
 * @throws NotLoggedIn, NotAllowed, NotFound (not to be typed twice, or done), AlreadySent, VersionRetired, Conflict
 */
export const typePaperAgain =
  (deps: Deps) =>
  async (visitor: Visitor, { entryId, keys }: Retyping): Promise<Typed> => {
    const { staff, entry, form, installed } = await openPaperCase(deps, visitor, entryId);
    if (!entry.twice || entry.second !== null) throw new NotFound();
    const check = checkPaper(deps, form, keys);
    if (check.problems.length > 0) return { kind: "wrong", check };
    const questions = questionsOnPaper(installed, form.variant);
    const second = typingOf(deps, questions, { keys, by: staff.id });
    const { compared, differences } = compareTypings(questions, entry.first.keys, second.keys);
    const change = {
      second,
      compared,
      differed: differences.length,
      ...(differences.length === 0 && { settled: entry.first.keys }),
    };
    const audit = auditOfPaper(deps, staff, { action: "paper.type-again", entry });
    const changed = written(await deps.ports.paperEntries.change(entry, change, audit));
    return { kind: "stored", entry: changed, check };
  };
