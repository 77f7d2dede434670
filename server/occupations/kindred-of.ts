import { type Occupation, occupations } from "./occupation.ts";

const minorGroup = (code: string): string => code.slice(0, 3);

/** What is written in one of two occupations holds for both. */
function bothWays(list: readonly Occupation[]): ReadonlyMap<string, ReadonlySet<string>> {
  const kindred = new Map(list.map(({ code }) => [code, new Set<string>()]));
  for (const { code, kindred: others } of list) {
    for (const other of others) {
      kindred.get(code)?.add(other);
      kindred.get(other)?.add(code);
    }
  }
  return kindred;
}

const written = bothWays(occupations);

/**
 * Codes of the unit groups that ask for similar competences: first those of the same minor group (the first three
 * digits), then the others, each in the order of the codes. Empty for a code that is no unit group.
 */
export function kindredOf(code: string): readonly string[] {
  const others = written.get(code);
  if (others === undefined) return [];
  const near = occupations.filter((one) => minorGroup(one.code) === minorGroup(code) && one.code !== code);
  return [...near.map((one) => one.code), ...[...others].sort()];
}
