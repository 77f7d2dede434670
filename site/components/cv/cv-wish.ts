import type { CvKind, CvLang } from "#server/cv/cv-content.ts";
import type { CvWish } from "#server/use-cases/cv/compose-cv.ts";

/** The kinds of CV in the order in which they are offered, by their word in an address. */
export const kindWords: Readonly<Record<CvKind, string>> = {
  full: "fuldt",
  short: "kort",
  competence: "kan",
};

/** The languages that a CV is made in, each by its own name. */
export const cvLanguages: readonly { readonly value: CvLang; readonly label: string }[] = [
  { value: "da", label: "Dansk" },
  { value: "en", label: "English" },
];

/** What is chosen in a form or an address: `slags`, `cvsprog`, `behov` and `foto`. What is not known there is left at the first. */
export function readCvWish(of: (name: string) => string | null | undefined, lang: CvLang): CvWish {
  const kinds = Object.keys(kindWords) as CvKind[];
  const kind = kinds.find((known) => kindWords[known] === of("slags")) ?? "full";
  const chosen = cvLanguages.find(({ value }) => value === of("cvsprog"))?.value;
  return {
    kind,
    lang: chosen ?? lang,
    includesNeeds: of("behov") === "ja",
    includesPhoto: of("foto") === "ja",
  };
}

/** The address of what was chosen, as the end of another address. */
export function wishQuery({ kind, lang, includesNeeds, includesPhoto }: CvWish): string {
  const chosen = new URLSearchParams({ slags: kindWords[kind], cvsprog: lang });
  if (includesNeeds) chosen.set("behov", "ja");
  if (includesPhoto) chosen.set("foto", "ja");
  return `?${chosen.toString()}`;
}
