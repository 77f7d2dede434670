import type { Condition } from "#questionnaires/condition-schema.ts";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import type { Lang } from "#questionnaires/languages.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { conditionClause } from "#questionnaires/words/condition-words.ts";
import { type AnswerSpace, answerSpace, type KeptLists } from "./answer-space.ts";
import { type PaperWords, paperWords } from "./paper-words.ts";

/** One question as it is printed. */
export interface PaperQuestion {
  /** Place among the questions of the variant; what conditions and the person who types go by. */
  readonly number: number;
  readonly text: string;
  readonly help: string | undefined;
  /** "Svar kun, hvis …", and what is listed below it. */
  readonly askedIf: { readonly sentence: string; readonly things: readonly string[] } | undefined;
  /** Whether the box with help in a crisis goes before it. */
  readonly helpBox: boolean;
  readonly space: AnswerSpace;
}

export interface PaperSection {
  readonly title: string;
  readonly part: string;
  readonly questions: readonly PaperQuestion[];
}

/** A whole questionnaire on paper: the print page and the PDF are two drawings of it. */
export interface PaperForm {
  readonly lang: Lang;
  readonly words: PaperWords;
  readonly title: string;
  /** The variant, where there is more than one. */
  readonly variant: string | undefined;
  readonly code: string;
  readonly key: string;
  readonly sender: string;
  readonly phone: string;
  /** Whom to call in a crisis; a line without a number says whom to look for. */
  readonly help: readonly { readonly phone: string | undefined; readonly label: string }[];
  readonly intro: readonly string[];
  /** How to answer. */
  readonly steps: readonly string[];
  /** `asked`: somebody unknown will hand it in; `known`: the code tells whose it is; `never`: nobody may know. */
  readonly name: "asked" | "known" | "never";
  readonly sections: readonly PaperSection[];
}

/** The municipality, as far as it is printed. */
export interface Sender {
  readonly name: string;
  readonly phone: string;
  /** The doctor on call where the municipality lies. */
  readonly doctor?: { readonly name: string; readonly phone: string } | undefined;
}

export interface Printing {
  readonly variant: string;
  readonly lang: Lang;
  readonly code: string;
  /** Whether the code belongs to a person. */
  readonly isPersonal: boolean;
  readonly sender: Sender;
  /** The lists that stand for `options_from`, by name. */
  readonly lists?: KeptLists;
}

function questionText(question: Question, { variant, lang }: Printing): string {
  const own: Localized | undefined = question.text_by_variant?.[variant];
  return textIn(own ?? question.text, lang);
}

/** The parts of a compound condition and how many of them must hold; a single test is one part. */
function partsOf(condition: Condition): { readonly parts: readonly Condition[]; readonly needed: number } {
  if ("all" in condition) return { parts: condition.all, needed: condition.all.length };
  if ("any" in condition) return { parts: condition.any, needed: 1 };
  return "of" in condition
    ? { parts: condition.of, needed: condition.count_gte }
    : { parts: [condition], needed: 1 };
}

const isCompound = (condition: Condition): boolean => !("q" in condition || "derived" in condition);

/** More tests than this in one sentence are hard to follow; then each has a line of its own. */
const mostInOneSentence = 2;

type Saying = { readonly lang: Lang; readonly clauseOf: (condition: Condition) => string };

function askedIf(condition: Condition, { lang, clauseOf }: Saying): PaperQuestion["askedIf"] {
  const { onlyIf, onlyIfAll, onlyIfSome } = paperWords(lang);
  const { parts, needed } = partsOf(condition);
  const isShort = parts.length <= mostInOneSentence && !parts.some(isCompound);
  if (isShort) return { sentence: onlyIf(clauseOf(condition)), things: [] };
  const sentence = needed === parts.length ? onlyIfAll : onlyIfSome(needed);
  return { sentence, things: parts.map(clauseOf) };
}

function sectionsOf(questionnaire: Questionnaire, printing: Printing): readonly PaperSection[] {
  const { definition } = questionnaire;
  const { variant, lang, lists } = printing;
  const asked = definition.questions.filter((question) => isAskedIn(question, variant));
  const places = new Map(asked.map(({ id }, place) => [id, place + 1]));
  const nameOf = ({ id }: Pick<Question, "id">): string => paperWords(lang).question(places.get(id) ?? 0);
  const clauseOf = (condition: Condition): string => conditionClause({ definition, lang, nameOf }, condition);
  const used = definition.sections.filter(({ id }) => asked.some(({ section }) => section === id));
  return used.map(({ id, title }, place) => ({
    title: textIn(title, lang),
    part: paperWords(lang).part(place + 1, used.length),
    questions: asked
      .filter(({ section }) => section === id)
      .map((question) => ({
        number: places.get(question.id) ?? 0,
        text: questionText(question, printing),
        help: question.help && textIn(question.help, lang),
        askedIf: question.show_if && askedIf(question.show_if, { lang, clauseOf }),
        helpBox: question.help_box === true,
        space: answerSpace(question, lang, lists),
      })),
  }));
}

const helpLines = ({ doctor }: Sender, { help }: PaperWords): PaperForm["help"] => [
  ...help.lines,
  doctor ? { phone: doctor.phone, label: doctor.name } : { phone: undefined, label: help.ownDoctor },
];

/** Everything that is printed of one variant in one language, in the order of the paper. */
export function paperForm(questionnaire: Questionnaire, printing: Printing): PaperForm {
  const { definition, key } = questionnaire;
  const { variant, lang, code, isPersonal, sender } = printing;
  const label = definition.variants.find(({ id }) => id === variant)?.label;
  const named = isPersonal ? "known" : "asked";
  const sections = sectionsOf(questionnaire, printing);
  const { steps, notForAll } = paperWords(lang);
  const isForAll = sections.every(({ questions }) => questions.every((one) => one.askedIf === undefined));
  return {
    lang,
    words: paperWords(lang),
    title: textIn(definition.title, lang),
    variant: label && definition.variants.length > 1 ? textIn(label, lang) : undefined,
    code,
    key,
    sender: sender.name,
    phone: sender.phone,
    help: helpLines(sender, paperWords(lang)),
    intro: definition.intro.map((text) => textIn(text, lang)),
    steps: isForAll ? steps : [...steps, notForAll],
    name: definition.identity === "anonymous" ? "never" : named,
    sections,
  };
}
