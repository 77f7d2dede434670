import { links, readCanonical } from "./names.ts";
import { type Draft, readOptions } from "./read-item.ts";
import type { FhirQuestionnaire, Item } from "./resources.ts";
import { readText } from "./texts.ts";

const startingWith = (items: readonly Item[], start: string): readonly Item[] =>
  items.filter(({ linkId }) => linkId.startsWith(start));

/** The groups that stand for sections. */
export const readSections = (items: readonly Item[]): readonly Item[] => startingWith(items, links.section);

export const sectionOf = ({ linkId }: Item): string => linkId.slice(links.section.length);

function variantsOf(items: readonly Item[]): Draft {
  const found = items.find(({ linkId }) => linkId === links.variant);
  return found === undefined
    ? {}
    : { variants: readOptions(found).map(({ code, label }) => ({ id: code, label })) };
}

/** What the FHIR elements say of a definition, questions apart. */
export function readFrame({ url, version, title, _title, item = [] }: FhirQuestionnaire): Draft {
  return {
    id: readCanonical(url ?? "")?.id,
    version,
    title: readText(title, _title),
    intro: startingWith(item, links.intro).map(({ text, _text }) => readText(text, _text)),
    ...variantsOf(item),
    sections: readSections(item).map((section) => ({
      id: sectionOf(section),
      title: readText(section.text, section._text),
    })),
  };
}
