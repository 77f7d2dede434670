import * as v from "valibot";

/** The part of HL7 FHIR R4 (hl7.org/fhir/R4) that a questionnaire and a response are written in. */
export type Extension = {
  readonly url: string;
  readonly extension?: readonly Extension[] | undefined;
  readonly valueBoolean?: boolean | undefined;
  readonly valueCode?: string | undefined;
  readonly valueCodeableConcept?: { readonly coding?: readonly Coding[] | undefined } | undefined;
  readonly valueCoding?: Coding | undefined;
  readonly valueDateTime?: string | undefined;
  readonly valueDecimal?: number | undefined;
  readonly valueExpression?: { readonly language: string; readonly expression: string } | undefined;
  readonly valueInteger?: number | undefined;
  readonly valueMarkdown?: string | undefined;
  readonly valueString?: string | undefined;
};

/** What stands beside a primitive value, under its name with an underscore before it. */
export type Beside = { readonly extension?: readonly Extension[] | undefined };

export type Coding = Beside & {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly display?: string | undefined;
  readonly _display?: Beside | undefined;
};

export type AnswerOption = Beside & {
  readonly valueCoding?: Coding | undefined;
  readonly valueInteger?: number | undefined;
  readonly valueString?: string | undefined;
  readonly valueDate?: string | undefined;
};

export type EnableWhen = {
  readonly question: string;
  readonly operator: string;
  readonly answerBoolean?: boolean | undefined;
  readonly answerInteger?: number | undefined;
  readonly answerCoding?: Coding | undefined;
};

export type Item = Beside & {
  readonly linkId: string;
  readonly code?: readonly Coding[] | undefined;
  readonly text?: string | undefined;
  readonly _text?: Beside | undefined;
  readonly type: string;
  readonly enableWhen?: readonly EnableWhen[] | undefined;
  readonly enableBehavior?: string | undefined;
  readonly required?: boolean | undefined;
  readonly repeats?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly answerValueSet?: string | undefined;
  readonly answerOption?: readonly AnswerOption[] | undefined;
  readonly item?: readonly Item[] | undefined;
};

export type FhirQuestionnaire = Beside & {
  readonly resourceType: "Questionnaire";
  readonly language?: string | undefined;
  readonly contained?: readonly unknown[] | undefined;
  readonly url?: string | undefined;
  readonly version?: string | undefined;
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly _title?: Beside | undefined;
  readonly status: string;
  readonly subjectType?: readonly string[] | undefined;
  readonly publisher?: string | undefined;
  readonly description?: string | undefined;
  readonly item?: readonly Item[] | undefined;
};

export type ResponseAnswer = Beside & {
  readonly valueInteger?: number | undefined;
  readonly valueDate?: string | undefined;
  readonly valueString?: string | undefined;
  readonly valueCoding?: Coding | undefined;
};

export type ResponseItem = Beside & {
  readonly linkId: string;
  readonly text?: string | undefined;
  readonly answer?: readonly ResponseAnswer[] | undefined;
  readonly item?: readonly ResponseItem[] | undefined;
};

export type FhirResponse = Beside & {
  readonly resourceType: "QuestionnaireResponse";
  readonly id?: string | undefined;
  readonly language?: string | undefined;
  readonly identifier?: { readonly system: string; readonly value: string } | undefined;
  readonly questionnaire: string;
  readonly status: string;
  readonly authored?: string | undefined;
  readonly item?: readonly ResponseItem[] | undefined;
};

const text = v.optional(v.string());
const code = v.optional(v.string());
const flag = v.optional(v.boolean());
const whole = v.optional(v.pipe(v.number(), v.integer()));
const several = <T>(one: () => v.GenericSchema<T>) => v.optional(v.array(v.lazy(one)));

// Loose objects: what is not read here is told of when the file is written anew and compared.
const coding: v.GenericSchema<Coding> = v.looseObject({
  extension: several(() => extension),
  system: text,
  code,
  display: text,
  _display: v.optional(v.lazy(() => beside)),
});

const extension: v.GenericSchema<Extension> = v.looseObject({
  url: v.string(),
  extension: several(() => extension),
  valueBoolean: flag,
  valueCode: code,
  valueCodeableConcept: v.optional(v.looseObject({ coding: several(() => coding) })),
  valueCoding: v.optional(coding),
  valueDateTime: text,
  valueDecimal: v.optional(v.number()),
  valueExpression: v.optional(v.looseObject({ language: v.string(), expression: v.string() })),
  valueInteger: whole,
  valueMarkdown: text,
  valueString: text,
});

const beside: v.GenericSchema<Beside> = v.looseObject({ extension: several(() => extension) });

const item: v.GenericSchema<Item> = v.looseObject({
  extension: several(() => extension),
  linkId: v.string(),
  code: several(() => coding),
  text,
  _text: v.optional(beside),
  type: v.string(),
  enableWhen: v.optional(
    v.array(
      v.looseObject({
        question: v.string(),
        operator: v.string(),
        answerBoolean: flag,
        answerInteger: whole,
        answerCoding: v.optional(coding),
      }),
    ),
  ),
  enableBehavior: code,
  required: flag,
  repeats: flag,
  maxLength: whole,
  answerValueSet: text,
  answerOption: v.optional(
    v.array(
      v.looseObject({
        extension: several(() => extension),
        valueCoding: v.optional(coding),
        valueInteger: whole,
        valueString: text,
        valueDate: text,
      }),
    ),
  ),
  item: several(() => item),
});

/** The shape of a questionnaire as far as it is read; R4 has more. */
export const questionnaireShape: v.GenericSchema<FhirQuestionnaire> = v.looseObject({
  resourceType: v.literal("Questionnaire"),
  language: code,
  contained: v.optional(v.array(v.unknown())),
  extension: several(() => extension),
  url: text,
  version: text,
  name: text,
  title: text,
  _title: v.optional(beside),
  status: v.string(),
  subjectType: v.optional(v.array(v.string())),
  publisher: text,
  description: text,
  item: several(() => item),
});

const responseItem: v.GenericSchema<ResponseItem> = v.looseObject({
  extension: several(() => extension),
  linkId: v.string(),
  text,
  answer: v.optional(
    v.array(
      v.looseObject({
        extension: several(() => extension),
        valueInteger: whole,
        valueDate: text,
        valueString: text,
        valueCoding: v.optional(coding),
      }),
    ),
  ),
  item: several(() => responseItem),
});

/** The shape of a response as far as it is read. */
export const responseShape: v.GenericSchema<FhirResponse> = v.looseObject({
  resourceType: v.literal("QuestionnaireResponse"),
  id: text,
  language: code,
  extension: several(() => extension),
  identifier: v.optional(v.looseObject({ system: v.string(), value: v.string() })),
  questionnaire: v.string(),
  status: v.string(),
  authored: text,
  item: several(() => responseItem),
});
