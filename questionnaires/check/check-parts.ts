import type { Question } from "../question-schema.ts";
import type { Definition, Measure } from "../schema.ts";
import { duplicates, type Fault, fault, type Path } from "./fault.ts";

/** Row codes and field names used twice inside one question. */
function duplicatesInside(question: Question, place: number): Fault[] {
  const at: Path = ["questions", place];
  if (question.kind === "matrix") {
    const codes = question.rows.map(({ code }) => code);
    return duplicates(codes, { at: [...at, "rows"], key: "code" });
  }
  if (question.kind !== "list") return [];
  return [
    ...duplicates(
      question.fields.map(({ id }) => id),
      { at: [...at, "fields"], key: "id" },
    ),
    ...question.fields.flatMap((field, one) => {
      if (!("options" in field)) return [];
      const codes = field.options.map(({ code }) => code);
      return duplicates(codes, { at: [...at, "fields", one, "options"], key: "code" });
    }),
  ];
}

/** Levels of change start at 0 and rise, so that every change has exactly one. */
const checkLevels = (levels: readonly { readonly min_abs: number }[], at: Path): Fault[] =>
  levels.flatMap(({ min_abs }, place) => {
    const before = levels[place - 1]?.min_abs;
    const isRising = before === undefined ? min_abs === 0 : min_abs > before;
    return isRising ? [] : [fault([...at, place, "min_abs"], "Levels of change start at 0 and rise.")];
  });

function checkItems({ items, min_answered }: Measure, questions: readonly Question[]): Fault[] {
  const at: Path = ["measure", "items"];
  const found = items.flatMap((id, place): Fault[] => {
    const question = questions.find((one) => one.id === id);
    if (!question) return [fault([...at, place], `There is no question "${id}".`)];
    if (question.kind !== "scale") return [fault([...at, place], `"${id}" is no scale, so it has no mean.`)];
    return question.show_if || question.variants.length > 0
      ? [fault([...at, place], `"${id}" is not asked of everybody, so totals could not be compared.`)]
      : [];
  });
  const twice = items.flatMap((id, place) =>
    items.indexOf(id) < place ? [fault([...at, place], `"${id}" is used twice.`)] : [],
  );
  const tooMany =
    min_answered > items.length
      ? [fault(["measure", "min_answered"], `There are only ${items.length} items.`)]
      : [];
  return [...found, ...twice, ...tooMany, ...unequalScales(items, questions)];
}

/** A mean over scales of different lengths means nothing. */
function unequalScales(items: readonly string[], questions: readonly Question[]): Fault[] {
  const scales = items.flatMap((id, place) => {
    const question = questions.find((one) => one.id === id);
    return question?.kind === "scale" ? [{ id, place, min: question.min, max: question.max }] : [];
  });
  const [first] = scales;
  return scales
    .filter(({ min, max }) => first && (min !== first.min || max !== first.max))
    .map(({ id, place }) =>
      fault(["measure", "items", place], `"${id}" has another scale than "${first?.id}".`),
    );
}

function checkMeasure({ measure, questions, references }: Definition): Fault[] {
  if (!measure) return [];
  const at: Path = ["measure", "change"];
  return [
    ...checkItems(measure, questions),
    ...checkLevels(measure.change.levels, [...at, "levels"]),
    ...checkLevels(measure.change.item_levels, [...at, "item_levels"]),
    ...measure.change.sources.flatMap((name, place) =>
      Object.hasOwn(references, name)
        ? []
        : [fault([...at, "sources", place], `There is no source "${name}".`)],
    ),
  ];
}

function checkProfile({ profile, questions }: Definition): Fault[] {
  const ids = new Set(questions.map(({ id }) => id));
  return [
    ...duplicates(
      profile.map(({ id }) => id),
      { at: ["profile"], key: "id" },
    ),
    ...profile.flatMap((group, place) =>
      group.questions.flatMap((id, one) =>
        ids.has(id) ? [] : [fault(["profile", place, "questions", one], `There is no question "${id}".`)],
      ),
    ),
  ];
}

/**
 * An anonymous questionnaire has nobody to give points, a measure or a caseworker's word to. It asks everybody the same:
 * its figures tell how many answered a question, and that would tell how many gave the answer on which it hangs.
 */
function checkAnonymous({ identity, scoring, measure, staff_questions, questions }: Definition): Fault[] {
  if (identity !== "anonymous") return [];
  const places = { scoring, measure, staff_questions: staff_questions.length > 0 || undefined };
  const parts = Object.entries(places).flatMap(([at, value]) =>
    value === undefined ? [] : [fault([at], `An anonymous questionnaire has no "${at}".`)],
  );
  const conditional = questions.flatMap(({ id, show_if }, place) => {
    const sentence = `An anonymous questionnaire asks everybody the same: the number who answered "${id}" would tell what they answered before.`;
    return show_if === undefined ? [] : [fault(["questions", place, "show_if"], sentence)];
  });
  return [...parts, ...conditional];
}

/** What staff say of the work is only free when it belongs to nobody; a citizen could begin any other. */
const checkAudience = ({ audience, identity }: Definition): Fault[] =>
  audience === undefined || identity === "anonymous"
    ? []
    : [fault(["audience"], "Only an anonymous questionnaire can be for staff.")];

function checkRepeat({ repeat }: Definition): Fault[] {
  if (!repeat || repeat.every_weeks_min <= repeat.every_weeks_max) return [];
  return [fault(["repeat", "every_weeks_max"], "The longest time is shorter than the shortest.")];
}

/** Parts that only some questionnaires have: rows, fields, a measure, a profile, repetition, anonymity, audience. */
export const checkParts = (definition: Definition): Fault[] => [
  ...definition.questions.flatMap(duplicatesInside),
  ...checkMeasure(definition),
  ...checkProfile(definition),
  ...checkRepeat(definition),
  ...checkAnonymous(definition),
  ...checkAudience(definition),
];
