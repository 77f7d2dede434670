import type { AnswerTest, DerivedTest, GuideCondition, MissingTest } from "../condition-schema.ts";
import type { Lang } from "../languages.ts";
import type { Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import type { Localized } from "../schema-parts.ts";
import { labelIn, textIn } from "../text-in.ts";
import { PHRASES, type Phrases } from "./condition-phrases.ts";

/** How to speak: in which language, and what a question is called, such as its text or its number on paper. */
export type Speaking = {
  readonly definition: Definition;
  readonly lang: Lang;
  readonly nameOf: (question: Question) => string;
};

type Speaker = Speaking & { readonly phrases: Phrases };

type Labelled = readonly { readonly code: string; readonly label: Localized }[];

const quoted = (text: string, { phrases }: Speaker): string => `${phrases.open}${text}${phrases.close}`;

const questionNamed = ({ definition }: Speaker, id: string): Question | undefined =>
  [...definition.questions, ...definition.staff_questions].find((question) => question.id === id);

const nameOf = (speaker: Speaker, id: string): string => {
  const question = questionNamed(speaker, id);
  return question ? speaker.nameOf(question) : id;
};

/** An answer as people see it: the label of a code, or the number. */
function answerOf(speaker: Speaker, question: Question | undefined, value: string | number): string {
  const options: Labelled = question && "options" in question ? question.options : [];
  const label = labelIn(
    options.find(({ code }) => code === value),
    speaker.lang,
  );
  return typeof value === "number" ? String(value) : quoted(label ?? value, speaker);
}

/** "a", "b" or "c". */
function anyOf(words: readonly string[], { phrases }: Speaker): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${phrases.or} ${last}`;
}

function subjectOf(speaker: Speaker, test: AnswerTest): string {
  const name = nameOf(speaker, test.q);
  const question = questionNamed(speaker, test.q);
  if (test.row === undefined || question?.kind !== "matrix") return name;
  const row =
    labelIn(
      question.rows.find(({ code }) => code === test.row),
      speaker.lang,
    ) ?? test.row;
  return speaker.phrases.row(name, quoted(row, speaker));
}

function testWords(speaker: Speaker, test: AnswerTest): string {
  const { phrases } = speaker;
  const question = questionNamed(speaker, test.q);
  const subject = subjectOf(speaker, test);
  const values = typeof test.value === "object" ? test.value : [test.value];
  const answers = anyOf(
    values.map((value) => answerOf(speaker, question, value)),
    speaker,
  );
  if (test.op === "has" || test.op === "has_any") return phrases.has(subject, answers);
  if (question?.kind === "list") return phrases.count[test.op](subject, answers);
  return phrases.answer[test.op](subject, answers);
}

function derivedWords(speaker: Speaker, { derived, op, value }: DerivedTest): string {
  const { phrases, definition } = speaker;
  if (derived === "domains_high") return phrases.domains[op](value);
  return phrases.weeks[op](nameOf(speaker, definition.scoring?.weeks_absent?.question ?? derived), value);
}

const leafWords = (speaker: Speaker, leaf: AnswerTest | MissingTest | DerivedTest): string => {
  if ("derived" in leaf) return derivedWords(speaker, leaf);
  return leaf.op === "missing" ? speaker.phrases.missing(nameOf(speaker, leaf.q)) : testWords(speaker, leaf);
};

function wordsOf(speaker: Speaker, condition: GuideCondition, isInside: boolean): string {
  const { phrases } = speaker;
  const parts = (list: readonly GuideCondition[]): string[] =>
    list.map((part) => wordsOf(speaker, part, list.length > 1));
  if ("all" in condition) {
    const words = parts(condition.all).join(` ${phrases.and} `);
    return isInside && condition.all.length > 1 ? phrases.both(words) : words;
  }
  if ("any" in condition) {
    const words = parts(condition.any).join(` ${phrases.or} `);
    return isInside && condition.any.length > 1 ? phrases.either(words) : words;
  }
  if ("of" in condition) return phrases.several(condition.count_gte, parts(condition.of).join("; "));
  return leafWords(speaker, condition);
}

/** A condition as a clause that goes on after "if", with the questions called as the speaker calls them. */
export const conditionClause = (speaking: Speaking, condition: GuideCondition): string =>
  wordsOf({ ...speaking, phrases: PHRASES[speaking.lang] }, condition, false);

/**
 * A condition as a clause that goes on after "if", in a language of the definition, with every question by its
 * text: `the answer to "How much pain in the last week?" is 4 or more`.
 */
export const conditionWords = (definition: Definition, condition: GuideCondition, lang: Lang): string => {
  const { open, close } = PHRASES[lang];
  const nameOfQuestion = ({ text }: Question): string => `${open}${textIn(text, lang)}${close}`;
  return conditionClause({ definition, lang, nameOf: nameOfQuestion }, condition);
};
