import type { PhotoFault } from "#server/cv/photo/clean-photo.ts";
import { WrongBody } from "#server/errors/problem.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey } from "#site/text/translate.ts";
import { cvAddresses } from "./cv-addresses.ts";

export type PhotoAnswer =
  | { readonly kind: "go"; readonly to: string }
  | { readonly kind: "page"; readonly problems: readonly FieldProblem[] };

const messages: Readonly<Record<PhotoFault, TextKey>> = {
  "not-a-photo": "cv.photo.notPhoto",
  damaged: "cv.photo.damaged",
  "too-large": "cv.photo.tooLarge",
  "too-many-pixels": "cv.photo.tooManyPixels",
  "too-small": "cv.photo.tooSmall",
};

type Locals = Pick<App.Locals, "useCases" | "visitor" | "file" | "form" | "t">;

/** One request for the page of the photo. */
export async function photoRequest({ useCases, visitor, form, file, t }: Locals): Promise<PhotoAnswer> {
  if (form === null) return { kind: "page", problems: [] };
  // Of somebody who is not logged in the form is not even read: say that, not that something is missing in it.
  await useCases.cv.hasPhoto(visitor);
  const act = form["handling"]?.[0];
  if (form["sprog"] !== undefined) return { kind: "go", to: cvAddresses.photo };
  if (act === "fjern") {
    await useCases.cv.deletePhoto(visitor);
    return { kind: "go", to: `${cvAddresses.photo}?slettet=1` };
  }
  if (act !== "gem") throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  const fault = await useCases.cv.savePhoto(visitor, file ?? new Uint8Array());
  if (fault === null) return { kind: "go", to: `${cvAddresses.photo}?gemt=1` };
  const message = t(file === null ? "cv.photo.nothing" : messages[fault]);
  return { kind: "page", problems: [{ fieldId: "billede", message }] };
}
