import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen, ownResponse } from "#server/use-cases/answering/own-response.ts";
import { auditOf, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** Everything the program holds about one response of the citizen, as plain JSON. */
export interface AnswerExport {
  readonly questionnaire: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly benefit: string;
  readonly language: string;
  readonly startedAt: string;
  readonly sentAt: string | null;
  readonly receiptNumber: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  readonly recognition: {
    readonly recognised: boolean;
    readonly comment: string;
    readonly at: string;
  } | null;
}

/** Download of own answers and result. @throws NotLoggedIn, NotAllowed, NotFound */
export const exportAnswers =
  (deps: Deps) =>
  async (visitor: Visitor, { responseId }: { responseId: string }): Promise<AnswerExport> => {
    const citizen = demandCitizen(visitor, "response.export");
    const response = await ownResponse(deps, citizen, responseId);
    const result = await deps.ports.responses.resultOf(response.id);
    const recognition = await deps.ports.responses.recognitionOf(response.id);
    const audit = auditOf(citizen, "response.export", {
      at: deps.now(),
      subject: responseSubject(response.id, citizen.id),
    });
    await deps.ports.audit.record([audit]);
    const { questionnaireId, version, hash } = response.instrument;
    return {
      questionnaire: { id: questionnaireId, version, sha256: hash },
      benefit: response.variant,
      language: response.lang,
      startedAt: response.startedAt.toISOString(),
      sentAt: response.sentAt?.toISOString() ?? null,
      receiptNumber: response.receiptNumber,
      answers: response.answers,
      result: result?.evaluation ?? null,
      recognition: recognition && { ...recognition, at: recognition.at.toISOString() },
    };
  };
