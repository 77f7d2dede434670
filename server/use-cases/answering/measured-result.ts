import type { DatedResult, StoredResponse, StoredResult } from "#db/ports.ts";
import { dayNumber } from "#questionnaires/engine/calendar.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import {
  changeLevel,
  itemChangeLevel,
  type Measurement,
  measureBasis,
  measureOf,
  takeMeasure,
  trendOf,
} from "#questionnaires/engine/measure.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import type { Measure } from "#questionnaires/schema.ts";
import { WrongAnswers } from "#server/errors/problem.ts";
import { answerFault } from "#server/use-cases/answering/answer-fault.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** One total of the same person, on the civil date on which it was sent. */
export interface DatedTotal {
  readonly responseId: string;
  readonly day: string;
  readonly total: number;
}

/** A change of the total or of one item; `level` is an id of the definition's `change`. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly level: string;
}

/** What is stored of a measurement: plain JSON, never computed again. */
export interface MeasuredResult extends Measurement {
  readonly kind: "measurement";
  /** Totals with the same one can be compared; see `measureBasis`. */
  readonly basis: string;
  /** The sent answers that these are compared with; null for the first, and while one of the two has no total. */
  readonly before: (DatedTotal & { readonly items: Measurement["items"] }) | null;
  readonly change: Change | null;
  /** By item; only those that are answered both times. */
  readonly itemChanges: Readonly<Record<string, Change>>;
  /** All totals until now, oldest first, this one last. */
  readonly course: readonly DatedTotal[];
  /** Slope of a straight line through them in points per four weeks; null while there are too few, see `trendOf`. */
  readonly trend: number | null;
}

/** The stored result of a measurement; null for any other result. */
export function toMeasured(result: Pick<StoredResult, "evaluation"> | null): MeasuredResult | null {
  const { evaluation } = result ?? {};
  const isMeasured =
    typeof evaluation === "object" &&
    evaluation !== null &&
    "kind" in evaluation &&
    evaluation.kind === "measurement";
  return isMeasured ? (evaluation as MeasuredResult) : null;
}

interface Measured {
  readonly measure: Measure;
  readonly basis: string;
  readonly measurement: Measurement;
  readonly now: DatedTotal | null;
  readonly earlier: readonly { readonly at: DatedTotal; readonly items: Measurement["items"] }[];
}

/**
 * Measures answers that are about to be sent, and compares them with the newest sent before them that has a total
 * and asked the same items.
 * @throws WrongAnswers
 */
export async function measureAnswers(
  deps: Deps,
  draft: StoredResponse,
  { questionnaire, person }: { questionnaire: Questionnaire; person: Person },
): Promise<MeasuredResult> {
  const { result: measurement, problems } = takeMeasure(questionnaire, person);
  if (measurement === undefined) throw new WrongAnswers(problems.map(answerFault));
  const { total } = measurement;
  const { citizenId, instrument } = draft;
  const results = await deps.ports.responses.resultsOf(citizenId, instrument.questionnaireId);
  const measure = measureOf(questionnaire);
  const basis = measureBasis(questionnaire);
  return compared({
    measure,
    basis,
    measurement,
    now: total === null ? null : { responseId: draft.id, day: person.submittedOn, total },
    earlier: results.flatMap((result) => earlierOf(result, basis)),
  });
}

function compared({ measure, basis, measurement, now, earlier }: Measured): MeasuredResult {
  const last = earlier.at(-1);
  const course = now === null ? [] : [...earlier.map(({ at }) => at), now];
  const common = { kind: "measurement", basis, ...measurement, course } as const;
  if (now === null || last === undefined) {
    return { ...common, before: null, change: null, itemChanges: {}, trend: null };
  }
  const from = last.at.total;
  return {
    ...common,
    before: { ...last.at, items: last.items },
    change: { from, to: now.total, level: changeLevel(measure, from, now.total) },
    itemChanges: itemChanges(measure, last.items, measurement.items),
    trend: trendOf(course.map(({ day, total }) => ({ day: dayNumber(day), total }))),
  };
}

const itemChanges = (
  measure: Measure,
  before: Measurement["items"],
  now: Measurement["items"],
): Record<string, Change> =>
  Object.fromEntries(
    Object.entries(now).flatMap(([item, to]) => {
      const from = before[item];
      return from === undefined ? [] : [[item, { from, to, level: itemChangeLevel(measure, from, to) }]];
    }),
  );

/** Totals of another version can be compared when it measures the same items in the same way. */
function earlierOf(result: DatedResult, basis: string): Measured["earlier"] {
  const measured = toMeasured(result);
  if (measured === null || measured.total === null || measured.basis !== basis) return [];
  const at = { responseId: result.responseId, day: civilDate(result.sentAt), total: measured.total };
  return [{ at, items: measured.items }];
}
