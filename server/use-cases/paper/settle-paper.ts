import type { TypedKeys } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { checkPaper, questionsOnPaper } from "#server/use-cases/paper/check-paper.ts";
import { compareTypings, type Difference } from "#server/use-cases/paper/compare-typings.ts";
import { auditOfPaper, openPaperCase, type PaperCase, written } from "#server/use-cases/paper/paper-case.ts";
import { withFullYears } from "#server/use-cases/paper/read-keys.ts";
import type { Typed } from "#server/use-cases/paper/type-paper.ts";

export interface Differing extends PaperCase {
  /** All questions of the paper, in its order. */
  readonly questions: ReturnType<typeof questionsOnPaper>;
  readonly differences: readonly Difference[];
}

/**
 * Where two typings of a paper differ, side by side. The look is logged.
 * @throws NotLoggedIn, NotAllowed, NotFound (nothing to settle), AlreadySent, VersionRetired
 */
export const showDifferences =
  (deps: Deps) =>
  async (visitor: Visitor, { entryId }: { entryId: string }): Promise<Differing> => {
    const found = differing(await openPaperCase(deps, visitor, entryId));
    await deps.ports.audit.record([
      auditOfPaper(deps, found.staff, { action: "paper.read", entry: found.entry }),
    ]);
    return found;
  };

/** @throws NotFound (nothing to settle) */
function differing(found: PaperCase): Differing {
  const { entry, form, installed } = found;
  if (entry.second === null || entry.settled !== null) throw new NotFound();
  const questions = questionsOnPaper(installed, form.variant);
  const { differences } = compareTypings(questions, entry.first.keys, entry.second.keys);
  return { ...found, questions, differences };
}

export interface Settling {
  readonly entryId: string;
  /** Field name to what stands on the paper, for every difference. */
  readonly right: TypedKeys;
}

/**
 * Settles the differences, each with what stands on the paper; then it can be sent.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent, VersionRetired, Conflict
 */
export const settlePaper =
  (deps: Deps) =>
  async (visitor: Visitor, { entryId, right }: Settling): Promise<Typed> => {
    const found = differing(await openPaperCase(deps, visitor, entryId));
    const { staff, entry, form } = found;
    const chosen = found.differences.map(({ field: { name } }) => {
      if (!Object.hasOwn(right, name)) throw new NotFound();
      return [name, right[name] ?? ""] as const;
    });
    const keys = { ...entry.first.keys, ...Object.fromEntries(chosen) };
    const check = checkPaper(deps, form, keys);
    if (check.problems.length > 0) return { kind: "wrong", check };
    const settled = withFullYears(found.questions, keys, civilDate(deps.now()));
    const audit = auditOfPaper(deps, staff, { action: "paper.settle", entry });
    const changed = written(await deps.ports.paperEntries.change(entry, { settled }, audit));
    return { kind: "stored", entry: changed, check };
  };
