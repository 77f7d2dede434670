import type { Lang } from "./ids.ts";
import type { InstrumentVersion, StoredAnswers } from "./responses.ts";

/** The answers of nobody in particular: no person, no token, no time finer than a day. */
export interface SurveyAnswer {
  /** Random; it says nothing of when or in which order. */
  readonly id: string;
  readonly instrument: InstrumentVersion;
  readonly variant: string;
  readonly lang: Lang;
  readonly answers: StoredAnswers;
  /** Civil date on which they came in. */
  readonly day: string;
}

export interface Surveys {
  /** Stores the answers once: the same id again changes nothing. */
  store(answer: SurveyAnswer): Promise<void>;
}
