import type { Definition } from "#questionnaires/schema.ts";
import { labelIn } from "#questionnaires/text-in.ts";
import type { VariantChoice } from "#server/use-cases/answering/change-variant.ts";
import type { VariantChange } from "#server/use-cases/answering/show-variant-change.ts";
import { readInOneLanguage } from "#site/text/reading.ts";
import type { Lang } from "#site/text/translate.ts";
import type { Addresses } from "./addresses.ts";
import { unlessMoved } from "./unless-moved.ts";

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
  readonly change: (change: VariantChoice) => Promise<unknown>;
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
      readonly stamp: string;
      /** The answers were changed after the page had been opened: it is shown again, and nothing has been done. */
      readonly isMoved: boolean;
    };

/** One request for the page that asks before the benefit is changed. */
export async function switchRequest(locals: App.Locals, door: SwitchDoor): Promise<SwitchAnswer> {
  const on = { kind: "go", to: door.to.goOn } as const;
  const before = await door.show();
  const { installed, response, variant } = before;
  if (response.variant === variant) return on;
  const stamp = locals.form?.["udgave"]?.[0];
  const isMoved = locals.form !== null;
  if (isMoved && (await unlessMoved(door.change({ responseId: response.id, variant, stamp })))) return on;
  readInOneLanguage(locals, installed);
  const { definition } = installed.questionnaire;
  const nameOf = (id: string): string => benefitInText(definition, id, locals.lang) ?? "";
  const { kept, dropped, stamp: drawnFrom } = before;
  return {
    kind: "page",
    from: nameOf(response.variant),
    wanted: nameOf(variant),
    kept,
    dropped,
    stamp: drawnFrom,
    isMoved,
  };
}
