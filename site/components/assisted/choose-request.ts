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

/** The benefits to choose among; a draft's are those of its own version, while that is installed. */
export const variantsOf = ({ installed, draft }: AssistableQuestionnaire) =>
  (draft?.installed ?? installed).questionnaire.definition.variants;

const isWay = (text: string | undefined): text is TogetherWay => togetherWays.some((way) => way === text);

function faultsOf(chosen: AssistableQuestionnaire, form: Fields): readonly ChooseFault[] {
  const questionnaireId = chosen.installed.questionnaire.id;
  const faults: ChooseFault[] = [];
  const variant = variantIn(chosen, form);
  const isKnown = variant === chosen.draft?.variant || variantsOf(chosen).some(({ id }) => id === variant);
  if (!isKnown) faults.push({ questionnaireId, field: "ydelse", message: "staff.assist.benefitMissing" });
  if (!isWay(form["maade"]?.[0]))
    faults.push({ questionnaireId, field: "maade", message: "staff.assist.wayMissing" });
  return faults;
}

/** The benefits of a draft can be changed while its version is open. */
export const mayChoose = (chosen: AssistableQuestionnaire): boolean =>
  variantsOf(chosen).length > 1 && !["ended", "gone"].includes(chosen.draft?.version.kind ?? "current");

/** The chosen one; the draft's own; or the only one there is. */
function variantIn(chosen: AssistableQuestionnaire, form: Fields): string | undefined {
  const asked = mayChoose(chosen) ? form["ydelse"]?.[0] : undefined;
  const variants = variantsOf(chosen);
  return asked ?? chosen.draft?.variant ?? (variants.length === 1 ? variants[0]?.id : undefined);
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
  const draft = await useCases.openTogether(visitor, { citizenId, questionnaireId, variant, lang, way });
  const to = assistedAddresses({ citizenId, questionnaireId });
  const place = variantsOf(chosen).findIndex(({ id }) => id === variant) + 1;
  // Another benefit than the draft is about: what becomes of the answers is asked first.
  return { kind: "go", to: draft.variant === variant || place === 0 ? to.goOn : to.change(place) };
}
