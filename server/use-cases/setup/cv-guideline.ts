import type { GuidelineTurn, StaffId, StoredCvRule, StoredGuideline } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { type Action, demand } from "#server/access/permissions.ts";
import { type GuidelineDifference, guidelineDifference, isSame } from "#server/cv/guideline-difference.ts";
import { type CvGuideline, type CvRule, minimumContent } from "#server/cv/minimum-content.ts";
import { NotAllowed, NotFound } from "#server/errors/problem.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { guidelineInForce, guidelineOf } from "#server/use-cases/cv/guideline-in-force.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { type RuleProblem, type RuleTyped, readRule } from "#server/use-cases/setup/cv-rule.ts";

/** More than anybody reads. */
export const mostRules = 12;

/** A version, and each time it was put in force, the last first. */
export interface GuidelineVersion extends CvGuideline {
  readonly turns: readonly { readonly at: Date; readonly by: string }[];
}

export interface GuidelineDraft extends CvGuideline {
  readonly revision: number;
  /** What becomes another when it takes the place of the one in force. */
  readonly difference: GuidelineDifference;
}

export interface Guidelines {
  readonly inForce: GuidelineVersion;
  /** The others that have been in force, the newest first; the one that comes with the program is among them. */
  readonly earlier: readonly GuidelineVersion[];
  readonly draft: GuidelineDraft | null;
}

function demandStaff(visitor: Visitor, action: Action): StaffActor {
  demand(visitor, action, "any");
  if (visitor.kind !== "staff") throw new NotAllowed();
  return visitor;
}

async function namesOf(
  { ports }: Deps,
  turns: readonly GuidelineTurn[],
): Promise<ReadonlyMap<StaffId, string>> {
  const ids = [...new Set(turns.map(({ staffId }) => staffId))];
  const members = ids.length === 0 ? [] : await ports.people.staff(ids);
  return new Map(members.map(({ id, name }) => [id, name]));
}

/** What the municipality wants to find in a CV: now, before, and perhaps next. @throws NotLoggedIn, NotAllowed */
export const showGuidelines =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<Guidelines> => {
    demandStaff(visitor, "cv-guideline.read");
    const { cvGuidelines } = deps.ports;
    const [inForce, published, draft, turns] = await Promise.all([
      guidelineInForce(deps),
      cvGuidelines.published(),
      cvGuidelines.draft(),
      cvGuidelines.turns(),
    ]);
    const names = await namesOf(deps, turns);
    const withTurns = (guideline: CvGuideline): GuidelineVersion => ({
      ...guideline,
      turns: turns
        .filter(({ number }) => number === guideline.number)
        .map(({ at, staffId }) => ({ at, by: names.get(staffId) ?? "" })),
    });
    const all = [...published.map(guidelineOf), minimumContent];
    return {
      inForce: withTurns(inForce),
      earlier: all.filter(({ number }) => number !== inForce.number).map(withTurns),
      draft: draft && draftOf(draft, inForce),
    };
  };

function draftOf(stored: StoredGuideline, inForce: CvGuideline): GuidelineDraft {
  const guideline = guidelineOf(stored);
  const difference = guidelineDifference(inForce, guideline);
  return { ...guideline, revision: stored.revision, difference };
}

const asStored = ({ atLeast = 1, ...rule }: CvRule): StoredCvRule => ({ ...rule, atLeast });

/** Begins a draft of the next version from the one in force; the one that is begun already stays. @throws NotLoggedIn, NotAllowed */
export const beginGuideline =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<void> => {
    const { id: changedBy } = demandStaff(visitor, "cv-guideline.change");
    const rules = (await guidelineInForce(deps)).rules.map(asStored);
    await deps.ports.cvGuidelines.saveDraft({ rules, revision: 0, changedAt: deps.now(), changedBy });
  };

/** Throws the draft away; does nothing when there is none. @throws NotLoggedIn, NotAllowed */
export const dropGuideline =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<void> => {
    demandStaff(visitor, "cv-guideline.change");
    await deps.ports.cvGuidelines.deleteDraft();
  };

export type GuidelineAct =
  /** `id` null for a new one, which comes last. */
  | { readonly kind: "set"; readonly id: string | null; readonly typed: RuleTyped }
  | { readonly kind: "up" | "down" | "remove"; readonly id: string };

export type GuidelineChanged =
  | { readonly kind: "saved" }
  /** Nothing was stored. */
  | { readonly kind: "wrong"; readonly problems: readonly RuleProblem[] }
  | { readonly kind: "full"; readonly most: number }
  /** Another screen has changed the draft meanwhile, and nothing was stored. */
  | { readonly kind: "changed"; readonly revision: number };

/**
 * Changes one rule of the draft, or its place. `revision` is the one that the page was drawn from.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft, no such rule)
 */
export const changeGuideline =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { revision, act }: { readonly revision: number; readonly act: GuidelineAct },
  ): Promise<GuidelineChanged> => {
    const { id: changedBy } = demandStaff(visitor, "cv-guideline.change");
    const { cvGuidelines } = deps.ports;
    const draft = await cvGuidelines.draft();
    if (draft === null || (act.id !== null && !draft.rules.some(({ id }) => id === act.id)))
      throw new NotFound();
    const read = act.kind === "set" ? readRule(act.typed) : null;
    if (read?.kind === "wrong") return read;
    const id = act.id ?? newId(deps.randomBytes);
    const rules = read === null ? arranged(draft.rules, act) : withRule(draft.rules, { ...read.rule, id });
    if (rules.length > mostRules) return { kind: "full", most: mostRules };
    const saved = await cvGuidelines.saveDraft({ rules, revision, changedAt: deps.now(), changedBy });
    return saved === null ? { kind: "changed", revision: draft.revision } : { kind: "saved" };
  };

const withRule = (rules: readonly StoredCvRule[], rule: StoredCvRule): readonly StoredCvRule[] =>
  rules.some(({ id }) => id === rule.id)
    ? rules.map((one) => (one.id === rule.id ? rule : one))
    : [...rules, rule];

function arranged(rules: readonly StoredCvRule[], act: GuidelineAct): readonly StoredCvRule[] {
  if (act.kind === "remove") return rules.filter(({ id }) => id !== act.id);
  const at = rules.findIndex(({ id }) => id === act.id);
  const to = act.kind === "up" ? at - 1 : at + 1;
  return to < 0 || to >= rules.length
    ? rules
    : rules.with(at, rules[to] as StoredCvRule).with(to, rules[at] as StoredCvRule);
}

export type GuidelinePut =
  | { readonly kind: "done" }
  /** The draft wants nothing, or the same as the one in force. */
  | { readonly kind: "nothing-new" }
  /** Another screen has changed the draft meanwhile. */
  | { readonly kind: "changed" };

/**
 * Puts the draft in force, as it stands in `revision`, or again a version that has been so before (`revision` null); on
 * record. From then on citizens and staff are told by it.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such version)
 */
export const putGuidelineInForce =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { number, revision }: { readonly number: number; readonly revision: number | null },
  ): Promise<GuidelinePut> => {
    const staff = demandStaff(visitor, "cv-guideline.change");
    const { draft, inForce } = await showGuidelines(deps)(visitor);
    if (revision === null && number === inForce.number) return { kind: "nothing-new" };
    if (
      revision !== null &&
      draft?.number === number &&
      (draft.rules.length === 0 || isSame(draft.difference))
    )
      return { kind: "nothing-new" };
    const at = deps.now();
    const subject = { subjectKind: "cv-guideline", subjectId: String(number), citizenId: null } as const;
    const isDone = await deps.ports.cvGuidelines.putInForce(
      { number, revision, at, staffId: staff.id },
      auditOf(staff, "cv-guideline.change", { at, subject }),
    );
    if (isDone) return { kind: "done" };
    if (revision === null) throw new NotFound();
    return { kind: "changed" };
  };
