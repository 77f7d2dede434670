const core = "http://hl7.org/fhir/StructureDefinition";

/** Extensions of HL7 itself, by what they say. */
export const urls = {
  translation: `${core}/translation`,
  itemControl: `${core}/questionnaire-itemControl`,
  optionExclusive: `${core}/questionnaire-optionExclusive`,
  itemWeight: `${core}/itemWeight`,
  ordinalValue: `${core}/ordinalValue`,
  minValue: `${core}/minValue`,
  maxValue: `${core}/maxValue`,
  unit: `${core}/questionnaire-unit`,
  maxOccurs: `${core}/questionnaire-maxOccurs`,
  designNote: `${core}/designNote`,
  dataAbsentReason: `${core}/data-absent-reason`,
  /** Structured Data Capture: a condition that a flat `enableWhen` cannot say, in FHIRPath. */
  enableWhenExpression:
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
} as const;

export const itemControlSystem = "http://hl7.org/fhir/questionnaire-item-control";

/** WHO's International Classification of Functioning, as HL7 names it. */
export const icfSystem = "http://hl7.org/fhir/sid/icf";

/** Items that are no question of ours: no id of ours begins with an underscore. */
export const links = {
  intro: "_intro.",
  section: "_section.",
  variant: "_variant",
  staff: "_staff",
  help: "._help",
  lower: "._lower",
  upper: "._upper",
} as const;

export type Names = ReturnType<typeof namesOf>;

/** Everything that is named after the place a questionnaire comes from; `base` has no slash at its end. */
export const namesOf = (base: string) => ({
  base,
  definition: `${base}/StructureDefinition/afsaet-definition`,
  question: `${base}/StructureDefinition/afsaet-question`,
  response: `${base}/StructureDefinition/afsaet-response`,
  receipts: `${base}/NamingSystem/receipt-number`,
  questionnaire: (id: string): string => `${base}/Questionnaire/${id}`,
  /** A list that the municipality keeps, such as its units. */
  keptList: (name: string): string => `${base}/ValueSet/${name}`,
  questions: (questionnaire: string): string => `${base}/CodeSystem/${questionnaire}`,
  answers: (questionnaire: string, question: string): string =>
    `${base}/CodeSystem/${questionnaire}-${question}`,
});

const canonical = /^(.+)\/Questionnaire\/([^/|]+)(?:\|(.+))?$/;

/** The parts of `base/Questionnaire/id|version`. */
export function readCanonical(url: string): { base: string; id: string; version?: string } | null {
  const [, base, id, version] = canonical.exec(url) ?? [];
  if (base === undefined || id === undefined) return null;
  return version === undefined ? { base, id } : { base, id, version };
}

/** The kept list that a value set of ours stands for. */
export const readKeptList = (names: Names, url: string): string | null =>
  url.startsWith(names.keptList("")) ? url.slice(names.keptList("").length) : null;
