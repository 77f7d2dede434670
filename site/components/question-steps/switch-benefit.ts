import type { Definition } from "#questionnaires/schema.ts";
import { labelIn } from "#questionnaires/text-in.ts";
import type { VariantChange } from "#server/use-cases/answering/show-variant-change.ts";
import { readInOneLanguage } from "#site/text/reading.ts";
import type { Lang } from "#site/text/translate.ts";
import type { Addresses } from "./addresses.ts";

/** The name of a benefit inside a sentence: "kontanthjælp". Undefined when there is no such benefit. */
export function benefitInText({ variants }: Definition, id: string, lang: Lang): string | undefined {
  const label = labelIn(
    variants.find((variant) => variant.id === id),
    lang,
  );
  return label && label.charAt(0).toLowerCase() + label.slice(1);
}

/** Whose benefit it is, and where the pages are. */
export interface SwitchDoor {
  readonly show: () => Promise<VariantChange>;
  readonly change: (change: { responseId: string; variant: string }) => Promise<unknown>;
  readonly to: Addresses;
}

export type SwitchAnswer =
  | { readonly kind: "go"; readonly to: string }
  /** The question, with both benefits as words in a sentence. */
  | {
      readonly kind: "page";
      readonly from: string;
      readonly wanted: string;
      readonly kept: number;
      readonly dropped: number;
    };

/** One request for the page that asks before the benefit is changed. */
export async function switchRequest(locals: App.Locals, door: SwitchDoor): Promise<SwitchAnswer> {
  const { installed, response, variant, kept, dropped } = await door.show();
  const on = { kind: "go", to: door.to.goOn } as const;
  if (response.variant === variant) return on;
  if (locals.form) {
    await door.change({ responseId: response.id, variant });
    return on;
  }
  readInOneLanguage(locals, installed);
  const { definition } = installed.questionnaire;
  const nameOf = (id: string): string => benefitInText(definition, id, locals.lang) ?? "";
  return { kind: "page", from: nameOf(response.variant), wanted: nameOf(variant), kept, dropped };
}
