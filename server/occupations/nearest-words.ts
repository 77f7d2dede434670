import SearchableMap from "minisearch/SearchableMap";

/** How many letters may be wrong in a word of this length; in short words one letter makes another word. */
function wrongLetters(word: string): number {
  if (word.length < 4) return 0;
  if (word.length < 6) return 1;
  return word.length < 10 ? 2 : 3;
}

/** For a misspelled word, those of the words that differ from it by the fewest letters; none when all differ by many. */
export function nearestAmong(words: Iterable<string>): (word: string) => readonly string[] {
  const map: SearchableMap<true> = SearchableMap.from([...words].map((word): [string, true] => [word, true]));
  return (word) => {
    const near = [...map.fuzzyGet(word, wrongLetters(word))].map(
      ([known, [, distance]]) => [known, distance] as const,
    );
    const fewest = Math.min(...near.map(([, distance]) => distance));
    return near.filter(([, distance]) => distance === fewest).map(([known]) => known);
  };
}
