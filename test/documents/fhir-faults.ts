import { Fhir } from "fhir";

type Message = { readonly severity?: string; readonly location?: string; readonly message?: string };

const validator = new Fhir();

/**
 * What the validator of the `fhir` package says against a resource. Value sets it does not have are no fault.
 * It does not look at: invariants, ids that must differ, what a condition points at, or extensions' own content.
 */
export function fhirFaults(resource: unknown): readonly Message[] {
  const { messages } = validator.validate(resource as object, { errorOnUnexpected: true });
  return (messages as Message[]).filter(({ severity }) => severity !== "info");
}
