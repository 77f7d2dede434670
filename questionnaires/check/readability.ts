const LONG_WORD_LETTERS = 6;

/** The words of a text: letters and digits, with hyphens inside. */
export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu) ?? [];

const sentencesIn = (text: string): string[] =>
  text.split(/[.!?:]+(?:\s|$)/u).filter((sentence) => wordsIn(sentence).length > 0);

/** Words in the longest sentence of a text. */
export const longestSentence = (text: string): number =>
  Math.max(0, ...sentencesIn(text).map((sentence) => wordsIn(sentence).length));

/**
 * LIX, the readability measure of C.-H. Björnsson (1968): words per sentence plus the percentage of words with
 * more than six letters, rounded. Up to 24 very easy, 25-34 easy, 35-44 medium. Only for running text.
 */
export function lix(texts: readonly string[]): number {
  const words = texts.flatMap(wordsIn);
  const sentences = texts.flatMap(sentencesIn).length;
  if (sentences === 0) return 0;
  const long = words.filter((word) => word.length > LONG_WORD_LETTERS).length;
  return Math.round(words.length / sentences + (100 * long) / words.length);
}
