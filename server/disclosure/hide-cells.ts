import { Span } from "./span.ts";

/**
 * Cells whose sum everybody knows: either a number that is told, or another cell (`total`), told or not.
 * `cells` and `total` are places in the list of cells.
 */
export interface Line {
  readonly cells: readonly number[];
  readonly total?: number;
}

export interface Cells {
  /** Counts of people. */
  readonly counts: readonly number[];
  /** True for what is never told but could be worked out, such as those in none of the groups. */
  readonly untold?: readonly boolean[];
  /** True for what must be hidden whatever its count. */
  readonly secret?: readonly boolean[];
  readonly lines: readonly Line[];
  /** Counts from 1 to one less are hidden. */
  readonly least: number;
}

/**
 * Which cells are not told. A count from 1 to `least` - 1 is small, and hidden; so is as much more as it takes that no
 * small count can be worked out: every line in which a small one is hidden hides at least two cells with at least
 * `least` people together, and in the end the equations of all lines together, solved as an attacker would solve them,
 * give no small cell (primary and complementary suppression: Hundepool et al. 2012, "Statistical Disclosure Control",
 * ch. 4). Those that open fewest
 * other lines are hidden first, then the smallest. A cell without anybody is told, unless it is secret.
 */
export function hideCells({ counts, secret = [], lines, least, ...rest }: Cells): readonly boolean[] {
  const isSmall = counts.map((count, cell) => (count > 0 && count < least) || secret[cell] === true);
  const untold = counts.map(
    (_, cell) =>
      rest.untold?.[cell] === true &&
      !lines.some((line) => isEmpty(line, counts) && line.cells.includes(cell)),
  );
  const hidden = counts.map((_, cell) => isSmall[cell] === true || untold[cell] === true);
  const task = { counts, lines, least, isSmall, untold, hidden };
  while (hideInLines(task) || hideWorkedOut(task));
  return hidden;
}

/** A line that everybody knows to hold nobody: no count is negative, so each of its cells is known to be 0. */
const isEmpty = ({ cells, total }: Line, counts: readonly number[]): boolean =>
  total === undefined && sumOf(cells, counts) === 0;

interface Task {
  readonly counts: readonly number[];
  readonly lines: readonly Line[];
  readonly least: number;
  readonly isSmall: readonly boolean[];
  readonly untold: readonly boolean[];
  readonly hidden: boolean[];
}

const membersOf = ({ cells, total }: Line): readonly number[] =>
  total === undefined ? cells : [...cells, total];

/** Hides one more cell in each line that needs it; false when none does. */
function hideInLines(task: Task): boolean {
  let isChanged = false;
  for (const line of task.lines)
    while (tellsTooMuch(line, task) && hideOneMore(membersOf(line), task)) isChanged = true;
  return isChanged;
}

/** A cell that is hidden alone can be worked out, so it hides nothing and covers nothing. */
function tellsTooMuch(line: Line, { counts, least, isSmall, untold, hidden }: Task): boolean {
  const gone = line.cells.filter((cell) => hidden[cell]);
  const [first] = gone;
  if (first === undefined || (line.total !== undefined && hidden[line.total])) return false;
  if (gone.length === 1) return isSmall[first] === true || untold[first] !== true;
  return gone.some((cell) => isSmall[cell]) && sumOf(gone, counts) < least;
}

const sumOf = (cells: readonly number[], counts: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0);

/**
 * The cell that costs least: where fewest other lines would be opened by it, then the smallest with anybody in it.
 * False when all are hidden.
 */
function hideOneMore(cells: readonly number[], { counts, lines, hidden }: Task): boolean {
  const opened = (cell: number): number =>
    lines.filter((line) => line.cells.includes(cell) && !membersOf(line).some((one) => hidden[one])).length;
  const [next] = cells
    .filter((cell) => !hidden[cell])
    .map((cell) => ({ cell, opened: opened(cell), size: counts[cell] || emptySize(cell, { counts, lines }) }))
    .toSorted((one, other) => one.opened - other.opened || one.size - other.size);
  if (next === undefined) return false;
  hidden[next.cell] = true;
  return true;
}

/** A cell without anybody hides least of all, and nothing where everybody knows that the total is 0. */
const emptySize = (cell: number, { counts, lines }: Pick<Task, "counts" | "lines">): number =>
  lines.some(({ cells, total }) => total !== undefined && counts[total] === 0 && cells.includes(cell))
    ? Number.MAX_SAFE_INTEGER
    : Number.MAX_SAFE_INTEGER - 1;

/** Solves the lines for what is hidden, and hides one more cell beside each small one that comes out. */
function hideWorkedOut(task: Task): boolean {
  const { counts, lines, isSmall, hidden } = task;
  const unknown = counts.map((_, cell) => cell).filter((cell) => hidden[cell]);
  const place = new Map(unknown.map((cell, index) => [cell, index]));
  const equations = new Span();
  for (const { cells, total } of lines) {
    const equation = new Array<number>(unknown.length).fill(0);
    for (const cell of cells) if (hidden[cell]) equation[place.get(cell) ?? 0] = 1;
    if (total !== undefined && hidden[total]) equation[place.get(total) ?? 0] = -1;
    equations.add(equation);
  }
  const known = boundedCells(task);
  const found = unknown.find((cell, index) => {
    if (!isSmall[cell]) return false;
    // That there is nobody where everybody can see it tells of nobody.
    if (known.has(cell) && (counts[cell] ?? 0) > 0) return true;
    return equations.has(unknown.map((_, other) => (other === index ? 1 : 0)));
  });
  if (found === undefined) return false;
  const near = lines.filter((line) => membersOf(line).includes(found));
  return [...near, ...lines].some((line) => hideOneMore(membersOf(line), task));
}

/**
 * Hidden cells that can be worked out because no count is negative: the bounds of each are narrowed by every line it is
 * in, until nothing gets narrower.
 */
function boundedCells({ counts, lines, hidden }: Task): ReadonlySet<number> {
  const low = counts.map((count, cell) => (hidden[cell] ? 0 : count));
  const high = counts.map((count, cell) => (hidden[cell] ? Number.POSITIVE_INFINITY : count));
  const sum = (cells: readonly number[], bounds: readonly number[]) => sumOf(cells, bounds);
  let isNarrower = true;
  const narrow = (cell: number, least: number, most: number) => {
    if (least > (low[cell] ?? 0)) [low[cell], isNarrower] = [least, true];
    if (most < (high[cell] ?? 0)) [high[cell], isNarrower] = [most, true];
  };
  while (isNarrower) {
    isNarrower = false;
    for (const { cells, total } of lines) {
      const whole = total === undefined ? sum(cells, counts) : null;
      const [leastWhole, mostWhole] = [whole ?? low[total ?? 0] ?? 0, whole ?? high[total ?? 0] ?? 0];
      const [leastAll, mostAll] = [sum(cells, low), sum(cells, high)];
      if (total !== undefined) narrow(total, leastAll, mostAll);
      for (const cell of cells) {
        if (!hidden[cell]) continue;
        const [own, ownMost] = [low[cell] ?? 0, high[cell] ?? 0];
        const mostOthers = Number.isFinite(mostAll)
          ? mostAll - ownMost
          : sum(
              cells.filter((one) => one !== cell),
              high,
            );
        narrow(cell, leastWhole - mostOthers, mostWhole - (leastAll - own));
      }
    }
  }
  return new Set(counts.flatMap((_, cell) => (hidden[cell] && low[cell] === high[cell] ? [cell] : [])));
}
