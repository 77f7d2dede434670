import { NotFound } from "#server/errors/problem.ts";
import type { PaperStep, Proof } from "#server/use-cases/paper/proofread-paper.ts";
import { type SheetAnswer, sheetRequest, sheetStatus } from "./sheet-request.ts";

export type RetypeAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly proof: Proof;
      readonly shown: Exclude<SheetAnswer, { kind: "go" }>;
      readonly status: number;
    };

/** One request for the sheet of a paper that has been typed: to put it right, or to type it again without seeing it. */
export async function retypeRequest(
  locals: App.Locals,
  { entryId, step }: { entryId: string; step: Extract<PaperStep, "proofread" | "again"> },
): Promise<RetypeAnswer> {
  const { useCases, visitor } = locals;
  const proof = await useCases.paper.proofread(visitor, { entryId });
  if (proof.step !== step) throw new NotFound();
  const { questions, form, keys } = proof;
  const store = step === "again" ? useCases.paper.typeAgain : useCases.paper.retype;
  const shown = await sheetRequest(locals, {
    questions,
    stored: keys,
    look: (typed) => useCases.paper.look(form, typed),
    store: (typed) => store(visitor, { entryId, keys: typed }),
  });
  if (shown.kind === "go") return { kind: "go", to: `/sager/indtast/svar/${shown.entryId}` };
  return { kind: "page", proof, shown, status: sheetStatus(shown) };
}
