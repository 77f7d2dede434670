import * as v from "valibot";

/** One of the places where the municipality gives help, as a survey may name it. */
interface Unit {
  readonly code: string;
  readonly name: string;
}

/** For the demonstration. */
export const exampleUnits: readonly Unit[] = [
  { code: "nord", name: "Team Nord" },
  { code: "syd", name: "Team Syd" },
  { code: "unge", name: "Ungeteamet" },
];

const written = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*=\s*(\S(?:[^=]*\S)?)\s*$/;

/** So that an answer is one byte, and a file can say with 99 that it is withheld. */
const mostUnits = 90;

const isOnce = (units: readonly Unit[]): boolean =>
  new Set(units.map(({ code }) => code)).size === units.length;

/** `nord=Team Nord, syd=Team Syd`: a code that is stored and a name that is shown. */
export const UnitList = v.pipe(
  v.string(),
  v.check(
    (text) => text.split(",").every((part) => written.test(part)),
    "is not a list such as: nord=Team Nord, syd=Team Syd",
  ),
  v.transform((text): readonly Unit[] =>
    text.split(",").map((part) => {
      const [, code = "", name = ""] = written.exec(part) ?? [];
      return { code, name };
    }),
  ),
  v.check(isOnce, "names a code twice"),
  v.maxLength(mostUnits, `has more than ${mostUnits} units`),
);
