import { type Case, casesSchema } from "../cases-schema.ts";
import { compile, type Questionnaire } from "../engine/compile.ts";
import { definitionSchema } from "../schema.ts";
import { checkCases, checkReach } from "./check-cases.ts";
import { checkConditions } from "./check-conditions.ts";
import { checkContradictions } from "./check-contradictions.ts";
import { checkNames } from "./check-names.ts";
import { checkParts } from "./check-parts.ts";
import { checkPoints } from "./check-points.ts";
import { checkQuestions } from "./check-questions.ts";
import { checkScaleValues } from "./check-scale-values.ts";
import { adviseTexts, checkTexts } from "./check-texts.ts";
import { checkTracks } from "./check-tracks.ts";
import { adviseUnused, checkUnused } from "./check-unused.ts";
import { type Fault, fault } from "./fault.ts";
import { readJson } from "./read-file.ts";

/** The texts of the two files of one version; `cases` is undefined when there is no such file. */
export type QuestionnaireTexts = { readonly definition: string; readonly cases: string | undefined };

export type QuestionnaireFaults = {
  readonly definition: Fault[];
  /** What is allowed and could be better; pointers are into the definition. */
  readonly advice: Fault[];
  readonly cases: Fault[];
  readonly key: string | undefined;
};

const outside =
  (places: readonly string[]) =>
  ({ pointer }: Fault): boolean =>
    !places.some((place) => pointer === place || pointer.startsWith(`${place}/`));

function checkContent(questionnaire: Questionnaire, cases: readonly Case[]): Fault[] {
  const { definition } = questionnaire;
  const conditions = checkConditions(definition);
  return [
    ...checkNames(definition),
    ...conditions,
    ...checkContradictions(definition, conditions),
    ...checkQuestions(definition),
    ...checkUnused(definition),
    ...checkPoints(definition),
    ...checkParts(definition),
    ...checkScaleValues(definition),
    ...checkTracks(definition),
    ...checkTexts(definition),
    ...checkReach(questionnaire, cases),
  ];
}

/**
 * Every fault of one version at once. Where the schema finds a fault, the checks after it read a stand-in; only
 * a fault for which there is none (a kind of question that does not exist) hides the rest until it is mended.
 */
export function checkQuestionnaire(texts: QuestionnaireTexts): QuestionnaireFaults {
  const read = readJson(texts.definition, definitionSchema);
  const missing = fault([], "There is no file of cases for this version.");
  const examples =
    texts.cases === undefined
      ? { output: undefined, faults: [missing], guessed: [] }
      : readJson(texts.cases, casesSchema);
  const definition = read.output;
  if (!definition) return { definition: read.faults, advice: [], cases: examples.faults, key: undefined };
  const questionnaire = compile(definition);
  const { key } = questionnaire;
  const cases = examples.output?.cases ?? [];
  const named = examples.output?.questionnaire ?? key;
  const wrongName =
    named === key ? [] : [fault(["questionnaire"], `These are the cases of ${named}, not ${key}.`)];
  return {
    key,
    definition: [...read.faults, ...checkContent(questionnaire, cases).filter(outside(read.guessed))],
    advice: [...adviseTexts(definition), ...adviseUnused(definition)],
    cases: [
      ...examples.faults,
      ...wrongName,
      ...checkCases(questionnaire, cases).filter(outside(examples.guessed)),
    ],
  };
}
