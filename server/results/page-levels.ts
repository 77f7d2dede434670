/** Counts of people on the way are told in steps of this many. */
const step = 5;

/** How many came as far as one page, as it may be told. */
interface PageLevel {
  readonly page: number;
  /** Rounded to the nearest five; null when there are fewer than the smallest cell. */
  readonly about: number | null;
}

export interface PageLevels {
  /** Rounded number of those who began. */
  readonly begun: number;
  /** From the first page to the last. */
  readonly levels: readonly PageLevel[];
  /** The page that most of those who stopped had come to; null when no page may be told apart from the next. */
  readonly mostStop: number | null;
}

/**
 * What may be told of how far people came (ADR 0034): pages from the last to the first, of which one has another level
 * than the next only when at least `least` more came so far. Whatever is told, it may be that exactly as many came to
 * each page as to the level it is told with; then nobody stopped but groups of at least `least`. That holds also for
 * somebody who knows exactly how many have sent, which the results tell.
 * @param counts exact count by page; a count below that of a later page, as forged forms can make it, counts as that
 * @param limits number of pages (the first is 1), and the fewest that anything is told of
 * @returns null while fewer than `leastInGroup` have begun
 */
export function pageLevels(
  counts: ReadonlyMap<number, number>,
  { pages, least, leastInGroup }: { pages: number; least: number; leastInGroup: number },
): PageLevels | null {
  let level = counts.get(pages) ?? 0;
  let stop = { page: 0, people: 0 };
  const levels: PageLevel[] = [];
  for (let page = pages; page >= 1; page -= 1) {
    const more = (counts.get(page) ?? 0) - level;
    if (more >= least) {
      level += more;
      if (more >= stop.people) stop = { page, people: more };
    }
    levels.unshift({ page, about: level < least ? null : Math.round(level / step) * step });
  }
  const begun = levels[0]?.about ?? null;
  if (begun === null || level < leastInGroup) return null;
  return { begun, levels, mostStop: stop.page || null };
}
