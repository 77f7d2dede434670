const SHORT = 5;
const FEW_LETTERS = 2;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Letters to add, drop, change or swap with a neighbour to get from one word to the other (Damerau 1964). */
function lettersApart(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const differs = from[i - 1] === to[j - 1] ? 0 : 1;
      const isSwap = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwap
        ? (rows[i - 2]?.[j - 2] ?? Number.POSITIVE_INFINITY) + 1
        : Number.POSITIVE_INFINITY;
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + differs,
          swapped,
        ),
      );
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}

function isMisspelled(from: string, to: string): boolean {
  if (from === to) return true;
  const hasNumber = /\p{N}/u.test(from + to);
  return !hasNumber && Math.min(from.length, to.length) >= SHORT && lettersApart(from, to) <= FEW_LETTERS;
}

/**
 * Whether a text differs by spelling alone: marks and capitals, or a letter or two in a longer word. A short word
 * (`kan`, `kun`), a number or another word may change the meaning, and is no spelling.
 */
export function isSpellingFix(before: string, after: string): boolean {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  return from.length === to.length && from.every((word, at) => isMisspelled(word, to[at] ?? ""));
}
