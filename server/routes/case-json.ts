import * as v from "valibot";
import type { ListedCase } from "#server/use-cases/triage/list-cases.ts";
import type { ClosedDoor, OpenCase } from "#server/use-cases/triage/open-case.ts";

export const CaseRowAnswer = v.strictObject({
  id: v.string(),
  receiptNumber: v.string(),
  citizenName: v.string(),
  benefit: v.string(),
  unassessable: v.boolean(),
  receivedAt: v.string(),
  dueOn: v.string(),
  daysWaiting: v.number(),
  daysLeft: v.number(),
  assignedTo: v.nullable(v.string()),
  ownViewNoted: v.boolean(),
  assessed: v.boolean(),
});

export const CaseListAnswer = v.strictObject({
  rows: v.array(CaseRowAnswer),
  total: v.number(),
  hasUncounted: v.boolean(),
  page: v.number(),
  pages: v.nullable(v.number()),
  hasNext: v.boolean(),
});

const localized = v.strictObject({ da: v.string(), en: v.string() });

export const CaseAnswer = v.union([
  v.strictObject({ kind: v.literal("closed-door"), row: CaseRowAnswer, mayTake: v.boolean() }),
  v.strictObject({
    kind: v.literal("open"),
    row: CaseRowAnswer,
    questionnaire: v.string(),
    version: v.string(),
    answers: v.record(v.string(), v.unknown()),
    resources: v.array(v.string()),
    topics: v.array(v.string()),
    guide: v.array(v.strictObject({ id: v.string(), about: v.string(), ask: localized, why: localized })),
    ownView: v.nullable(v.strictObject({ view: v.string(), at: v.string() })),
    assessments: v.array(
      v.strictObject({
        view: v.string(),
        reason: v.string(),
        differs: v.boolean(),
        by: v.string(),
        at: v.string(),
      }),
    ),
    /** Null until the own view has been noted. */
    result: v.nullable(v.record(v.string(), v.unknown())),
    recognition: v.nullable(v.strictObject({ recognised: v.boolean(), comment: v.string(), at: v.string() })),
  }),
]);

/** A row of a list as JSON: named fields only, so that nothing new slips out with it. */
export const tellRow = (row: ListedCase): v.InferOutput<typeof CaseRowAnswer> => ({
  id: row.id,
  receiptNumber: row.receiptNumber,
  citizenName: row.citizenName,
  benefit: row.benefit,
  unassessable: row.unassessable,
  receivedAt: row.receivedAt.toISOString(),
  dueOn: row.dueOn,
  daysWaiting: row.daysWaiting,
  daysLeft: row.daysLeft,
  assignedTo: row.assignedTo?.name ?? null,
  ownViewNoted: row.ownViewNoted,
  assessed: row.assessed,
});

/** A case as JSON; points, level and flags only when the use-case has revealed them. */
export function tellCase(found: OpenCase | ClosedDoor): v.InferOutput<typeof CaseAnswer> {
  const row = tellRow(found.row);
  if (found.kind === "closed-door") return { kind: found.kind, row, mayTake: found.mayTake };
  const { response, revealed, ownView } = found;
  return {
    kind: found.kind,
    row,
    questionnaire: response.instrument.questionnaireId,
    version: response.instrument.version,
    answers: { ...response.answers },
    resources: [...found.resources],
    topics: [...found.topics],
    guide: found.guide.map(({ id, about, ask, why }) => ({ id, about, ask, why })),
    ownView: ownView && { view: ownView.view, at: ownView.at.toISOString() },
    assessments: found.assessments.map(({ view, reason, differs, staffName, at }) => ({
      view,
      reason,
      differs,
      by: staffName,
      at: at.toISOString(),
    })),
    result: revealed && { ...revealed.evaluation },
    recognition: revealed?.recognition
      ? { ...revealed.recognition, at: revealed.recognition.at.toISOString() }
      : null,
  };
}
