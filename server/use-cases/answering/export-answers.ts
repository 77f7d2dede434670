import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen, ownResponse } from "#server/use-cases/answering/own-response.ts";
import { auditOf, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** Everything the program holds about one response of the citizen, as plain JSON. */
export interface AnswerExport {
  readonly questionnaire: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly benefit: string;
  readonly language: string;
  /** Fingerprint of the translation that was read; null in Danish and English. */
  readonly translationSha256: string | null;
  readonly startedAt: string;
  readonly sentAt: string | null;
  readonly receiptNumber: string | null;
  /** Every way in which it was filled in, and when caseworkers had a hand in it. */
  readonly provenance: readonly string[];
  readonly help: readonly { readonly way: string; readonly firstAt: string; readonly lastAt: string }[];
  readonly answers: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  readonly recognition: {
    readonly recognised: boolean;
    readonly comment: string;
    readonly at: string;
  } | null;
  /** Every word of the citizen on what a caseworker wrote, newest first. */
  readonly confirmations: readonly {
    readonly fits: boolean;
    readonly comment: string;
    readonly remarks: Readonly<Record<string, string>>;
    readonly at: string;
  }[];
  /** What caseworkers answered beside these answers, newest first. */
  readonly staffAnswers: readonly {
    readonly question: string;
    readonly value: number;
    readonly at: string;
  }[];
}

/** Download of own answers and result. @throws NotLoggedIn, NotAllowed, NotFound */
export const exportAnswers =
  (deps: Deps) =>
  async (visitor: Visitor, { responseId }: { responseId: string }): Promise<AnswerExport> => {
    const citizen = demandCitizen(visitor, "response.export");
    const response = await ownResponse(deps, citizen, responseId);
    const result = await deps.ports.responses.resultOf(response.id);
    const recognition = await deps.ports.responses.recognitionOf(response.id);
    const confirmations = await deps.ports.confirmations.allOf(response.id);
    const staffAnswers = await deps.ports.staffAnswers.of(response.id);
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
      translationSha256: response.translationHash,
      startedAt: response.startedAt.toISOString(),
      sentAt: response.sentAt?.toISOString() ?? null,
      receiptNumber: response.receiptNumber,
      provenance: response.provenance,
      help: (await deps.ports.responses.helpOf(response.id)).map(({ way, firstAt, lastAt }) => ({
        way,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
      })),
      answers: response.answers,
      result: result?.evaluation ?? null,
      recognition: recognition && { ...recognition, at: recognition.at.toISOString() },
      confirmations: confirmations.map((one) => ({ ...one, at: one.at.toISOString() })),
      staffAnswers: staffAnswers.map(({ questionId, value, at }) => ({
        question: questionId,
        value,
        at: at.toISOString(),
      })),
    };
  };
