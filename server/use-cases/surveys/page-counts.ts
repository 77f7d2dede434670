import type { AnswersAsked, PageCount } from "#db/ports.ts";

/** Counts that wait in memory until they are added to the stored ones, together with those of others. */
export interface PageCounts {
  /** One more got past each page after `before`, as far as `reached`. */
  count(asked: AnswersAsked, before: number, reached: number): void;
  /** Everything that was counted since the last time. */
  take(): readonly PageCount[];
}

/** No write is tied to a visit: what is counted between two turns of the job is lost when the program crashes. */
export function createPageCounts(): PageCounts {
  let waiting = new Map<string, PageCount>();
  return {
    count(asked, before, reached) {
      for (let page = before + 1; page <= reached; page++) {
        const key = JSON.stringify([asked.questionnaireId, asked.version, asked.campaignId, page]);
        const count = (waiting.get(key)?.count ?? 0) + 1;
        waiting.set(key, { asked, page, count });
      }
    },
    take() {
      const taken = [...waiting.values()];
      waiting = new Map();
      return taken;
    },
  };
}
