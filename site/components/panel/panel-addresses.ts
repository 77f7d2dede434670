import type { Lang } from "#site/text/translate.ts";

/** Addresses of confidential surveys: those of who answers end with the code, those of the evaluator with an id. */
export const panelAddresses = {
  answer: (code: string) => `/fortrolig/${code}`,
  thanks: (code: string, lang: Lang) => `/fortrolig/${code}/tak?sprog=${lang}`,
  withdraw: (code: string, lang: Lang) => `/fortrolig/${code}/slet?sprog=${lang}`,
  withdrawn: (lang: Lang) => `/fortrolig/slettet?sprog=${lang}`,
  make: "/evaluering/fortrolig/ny",
  of: (id: string) => `/evaluering/fortrolig/${id}`,
  letters: (id: string) => `/evaluering/fortrolig/${id}/breve`,
  files: (id: string) => `/evaluering/fortrolig/${id}/hent`,
} as const;
