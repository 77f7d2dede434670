import type { TypedKeys } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { type VersionState, versionState } from "#server/use-cases/answering/version-state.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { checkPaper, type PaperCheck, questionsOnPaper } from "#server/use-cases/paper/check-paper.ts";
import { auditOfPaper, knownPaper, type PaperCase, paperCase } from "#server/use-cases/paper/paper-case.ts";

/** What is to be done next: read it through and send, type it again, settle differences, or nothing any more. */
export type PaperStep = "proofread" | "again" | "differences" | "sent";

export interface Proof extends PaperCase {
  readonly step: PaperStep;
  readonly questions: ReturnType<typeof questionsOnPaper>;
  /** Empty while the paper is to be typed again without being seen, or has been sent. */
  readonly keys: TypedKeys;
  readonly check: PaperCheck | null;
  /** How its version stands: it can be sent while it is the newest, and for some days more. */
  readonly version: VersionState;
}

function stepOf({ entry }: PaperCase): PaperStep {
  if (entry.responseId !== null) return "sent";
  if (!entry.twice || entry.settled !== null) return "proofread";
  return entry.second === null ? "again" : "differences";
}

/**
 * A typed paper in the state it is in. Only what is to be read through is shown, and that look is logged.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export const proofreadPaper =
  (deps: Deps) =>
  async (visitor: Visitor, { entryId }: { entryId: string }): Promise<Proof> => {
    const found = await paperCase(deps, visitor, entryId);
    const step = stepOf(found);
    const questions = questionsOnPaper(found.installed, found.form.variant);
    const version = versionState(deps, found.form);
    if (step !== "proofread") return { ...found, step, questions, version, keys: {}, check: null };
    const { staff, entry } = found;
    await deps.ports.audit.record([auditOfPaper(deps, staff, { action: "paper.read", entry })]);
    const keys = entry.settled ?? entry.first.keys;
    return { ...found, step, questions, version, keys, check: checkPaper(deps, found.form, keys) };
  };

/** Throws an entry away that has not been sent. @throws NotLoggedIn, NotAllowed, NotFound */
export const dropPaper =
  (deps: Deps) =>
  async (visitor: Visitor, { entryId }: { entryId: string }): Promise<void> => {
    const { staff, entry } = await knownPaper(deps, visitor, entryId);
    const audit = auditOfPaper(deps, staff, { action: "paper.drop", entry });
    if (!(await deps.ports.paperEntries.drop(entry.id, audit))) throw new NotFound();
  };
