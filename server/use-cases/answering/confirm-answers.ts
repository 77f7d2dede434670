import type { Confirmation } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { type FieldProblem, NotFound, WrongBody } from "#server/errors/problem.ts";
import { demandCitizen, instrumentOf, ownResponse } from "#server/use-cases/answering/own-response.ts";
import { auditOf, responseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** Longest remark on one answer, in characters. */
export const longestRemark = 500;
/** Longest comment on all of it, in characters; about a page of writing. */
export const longestWord = 2000;

export interface ConfirmationGiven {
  readonly responseId: string;
  readonly fits: boolean;
  readonly comment: string;
  /** Question id to what is wrong with its answer; empty ones are left out. */
  readonly remarks: Readonly<Record<string, string>>;
}

/**
 * Stores the citizen's word on answers that a caseworker wrote and sent. It is a note: no answer and no result is
 * changed by it. Somebody who says that something is wrong says what.
 * @throws NotLoggedIn, NotAllowed, NotFound (also when the citizen sent it), WrongBody, VersionRetired
 */
export const confirmAnswers =
  (deps: Deps) =>
  async (visitor: Visitor, given: ConfirmationGiven): Promise<void> => {
    const citizen = demandCitizen(visitor, "response.confirm");
    const response = await ownResponse(deps, citizen, given.responseId);
    if (response.sentBy === null) throw new NotFound();
    const { questionnaire } = instrumentOf(deps, response);
    const comment = plainText(given.comment);
    const remarks = Object.fromEntries(
      Object.entries(given.remarks)
        .map(([id, text]) => [id, plainText(text)] as const)
        .filter(([, text]) => text !== ""),
    );
    const faults = faultsOf(
      { fits: given.fits, comment, remarks },
      (id) => questionnaire.question(id) !== undefined,
    );
    if (faults.length > 0) throw new WrongBody(faults);
    const at = deps.now();
    const audit = auditOf(citizen, "response.confirm", {
      at,
      subject: responseSubject(response.id, citizen.id),
    });
    const own = { citizenId: citizen.id, responseId: response.id };
    const word = given.fits
      ? { fits: true, comment: "", remarks: {}, at }
      : { fits: false, comment, remarks, at };
    if (!(await deps.ports.confirmations.record(own, word, audit))) throw new NotFound();
  };

function faultsOf(
  { fits, comment, remarks }: Omit<Confirmation, "at">,
  isQuestion: (id: string) => boolean,
): readonly FieldProblem[] {
  const ids = Object.keys(remarks);
  if (fits) return [];
  return [
    ...ids.filter((id) => !isQuestion(id)).map((id) => fault(id, "unknown-question")),
    ...ids.filter((id) => (remarks[id] ?? "").length > longestRemark).map((id) => fault(id, "too-long")),
    ...(comment.length > longestWord ? [{ pointer: "/comment", code: "too-long" }] : []),
    ...(comment === "" && ids.length === 0 ? [{ pointer: "/comment", code: "required" }] : []),
  ];
}

const fault = (id: string, code: string): FieldProblem => ({ pointer: jsonPointer("remarks", id), code });
