/** Stata takes 32 characters (User's Guide 11.3), SPSS 64 bytes, R any number. */
export const variableNameLimit = 32;

/** Words that mean something in R (`?Reserved`), Stata (User's Guide 11.3) or SPSS (Variable Names). */
const reserved = new Set(
  (
    "if else repeat while function for next break true false null inf nan na in " +
    "byte double float int long str strl using with all and by eq ge gt le lt ne not or to"
  ).split(" "),
);

/** Danish letters as they are written where there are none; others lose what stands above or below them. */
const plainLetters: Readonly<Record<string, string>> = { æ: "ae", ø: "oe", å: "aa", ß: "ss" };

/** Names of programs do not end in an underscore: SPSS makes variables of its own with such names. */
const trimmed = (name: string): string => name.replace(/^_+|_+$/g, "");

function nameOf(id: string): string {
  const letters = id
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[æøåß]/g, (letter) => plainLetters[letter] ?? letter);
  const plain = letters.normalize("NFKD").replaceAll(/\p{Mark}/gu, "");
  const name = trimmed(plain.replaceAll(/[^a-z0-9]+/g, "_"));
  const isUsable = /^[a-z]/.test(name) && !reserved.has(name) && !/^str\d+$/.test(name);
  return trimmed((isUsable ? name : `v_${name}`).slice(0, variableNameLimit));
}

/**
 * For each question id a name that R, Stata and SPSS take as it is: small ASCII letters, digits and underscores, from
 * a letter on, 32 characters at most. Two ids that would have the same name get `_2`, `_3` … in their order.
 */
export function variableNames(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const first = nameOf(id);
    let name = first;
    for (let place = 2; taken.has(name); place += 1) {
      const ending = `_${place}`;
      name = trimmed(first.slice(0, variableNameLimit - ending.length)) + ending;
    }
    taken.add(name);
    return name;
  });
}
