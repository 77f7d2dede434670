import type { Definition } from "../schema.ts";
import type { Localized } from "../schema-parts.ts";
import { type Fault, fault, type Path, pointerTo } from "./fault.ts";
import { lix, longestSentence, wordsIn } from "./readability.ts";

const MOST_WORDS = 20;
const HARDEST_LIX = 34;
const RUNNING_TEXT_WORDS = 60;

type Text = { readonly at: Path; readonly text: Localized };

const isLocalized = (value: object): value is Localized => "da" in value && "en" in value;

/** Every text of a definition that is shown to people, with its place. */
function textsIn(value: unknown, at: Path = []): Text[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, place) => textsIn(item, [...at, place]));
  if (isLocalized(value)) return [{ at, text: value }];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...at, key]));
}

/** The running texts a citizen meets; labels of answers are fragments, where LIX says nothing. */
function runningTexts({ intro, validity, questions, scoring, flags, conversation }: Definition) {
  const bands = scoring ? [...scoring.bands.map(({ citizen }) => citizen), scoring.cannot] : [];
  return {
    intro: [...intro, ...validity],
    questions: questions.flatMap(({ text, text_by_variant = {}, help }) => [
      text,
      ...Object.values(text_by_variant),
      ...(help ? [help] : []),
    ]),
    explanations: questions.flatMap(({ explain }) => explain ?? []),
    scoring: [...bands, ...flags.map(({ label }) => label)],
    conversation: conversation.map(({ ask }) => ask),
  };
}

function checkLix(definition: Definition): Fault[] {
  return Object.entries(runningTexts(definition)).flatMap(([part, texts]) => {
    const danish = texts.map(({ da }) => da).filter((text) => text !== "");
    const words = danish.flatMap(wordsIn).length;
    const measure = lix(danish);
    if (words < RUNNING_TEXT_WORDS || measure <= HARDEST_LIX) return [];
    const path = part === "explanations" ? "questions" : part;
    return [fault([path], `The Danish ${part} have LIX ${measure}; at most ${HARDEST_LIX} is allowed.`)];
  });
}

const isForStaff = (at: Path): boolean => at[0] === "conversation" && at.at(-1) === "why";

function checkSentences(definition: Definition, texts: readonly Text[]): Fault[] {
  const exempt = new Set(definition.readability_exemptions.map(({ pointer }) => pointer));
  const long = texts
    .filter(({ at, text }) => !isForStaff(at) && longestSentence(text.da) > MOST_WORDS)
    .map(({ at }) => [...at, "da"]);
  const pointers = new Set(long.map(pointerTo));
  return [
    ...long
      .filter((at) => !exempt.has(pointerTo(at)))
      .map((at) => fault(at, `A sentence has more than ${MOST_WORDS} words.`)),
    ...definition.readability_exemptions.flatMap(({ pointer }, place) =>
      pointers.has(pointer)
        ? []
        : [fault(["readability_exemptions", place], `${pointer} needs no exemption.`)],
    ),
  ];
}

/** Danish that is hard to read, and the word "jobcenter", which leaves the law in 2026. */
export function checkTexts(definition: Definition): Fault[] {
  const texts = textsIn(definition);
  return [
    ...checkLix(definition),
    ...checkSentences(definition, texts),
    ...texts
      .filter(({ text }) => /jobcent(er|re)/iu.test(text.da))
      .map(({ at }) => fault([...at, "da"], 'Write "kommune" instead of "jobcenter".')),
  ];
}
