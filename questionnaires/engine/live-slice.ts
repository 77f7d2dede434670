import type { Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import type { Questionnaire } from "./compile.ts";
import { namesIn } from "./compile-condition.ts";
import { parentIds } from "./follow-ups.ts";
import type { Person } from "./person.ts";

/** What a page needs in order to tell, while somebody answers, which of its questions are asked. */
export type LiveSlice = {
  /** The questions of the page and all that they wait for, without words. */
  readonly definition: Definition;
  /** With the answers to the questions that are not on the page. */
  readonly person: Person;
};

/** Words and reasons: most of a definition, and of no use to a condition. */
const words = new Set(
  `text text_by_variant label labels help explain unit entry_name name citizen cannot notes date_rule construct
  sources icf tracks`.split(/\s+/),
);

/** The engine looks at no words, so what is left goes for what it was. */
const withoutWords = <Part>(part: Part): Part =>
  JSON.parse(JSON.stringify(part, (key, value) => (words.has(key) ? undefined : value)));

const nothing = {
  intro: [],
  validity: [],
  sections: [],
  domains: [],
  staff_questions: [],
  profile: [],
  flags: [],
  tracks: [],
  protective: [],
  conversation: [],
  readability_exemptions: [],
  never_used_as_predictor: [],
  audit_only_variables: [],
  references: {},
};

/** The scoring says which date the weeks of absence are counted from. */
const looksAtWeeks = ({ show_if }: Question): boolean =>
  show_if !== undefined && namesIn(show_if).includes("weeks_absent");

/** These questions and all that they wait for, however far back. */
function withParents(definition: Definition, ids: readonly string[]): Question[] {
  const needed = new Set(ids);
  // A question waits for earlier ones only: from the last to the first, each is looked at once.
  for (const question of definition.questions.toReversed()) {
    if (!needed.has(question.id)) continue;
    for (const parent of parentIds(definition, question)) needed.add(parent);
  }
  return definition.questions.filter(({ id }) => needed.has(id));
}

/**
 * Cuts out of a questionnaire what the page with these questions needs; on it, `compile` and `shownIds` answer as
 * they do on the whole. The answers of the page itself stay out: they are in its fields.
 */
export function liveSlice({ definition }: Questionnaire, person: Person, ids: readonly string[]): LiveSlice {
  const { measure, scoring, ...rest } = definition;
  const questions = withParents(definition, ids);
  const elsewhere = questions.flatMap(({ id }): [string, unknown][] =>
    ids.includes(id) || !Object.hasOwn(person.answers, id) ? [] : [[id, person.answers[id]]],
  );
  return {
    definition: {
      ...rest,
      ...nothing,
      ...(scoring && questions.some(looksAtWeeks) && { scoring: withoutWords(scoring) }),
      questions: withoutWords(questions),
    },
    person: { ...person, answers: Object.fromEntries(elsewhere) },
  };
}
