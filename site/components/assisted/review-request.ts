import {
  AnswersChanged,
  type FieldProblem,
  MissingAnswers,
  type Problem,
  WrongAnswers,
} from "#server/errors/problem.ts";
import { type AssistedPlace, assistedAddresses } from "./assisted-addresses.ts";

export type ReviewPressed =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly status: 200 | 409 | 422;
      readonly faults: readonly FieldProblem[] | undefined;
    };

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form">;

/** What the pressed button of the review does: send, or give the answers back to the citizen. */
export async function reviewRequest(
  { useCases, visitor, form }: Locals,
  place: AssistedPlace,
): Promise<ReviewPressed> {
  const action = form?.["sprog"] ? undefined : form?.["handling"]?.[0];
  const to = assistedAddresses(place);
  if (action === "giv") {
    await useCases.handOver(visitor, place);
    return { kind: "go", to: `${to.choose}?givet=1` };
  }
  if (action !== "send") return { kind: "page", status: 200, faults: undefined };
  const responseId = form?.["besvarelse"]?.[0] ?? "";
  const at = { citizenId: place.citizenId, responseId };
  const sent = await useCases.assisted
    .sendResponse(visitor, at, { responseId, stamp: form?.["udgave"]?.[0] })
    .catch(refused);
  if ("id" in sent) return { kind: "go", to: to.receipt(sent.id) };
  return { kind: "page", status: sent instanceof AnswersChanged ? 409 : 422, faults: sent.fields };
}

function refused(error: unknown): Problem {
  if (error instanceof AnswersChanged || error instanceof MissingAnswers || error instanceof WrongAnswers)
    return error;
  throw error;
}
