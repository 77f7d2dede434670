import type { SignInRefusal } from "#server/errors/problem.ts";
import type { TextKey } from "#site/text/translate.ts";

const words: Readonly<Record<SignInRefusal, TextKey>> = {
  expired: "login.expired",
  cancelled: "login.cancelled",
  assurance: "login.assurance",
  claims: "login.claims",
  roles: "login.roles",
  provider: "login.provider",
};

/** Why somebody could not log in; an unknown reason counts as the provider's. */
export const refusalWords = (reason: string | null): TextKey =>
  new Map<string | null, TextKey>(Object.entries(words)).get(reason) ?? words.provider;
