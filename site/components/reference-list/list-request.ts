import { WrongBody } from "#server/errors/problem.ts";
import type { ListFault, ReferenceListPage } from "#server/use-cases/setup/reference-lists.ts";
import { type ListKind, listAddresses } from "./list-addresses.ts";

export type ListAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly status: 200 | 409 | 422;
      readonly page: ReferenceListPage;
      /** What is wrong with the file; "nothing" when none was chosen. */
      readonly faults: readonly ListFault[] | "nothing" | "too-large";
    };

type Locals = Pick<App.Locals, "file" | "form" | "useCases" | "visitor">;

/** Bytes of a file: 20,000 rows are some four million. */
const mostBytes = 10 * 1024 * 1024;

/** One request for the page of an imported list. */
export async function listRequest(locals: Locals, kind: ListKind): Promise<ListAnswer> {
  const { file, form, useCases, visitor } = locals;
  const page = await useCases.referenceLists.show(visitor, kind);
  const shown = { kind: "page", page, faults: [] } as const;
  const here = listAddresses[kind];
  if (form === null) return { ...shown, status: 200 };
  if (form["sprog"] !== undefined) return { kind: "go", to: here };
  const act = form["handling"]?.[0];
  if (act === "saet") {
    const number = form["nummer"]?.[0] ?? "";
    if (!/^\d{1,9}$/.test(number)) throw new WrongBody([{ pointer: "nummer", code: "wrong-form" }]);
    const isDone = await useCases.referenceLists.putInForce(visitor, { kind, number: Number(number) });
    return isDone ? { kind: "go", to: `${here}?gemt=sat` } : { ...shown, status: 409 };
  }
  if (act !== "indlaes") throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  if (file === null) return { ...shown, status: 422, faults: "nothing" };
  if (file.byteLength > mostBytes) return { ...shown, status: 422, faults: "too-large" };
  const faults = await useCases.referenceLists.import(visitor, { kind, bytes: file });
  return faults.length === 0
    ? { kind: "go", to: `${here}?gemt=indlaest` }
    : { ...shown, status: 422, faults };
}
