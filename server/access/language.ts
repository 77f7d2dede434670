import { isLang, type Lang } from "#questionnaires/languages.ts";

/** The chosen language, else the first that the client names and we have; else Danish. */
export function languageOf(headers: {
  readonly cookie: string | null | undefined;
  readonly acceptLanguage: string | null | undefined;
}): Lang {
  const chosen = /(?:^|;\s*)sprog=([a-z]+)(?:;|$)/.exec(headers.cookie ?? "")?.[1];
  if (isLang(chosen)) return chosen;
  const named = (headers.acceptLanguage ?? "").split(",").map((one) => /^\s*([a-z]+)\b/i.exec(one)?.[1]);
  return named.map((one) => one?.toLowerCase()).find(isLang) ?? "da";
}
