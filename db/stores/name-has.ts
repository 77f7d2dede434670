import { and, like, type SQL, sql } from "drizzle-orm";
import type { Tables } from "../define.ts";
import { foldName } from "./fold-name.ts";

/** Every word is somewhere in the folded name. */
export const nameHas = (folded: Tables["citizens"]["nameFolded"], words: string): SQL | undefined =>
  and(
    ...foldName(words)
      .split(" ")
      .map((word) => sql`${like(folded, anywhere(word))} escape '!'`),
  );

/** `%` and `_` in a name are letters like any other. */
const anywhere = (word: string): string => `%${word.replace(/[!%_]/g, "!$&")}%`;
