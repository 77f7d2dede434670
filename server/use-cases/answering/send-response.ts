import type { AuditEvent, CaseId, Lang, NewCase, OutboxMessage, Sending, StoredResponse } from "#db/ports.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import { isScored, type ScoredQuestionnaire } from "#questionnaires/engine/compile.ts";
import { type Evaluation, evaluate } from "#questionnaires/engine/evaluate.ts";
import { missingRequired } from "#questionnaires/engine/paging.ts";
import type { AssistingActor, Filler, Visitor } from "#server/access/actor.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { Conflict, MissingAnswers, NotFound, VersionRetired, WrongAnswers } from "#server/errors/problem.ts";
import { answerFault } from "#server/use-cases/answering/answer-fault.ts";
import { allChanged, answersChanged } from "#server/use-cases/answering/answer-marks.ts";
import { type Seen, seenBy } from "#server/use-cases/answering/drawn-from.ts";
import { measureAnswers } from "#server/use-cases/answering/measured-result.ts";
import { outcomeOf } from "#server/use-cases/answering/outcome.ts";
import {
  demandFiller,
  instrumentOf,
  ownResponse,
  personTyping,
} from "#server/use-cases/answering/own-response.ts";
import { helpOf, withWayOf } from "#server/use-cases/answering/provenance.ts";
import { demandOpenVersion } from "#server/use-cases/answering/version-state.ts";
import { auditOfFilling, responseSubject } from "#server/use-cases/audit-event.ts";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId, newReceiptNumber } from "#server/use-cases/ids.ts";
import { isAnonymous, readingOf } from "#server/use-cases/library.ts";
import { gateState } from "#server/use-cases/setup/triage-gate.ts";

const attempts = 5;

export interface ToSend {
  readonly responseId: string;
  /** What the citizen had before their eyes, or the stamp of their page; without, answers are sent as they stand. */
  readonly seen?: Seen | undefined;
  readonly stamp?: string | undefined;
  /** The language in which the answers were looked through; without it, that of the last save. */
  readonly lang?: Lang | undefined;
}

/**
 * Sends the answers: checks that nothing needed is missing, scores them when the triage gate is open, and stores
 * response, result, case, audit and outbox in one unit. Sending again returns the first receipt. Answers that were
 * changed after the citizen has seen them are not sent.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired, AnswersChanged, MissingAnswers, WrongAnswers, Conflict
 */
export const sendResponse =
  (deps: Deps) =>
  async (
    visitor: Visitor | AssistingActor,
    { responseId, seen, stamp, lang }: ToSend,
  ): Promise<StoredResponse> => {
    const by = demandFiller(visitor, "response.send");
    let draft = await ownResponse(deps, by, responseId);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (draft.sentAt !== null) return draft;
      demandOpenVersion(deps, draft);
      const changed = allChanged(draft, seen ?? seenBy(stamp, draft));
      if (changed.length > 0) throw answersChanged(changed);
      const outcome = await deps.ports.responses.send(
        await prepareSending(deps, by, { ...draft, lang: lang ?? draft.lang }),
      );
      if (outcome.kind === "missing") throw new NotFound();
      if (outcome.kind === "sent") return outcome.response;
      draft = outcome.response;
    }
    throw new Conflict();
  };

/** @throws MissingAnswers: a needed answer is missing, or one is to be looked at because its question has changed */
function demandComplete({ answers, lookAgain }: StoredResponse, missing: readonly string[]): void {
  const unseen = lookAgain.filter((id) => Object.hasOwn(answers, id) && !missing.includes(id));
  const fields = [
    ...missing.map((id) => ({ pointer: jsonPointer("answers", id), code: "required" })),
    ...unseen.map((id) => ({ pointer: jsonPointer("answers", id), code: "look-again" })),
  ];
  if (fields.length > 0) throw new MissingAnswers(fields);
}

/**
 * What sending a draft would store now: checked and, when the gate is open, scored.
 * @throws VersionRetired, MissingAnswers, WrongAnswers
 */
export async function prepareSending(deps: Deps, by: Filler, draft: StoredResponse): Promise<Sending> {
  const installed = instrumentOf(deps, draft);
  // The last guard: such answers may not lie with a person's name, whatever came before.
  if (isAnonymous(installed)) throw new VersionRetired();
  const at = deps.now();
  const person = { ...personTyping(deps, draft), submittedOn: civilDate(at) };
  demandComplete(draft, missingRequired(installed.questionnaire, person));
  const { answers, problems } = checkAnswers(installed.questionnaire, person, { asTyped: true });
  if (problems.length > 0) {
    throw new WrongAnswers(problems.map(answerFault));
  }
  const basis = await deps.ports.legalBases.of(draft.instrument.questionnaireId);
  const gate = gateState(basis, { today: civilDate(at), demo: deps.demo });
  const { questionnaire } = installed;
  const evaluation =
    gate === "open" && isScored(questionnaire) ? scored(questionnaire, { ...person, answers }) : null;
  const newCase = evaluation && caseFor(deps, draft, { evaluation, at });
  const outcome =
    outcomeOf(questionnaire.definition) === "measure"
      ? await measureAnswers(deps, draft, { questionnaire, person: { ...person, answers } })
      : evaluation;
  return {
    responseId: draft.id,
    citizenId: by.id,
    revision: draft.revision,
    answers,
    ...readingOf(installed, draft.lang),
    sentAt: at,
    provenance: withWayOf(by, draft.provenance),
    help: helpOf(by),
    receiptNumber: newReceiptNumber(deps.randomBytes),
    result: outcome && {
      responseId: draft.id,
      instrument: draft.instrument,
      evaluation: outcome,
      createdAt: at,
    },
    newCase,
    audit: auditRows(by, draft, { at, newCase }),
    outbox: newCase?.queued ? [notice(deps, newCase, at)] : [],
  };
}

function scored(questionnaire: ScoredQuestionnaire, person: Parameters<typeof evaluate>[1]): Evaluation {
  const outcome = evaluate(questionnaire, person);
  if (outcome.result !== undefined) return outcome.result;
  throw new WrongAnswers(outcome.problems.map(answerFault));
}

const ranks: Readonly<Record<string, number>> = { lav: 0, moderat: 1, hoej: 2 };

function caseFor(deps: Deps, draft: StoredResponse, made: { evaluation: Evaluation; at: Date }): NewCase {
  const bandRank = ranks[made.evaluation.band] ?? null;
  return {
    id: newId(deps.randomBytes) as CaseId,
    responseId: draft.id,
    citizenId: draft.citizenId,
    benefit: draft.variant,
    queued: bandRank !== 0,
    unassessable: bandRank === null,
    bandRank,
    receivedAt: made.at,
    dueOn: addDays(civilDate(made.at), deps.municipality.deadlineDays),
  };
}

function auditRows(
  by: Filler,
  draft: StoredResponse,
  { at, newCase }: { at: Date; newCase: NewCase | null },
): AuditEvent[] {
  const sent = auditOfFilling(by, "response.send", { at, subject: responseSubject(draft.id, by.id) });
  if (newCase === null) return [sent];
  const opened: AuditEvent = {
    at,
    actorKind: "system",
    actorId: "scoring",
    role: "system",
    action: "case.open",
    subjectKind: "case",
    subjectId: newCase.id,
    citizenId: by.id,
    purpose: null,
  };
  return [sent, opened];
}

const notice = (deps: Deps, newCase: NewCase, availableAt: Date): OutboxMessage => ({
  id: newId(deps.randomBytes),
  kind: "notify-team",
  payload: { caseId: newCase.id },
  availableAt,
});
