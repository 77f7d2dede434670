import type { Question } from "../question-schema.ts";
import type { Definition, ScoredDefinition } from "../schema.ts";
import { compilePlan } from "./compile-plan.ts";
import { type Plan, type Workspace, workspaceFor } from "./plan.ts";

/** A definition made ready for evaluation. Compile once, use for every person. */
export type Questionnaire = {
  readonly definition: Definition;
  readonly id: string;
  readonly version: string;
  /** `id@version`, such as `risikoscreening@1.0.0`. */
  readonly key: string;
  /** Ids of the variants, in the order of the definition. */
  readonly variants: readonly string[];
  /** The question with this id, in any variant. */
  question(id: string): Question | undefined;
  /** Internal to the engine: the flat program of each variant and its working memory. */
  readonly plans: ReadonlyMap<string, CompiledVariant>;
};

/** A questionnaire that gives points and a level: the only kind that `evaluate` takes. */
export type ScoredQuestionnaire = Questionnaire & {
  readonly definition: ScoredDefinition;
};

export const isScored = (questionnaire: Questionnaire): questionnaire is ScoredQuestionnaire =>
  questionnaire.definition.scoring !== undefined;

export type CompiledVariant = { readonly plan: Plan; readonly work: Workspace };

/**
 * Compiles a definition that `definitionSchema` has accepted. Never throws on one: a condition that names an
 * unknown question is never known, and `check:questionnaires` is the place that tells about it.
 */
export function compile(definition: Definition): Questionnaire {
  const questions = new Map(definition.questions.map((question) => [question.id, question]));
  const variants = definition.variants.map((variant) => variant.id);
  const compiled = variants.map((variant): [string, CompiledVariant] => {
    const plan = compilePlan(definition, variant);
    return [variant, { plan, work: workspaceFor(plan) }];
  });
  return {
    definition,
    id: definition.id,
    version: definition.version,
    key: `${definition.id}@${definition.version}`,
    variants,
    question: (id) => questions.get(id),
    plans: new Map(compiled),
  };
}
