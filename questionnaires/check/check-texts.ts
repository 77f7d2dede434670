import type { Definition } from "../schema.ts";
import { type PlacedText, textsOf } from "../texts-of.ts";
import { type Fault, fault, type Path } from "./fault.ts";
import { isKnownWord } from "./known-words.ts";
import { lix, longestSentence, wordsIn } from "./readability.ts";

const MOST_WORDS = 20;
const HARDEST_LIX = 34;
const TARGET_LIX = 28;
/** A word of this many letters stops slow readers, unless they know it. */
const LONG_WORD_LETTERS = 13;
const RUNNING_TEXT_WORDS = 60;

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

/** LIX of each part that is long enough to be measured. */
function measured(definition: Definition): { part: string; path: string; measure: number }[] {
  return Object.entries(runningTexts(definition)).flatMap(([part, texts]) => {
    const danish = texts.map(({ da }) => da).filter((text) => text !== "");
    if (danish.flatMap(wordsIn).length < RUNNING_TEXT_WORDS) return [];
    return [{ part, path: part === "explanations" ? "questions" : part, measure: lix(danish) }];
  });
}

const checkLix = (definition: Definition): Fault[] =>
  measured(definition)
    .filter(({ measure }) => measure > HARDEST_LIX)
    .map(({ part, path, measure }) =>
      fault([path], `The Danish ${part} have LIX ${measure}; at most ${HARDEST_LIX} is allowed.`),
    );

/** Danish that is allowed, but harder than it should be. */
export const adviseTexts = (definition: Definition): Fault[] =>
  measured(definition)
    .filter(({ measure }) => measure > TARGET_LIX && measure <= HARDEST_LIX)
    .map(({ part, path, measure }) =>
      fault(
        [path],
        `The Danish ${part} have LIX ${measure}. Aim at ${TARGET_LIX}: shorter words and sentences.`,
      ),
    );

const isForStaff = (at: Path): boolean => at[0] === "conversation" && at.at(-1) === "why";

/** What makes one Danish text hard to read. */
function hardIn({ at, text }: PlacedText): Fault[] {
  const place = [...at, "da"];
  const long = wordsIn(text.da).filter((word) => word.length >= LONG_WORD_LETTERS && !isKnownWord(word));
  return [
    ...(longestSentence(text.da) > MOST_WORDS
      ? [fault(place, `A sentence has more than ${MOST_WORDS} words.`)]
      : []),
    ...long.map((word) =>
      fault(
        place,
        `"${word}" has ${word.length} letters: use shorter words, or add it to readability_exemptions.`,
      ),
    ),
  ];
}

function checkReading(definition: Definition, texts: readonly PlacedText[]): Fault[] {
  const exempt = new Set(definition.readability_exemptions.map(({ pointer }) => pointer));
  const hard = texts.filter(({ at }) => !isForStaff(at)).flatMap(hardIn);
  const pointers = new Set(hard.map(({ pointer }) => pointer));
  return [
    ...hard.filter(({ pointer }) => !exempt.has(pointer)),
    ...definition.readability_exemptions.flatMap(({ pointer }, place) =>
      pointers.has(pointer)
        ? []
        : [fault(["readability_exemptions", place], `${pointer} needs no exemption.`)],
    ),
  ];
}

const FEW_WORDS = 3;

/** An English text that is the Danish one was forgotten. A word or two may be the same in both. */
const checkTranslated = (texts: readonly PlacedText[]): Fault[] =>
  texts
    .filter(({ text }) => text.da === text.en && wordsIn(text.da).length >= FEW_WORDS)
    .map(({ at }) => fault([...at, "en"], "The English text is the Danish one: translate it."));

/** Danish that is hard to read, texts that were not translated, and the word "jobcenter", which leaves the law in 2026. */
export function checkTexts(definition: Definition): Fault[] {
  const texts = textsOf(definition);
  return [
    ...checkLix(definition),
    ...checkReading(definition, texts),
    ...checkTranslated(texts),
    ...texts
      .filter(({ text }) => /jobcent(er|re)/iu.test(text.da))
      .map(({ at }) => fault([...at, "da"], 'Write "kommune" instead of "jobcenter".')),
  ];
}
