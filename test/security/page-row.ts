import type { Action } from "#server/access/permissions.ts";

export interface PageRow {
  readonly method: "GET" | "POST";
  /** The file under site/pages that answers. */
  readonly file: string;
  /** An address of it, with ids that nobody has. */
  readonly path: string;
  readonly gate: "anybody" | Action;
  /** Form fields that have the right form. */
  readonly form?: Readonly<Record<string, string>>;
}

export const nobodysId = "00000000000000000000000000";

export const get = (file: string, path: string, gate: PageRow["gate"]): PageRow => ({
  method: "GET",
  file,
  path,
  gate,
});
export const post = (
  file: string,
  path: string,
  { gate, ...form }: Readonly<Record<string, string>> & { readonly gate: PageRow["gate"] },
): PageRow => ({ method: "POST", file, path, gate, form });
