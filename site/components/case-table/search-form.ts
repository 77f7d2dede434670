import type { ListedCase } from "#server/use-cases/triage/list-cases.ts";
import type { TextKey, TextValues } from "#site/text/translate.ts";

/** Longest search, in characters; the API has the same limit. */
const longestSearch = 100;
const shortestSearch = 2;

export type Searched =
  | { readonly kind: "nothing"; readonly words: string }
  | { readonly kind: "wrong"; readonly words: string; readonly problem: TextKey; readonly values: TextValues }
  | { readonly kind: "found"; readonly words: string; readonly rows: readonly ListedCase[] };

const faultOf = (words: string): TextKey | null => {
  if (words === "") return "staff.search.blank";
  if (words.length < shortestSearch) return "staff.search.tooShort";
  return words.length > longestSearch ? "staff.search.tooLong" : null;
};

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm">;

/** Searches for what was typed. The words live in the form's body and in the page, never in an address. */
export async function searchTyped({ useCases, visitor, form, keptForm }: Locals): Promise<Searched> {
  if (form === null) {
    const words = (await keptForm())?.["ord"]?.[0] ?? "";
    await useCases.searchCases(visitor, { words: "" });
    return { kind: "nothing", words };
  }
  const words = (form["ord"]?.[0] ?? "").trim();
  const problem = faultOf(words);
  if (problem !== null) {
    await useCases.searchCases(visitor, { words: "" });
    return { kind: "wrong", words, problem, values: { max: longestSearch } };
  }
  return { kind: "found", words, rows: await useCases.searchCases(visitor, { words }) };
}
