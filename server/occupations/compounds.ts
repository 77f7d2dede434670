/** Shortest word that may be one half of a compound. */
const shortestHalf = 3;
/** Shortest half that is believed when the other half is not a word of the list. */
const shortestAlone = 4;

/** A folded word cut in two, and which halves are words of the list. */
interface Cut {
  /** Without the letter that joins it to the other half, when that makes it a word of the list. */
  readonly left: string;
  readonly right: string;
  readonly isLeftKnown: boolean;
  readonly isRightKnown: boolean;
}

/** Danish joins with "s" or "e": rengøring-s-assistent. */
function knownForm(left: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(left)) return left;
  const bare = left.slice(0, -1);
  return /[se]$/.test(left) && bare.length >= shortestHalf && known.has(bare) ? bare : undefined;
}

function cutsOf(word: string, known: ReadonlySet<string>): readonly Cut[] {
  const places = Math.max(0, word.length - 2 * shortestHalf + 1);
  return Array.from({ length: places }, (_, place) => {
    const begin = word.slice(0, place + shortestHalf);
    const right = word.slice(place + shortestHalf);
    const left = knownForm(begin, known);
    return { left: left ?? begin, right, isLeftKnown: left !== undefined, isRightKnown: known.has(right) };
  });
}

const isLikely = ({ left, right, isLeftKnown, isRightKnown }: Cut): boolean =>
  (isLeftKnown && isRightKnown) ||
  (isLeftKnown && left.length >= shortestAlone && right.length >= shortestAlone) ||
  (isRightKnown && right.length >= shortestAlone);

/** The last parts of a compound word: "lastbilchauffør" ends with "chauffør". The words of the list decide. */
export const endingsOf = (word: string, known: ReadonlySet<string>): readonly string[] =>
  cutsOf(word, known)
    .filter(isLikely)
    .map(({ right }) => right);

/**
 * The words of the list that a compound is made of: both halves where there are two, otherwise the one that is known.
 * Empty when it is no compound of such words.
 */
export function partsOf(word: string, known: ReadonlySet<string>): readonly string[] {
  const cuts = cutsOf(word, known).filter(isLikely);
  const whole = cuts.findLast((cut) => cut.isLeftKnown && cut.isRightKnown);
  if (whole) return [whole.left, whole.right];
  const begun = cuts.findLast((cut) => cut.isLeftKnown);
  if (begun) return [begun.left];
  const ended = cuts.find((cut) => cut.isRightKnown);
  return ended ? [ended.right] : [];
}
