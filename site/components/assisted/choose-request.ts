import type { Fields } from "#questionnaires/form/fields.ts";
import { NotFound } from "#server/errors/problem.ts";
import type { Assistable, AssistableQuestionnaire } from "#server/use-cases/assisted/assistable.ts";
import { type TogetherWay, togetherWays } from "#server/use-cases/assisted/assisting-for.ts";
import { assistedAddresses } from "#site/components/assisted/assisted-addresses.ts";
import type { TextKey } from "#site/text/translate.ts";

export interface ChooseFault {
  readonly questionnaireId: string;
  readonly field: "ydelse" | "maade";
  readonly message: TextKey;
}

export type Chosen =
  | { readonly kind: "go"; readonly to: string }
  | { readonly kind: "page"; readonly found: Assistable; readonly faults: readonly ChooseFault[] };

/** Id of a field on the page: several questionnaires stand there, each with the same fields. */
export const fieldId = (questionnaireId: string, field: string): string => `${questionnaireId}-${field}`;

export const variantsOf = ({ installed }: AssistableQuestionnaire) =>
  installed.questionnaire.definition.variants;

const isWay = (text: string | undefined): text is TogetherWay => togetherWays.some((way) => way === text);

function faultsOf(chosen: AssistableQuestionnaire, form: Fields): readonly ChooseFault[] {
  const questionnaireId = chosen.installed.questionnaire.id;
  const faults: ChooseFault[] = [];
  const isKnown = variantsOf(chosen).some(({ id }) => id === variantIn(chosen, form));
  if (!isKnown) faults.push({ questionnaireId, field: "ydelse", message: "staff.assist.benefitMissing" });
  if (!isWay(form["maade"]?.[0]))
    faults.push({ questionnaireId, field: "maade", message: "staff.assist.wayMissing" });
  return faults;
}

/** The draft's own; the only one there is; or the chosen one. */
function variantIn(chosen: AssistableQuestionnaire, form: Fields): string | undefined {
  const variants = variantsOf(chosen);
  return chosen.draft?.variant ?? (variants.length === 1 ? variants[0]?.id : form["ydelse"]?.[0]);
}

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "lang">;

/** One request for the page where questionnaire and way are chosen. @throws NotFound */
export async function chooseRequest(locals: Locals, citizenId: string): Promise<Chosen> {
  const { useCases, visitor, form, lang } = locals;
  const found = await useCases.assistable(visitor, { citizenId });
  if (form === null || form["sprog"]) return { kind: "page", found, faults: [] };
  const questionnaireId = form["skema"]?.[0] ?? "";
  const chosen = found.questionnaires.find(({ installed }) => installed.questionnaire.id === questionnaireId);
  if (chosen === undefined) throw new NotFound();
  const faults = faultsOf(chosen, form);
  const [variant, way] = [variantIn(chosen, form), form["maade"]?.[0]];
  if (faults.length > 0 || variant === undefined || !isWay(way)) return { kind: "page", found, faults };
  await useCases.openTogether(visitor, { citizenId, questionnaireId, variant, lang, way });
  return { kind: "go", to: assistedAddresses({ citizenId, questionnaireId }).goOn };
}
