import { WrongBody } from "#server/errors/problem.ts";
import type { Guidelines } from "#server/use-cases/setup/cv-guideline.ts";
import { guidelineAddresses } from "./guideline-addresses.ts";

export type GuidelineAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly guidelines: Guidelines;
      readonly fault: "changed" | "nothing-new" | null;
    };

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form">;

const unknown = (): WrongBody => new WrongBody([{ pointer: "handling", code: "unknown" }]);

const numberIn = (form: NonNullable<Locals["form"]>, name: string): number => Number(form[name]?.[0] ?? 0);

async function page(
  { useCases, visitor }: Locals,
  fault: "changed" | "nothing-new" | null = null,
): Promise<GuidelineAnswer> {
  return { kind: "page", guidelines: await useCases.guideline.show(visitor), fault };
}

/** One request for the page of the guideline in force and those before it. */
export async function guidelineRequest(locals: Locals): Promise<GuidelineAnswer> {
  const { useCases, visitor, form } = locals;
  if (form === null) return page(locals);
  if (form["sprog"] !== undefined) return { kind: "go", to: guidelineAddresses.home };
  const act = form["handling"]?.[0];
  if (act === "begynd") {
    await useCases.guideline.begin(visitor);
    return { kind: "go", to: guidelineAddresses.draft };
  }
  if (act !== "saet") throw unknown();
  const number = numberIn(form, "nummer");
  const put = await useCases.guideline.putInForce(visitor, { number, revision: null });
  if (put.kind !== "done") return page(locals, put.kind);
  return { kind: "go", to: `${guidelineAddresses.home}?sat=1` };
}

/** One request for the page of the draft. */
export async function draftRequest(locals: Locals): Promise<GuidelineAnswer> {
  const { useCases, visitor, form } = locals;
  const { home, draft } = guidelineAddresses;
  if (form === null) return page(locals);
  if (form["sprog"] !== undefined) return { kind: "go", to: draft };
  const act = form["handling"]?.[0];
  const revision = numberIn(form, "udgave");
  if (act === "smid-ud") {
    await useCases.guideline.drop(visitor);
    return { kind: "go", to: `${home}?smidt=1` };
  }
  if (act === "saet") {
    const number = numberIn(form, "nummer");
    const put = await useCases.guideline.putInForce(visitor, { number, revision });
    return put.kind === "done" ? { kind: "go", to: `${home}?sat=1` } : page(locals, put.kind);
  }
  const kind = ({ op: "up", ned: "down", fjern: "remove" } as const)[act ?? ""];
  if (kind === undefined) throw unknown();
  const id = form["punkt"]?.[0] ?? "";
  const outcome = await useCases.guideline.change(visitor, { revision, act: { kind, id } });
  return outcome.kind === "saved" ? { kind: "go", to: `${draft}?gemt=1` } : page(locals, "changed");
}
