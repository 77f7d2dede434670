import type { LegalBasis } from "#db/ports.ts";
import { isScored } from "#questionnaires/engine/compile.ts";
import type { Visitor } from "#server/access/actor.ts";
import { demand } from "#server/access/permissions.ts";
import { type FieldProblem, NotFound, WrongBody } from "#server/errors/problem.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { type GateState, gateState } from "#server/use-cases/setup/triage-gate.ts";

export interface BasisRow {
  readonly questionnaireId: string;
  readonly basis: LegalBasis | null;
  readonly gate: GateState;
}

/** The gate of every questionnaire that gives points. @throws NotLoggedIn, NotAllowed */
export const readLegalBases =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<readonly BasisRow[]> => {
    demand(visitor, "legal-basis.read", "any");
    const scored = deps.library.all.filter(({ questionnaire }) => isScored(questionnaire));
    const ids = [...new Set(scored.map(({ instrument }) => instrument.questionnaireId))];
    return Promise.all(
      ids.map(async (questionnaireId) => {
        const basis = await deps.ports.legalBases.of(questionnaireId);
        return {
          questionnaireId,
          basis,
          gate: gateState(basis, { today: civilDate(deps.now()), demo: deps.demo }),
        };
      }),
    );
  };

export interface BasisEntered {
  readonly questionnaireId: string;
  readonly basis: string;
  readonly dpiaReference: string;
  readonly owner: string;
  /** Last civil date, `yyyy-mm-dd`. */
  readonly expiresOn: string;
  readonly enabled: boolean;
}

/**
 * Enters or changes the legal basis, or turns the one switch. A basis in a person's own words is never a demo one.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such questionnaire, or one without points), WrongBody (a field is missing)
 */
export const changeLegalBasis =
  (deps: Deps) =>
  async (visitor: Visitor, entered: BasisEntered): Promise<void> => {
    demand(visitor, "legal-basis.change", "any");
    if (!isScored(deps.library.newest(entered.questionnaireId).questionnaire)) throw new NotFound();
    const faults = faultsOf(entered);
    if (faults.length > 0) throw new WrongBody(faults);
    const words = {
      basis: plainText(entered.basis),
      dpiaReference: plainText(entered.dpiaReference),
      owner: plainText(entered.owner),
    };
    const { questionnaireId, expiresOn, enabled } = entered;
    const before = await deps.ports.legalBases.of(questionnaireId);
    const at = deps.now();
    const subject = { subjectKind: "legal-basis", subjectId: questionnaireId, citizenId: null } as const;
    const changed = { questionnaireId, ...words, expiresOn, enabled, changedAt: at, changedBy: visitor.id };
    await deps.ports.legalBases.put(
      { ...changed, demo: isStillDemo(before, words) },
      auditOf(visitor, "legal-basis.change", { at, subject }),
    );
  };

type Words = Pick<LegalBasis, "basis" | "dpiaReference" | "owner">;

/** The words of the demonstration are no legal basis, whoever turned its switch. */
const isStillDemo = (before: LegalBasis | null, words: Words): boolean =>
  before?.demo === true &&
  before.basis === words.basis &&
  before.dpiaReference === words.dpiaReference &&
  before.owner === words.owner;

function faultsOf(entered: BasisEntered): FieldProblem[] {
  const needed = (["basis", "dpiaReference", "owner"] as const)
    .filter((name) => plainText(entered[name]) === "")
    .map((name) => ({ pointer: `/${name}`, code: "required" }));
  const date = new Date(`${entered.expiresOn}T00:00:00Z`);
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(entered.expiresOn) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(entered.expiresOn);
  return isDate ? needed : [...needed, { pointer: "/expiresOn", code: "not-a-date" }];
}
