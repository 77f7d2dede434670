import { type Definition, definitionSchema } from "../schema.ts";
import { isForCitizens, textsOf } from "../texts-of.ts";
import { translationSchema } from "../translation.ts";
import { type Fault, fault, pointerTo } from "./fault.ts";
import { readJson } from "./read-file.ts";

/** What a translation must agree with: the definition as it is, its fingerprint, and the language of the file's name. */
export type Translated = {
  readonly definition: Definition;
  readonly sha256: string;
  readonly language: string;
};

/** The definition that translations are held against; undefined when it has faults of its own. */
export function readDefinition(file: string): Definition | undefined {
  const { output, faults } = readJson(file, definitionSchema);
  return faults.length === 0 ? output : undefined;
}

/** Every fault of one translation file: a wrong original, a missing text, a text that the definition has not. */
export function checkTranslation(file: string, { definition, sha256, language }: Translated): Fault[] {
  const read = readJson(file, translationSchema);
  const translation = read.output;
  if (!translation) return read.faults;
  const key = `${definition.id}@${definition.version}`;
  const placed = textsOf(definition);
  const known = new Set(placed.map(({ at }) => pointerTo(at)));
  const missing = placed
    .filter((one) => isForCitizens(one) && !Object.hasOwn(translation.texts, pointerTo(one.at)))
    .map(({ at, text }) => fault(["texts", pointerTo(at)], `There is no translation of "${text.da}".`))
    .filter(({ pointer }) => !read.guessed.includes(pointer));
  const unknown = Object.keys(translation.texts)
    .filter((pointer) => !known.has(pointer))
    .map((pointer) => fault(["texts", pointer], `${key} has no text at ${pointer}.`));
  return [
    ...read.faults,
    ...(translation.language === language
      ? []
      : [fault(["language"], `The file is named after "${language}".`)]),
    ...(translation.of === key ? [] : [fault(["of"], `This is the folder of ${key}.`)]),
    ...(translation.of_sha256 === sha256
      ? []
      : [fault(["of_sha256"], `${key} has another fingerprint: ${sha256}. Read the translation again.`)]),
    ...missing,
    ...unknown,
  ];
}
