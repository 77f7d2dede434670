import type { FoundCitizen } from "#db/ports.ts";
import { dateText } from "#site/text/dates.ts";
import type { Lang, TextKey, TextValues } from "#site/text/translate.ts";

/** Longest search, in characters. */
const longestSearch = 100;
const shortestSearch = 2;

export interface Found {
  readonly words: string;
  readonly problem: { readonly key: TextKey; readonly values: TextValues } | null;
  /** Null while nothing has been searched for. */
  readonly citizens: readonly FoundCitizen[] | null;
}

function faultOf(words: string): TextKey | null {
  if (words === "") return "staff.search.blank";
  if (words.length < shortestSearch) return "staff.search.tooShort";
  return words.length > longestSearch ? "staff.search.tooLong" : null;
}

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm">;

/** Looks for the citizen. The words live in the form's body and in the page, never in an address. */
export async function findRequest({ useCases, visitor, form, keptForm }: Locals): Promise<Found> {
  const words = ((form ?? (await keptForm()))?.["ord"]?.[0] ?? "").trim();
  const fault = form === null || form["sprog"] ? null : faultOf(words);
  const isSearched = form !== null && faultOf(words) === null;
  const citizens = await useCases.findCitizens(visitor, { words: isSearched ? words : "" });
  return {
    words,
    problem: fault && { key: fault, values: { max: longestSearch } },
    citizens: isSearched ? citizens : null,
  };
}

/** Rows of the table: who, and by what one tells namesakes apart. */
export const citizenRows = (citizens: readonly FoundCitizen[], none: string, lang: Lang) =>
  citizens.map(({ id, name, newest }) => [
    { text: name, href: `/sager/udfyld/${id}` },
    newest === null ? none : dateText(newest.receivedAt, lang),
    newest?.receiptNumber ?? "",
  ]);
