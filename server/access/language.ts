import type { Lang } from "#db/ports.ts";

/** The chosen language, else the first that the client names and we have; else Danish. */
export function languageOf(headers: {
  readonly cookie: string | null | undefined;
  readonly acceptLanguage: string | null | undefined;
}): Lang {
  const chosen = /(?:^|;\s*)sprog=(da|en)(?:;|$)/.exec(headers.cookie ?? "")?.[1];
  if (chosen === "da" || chosen === "en") return chosen;
  return /^\s*en\b/i.test(headers.acceptLanguage ?? "") ? "en" : "da";
}
