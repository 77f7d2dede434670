import { ANSWERED } from "./conditions.ts";
import { isEmpty, isRecord, ownValue } from "./raw-values.ts";
import { missingOr, placeOf, problem, type Reading } from "./reading.ts";

/** The first row of an answer that the matrix does not have. */
function unknownRow(rows: readonly { readonly code: string }[], value: object): string | undefined {
  return Object.keys(value).find((key) => !rows.some(({ code }) => code === key));
}

/**
 * Reads the rows of a matrix into their own bits, and how many are answered into `values`. A row may be left
 * out; a matrix without any answered row is not answered.
 */
export function readMatrix(reading: Reading, at: number, value: unknown): number {
  const { plan, work } = reading;
  const question = plan.questions[at];
  if (question?.kind !== "matrix" || !isRecord(value)) {
    return missingOr(reading, at, { value, code: "wrong-type" });
  }
  const stranger = unknownRow(question.rows, value);
  if (stranger !== undefined) return problem(reading, at, { code: "unknown-row", part: stranger });
  const bits: number[] = [];
  for (const { code: part } of question.rows) {
    const answer = ownValue(value, part);
    const bit = typeof answer === "string" ? placeOf(plan.codes[at] ?? [], answer) : -1;
    if (bit < 0 && !isEmpty(answer)) {
      return problem(reading, at, { code: typeof answer === "string" ? "unknown-code" : "wrong-type", part });
    }
    bits.push(bit < 0 ? 0 : 1 << bit);
  }
  const answered = bits.filter((bit) => bit !== 0).length;
  if (answered === 0) return missingOr(reading, at, { value: undefined, code: "wrong-type" });
  work.bits.set(bits, plan.firstRow[at] as number);
  work.bits[at] = 1;
  work.values[at] = answered;
  return ANSWERED;
}

/** The answered rows of a well-formed answer, in the order of the matrix. */
export const answeredRows = (
  rows: readonly { readonly code: string }[],
  value: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rows.flatMap(({ code }) => {
      const answer = ownValue(value, code);
      return answer === undefined || isEmpty(answer) ? [] : [[code, answer]];
    }),
  );
