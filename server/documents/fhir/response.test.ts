import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPublished } from "#server/questionnaire-files.ts";
import { anyResponse } from "#test/documents/any-response.ts";
import { everyKind, everyKindCompiled } from "#test/documents/every-kind.ts";
import { fhirFaults } from "#test/documents/fhir-faults.ts";
import type { ResponseRecord } from "../response-record.ts";
import { namesOf } from "./names.ts";
import { readResponse } from "./read-response.ts";
import { writeResponse } from "./write-response.ts";

const names = namesOf("https://kommune.example/fhir");
const all = [...loadPublished().map(({ questionnaire }) => questionnaire), everyKindCompiled];

const written = (definition: typeof everyKind, record: ResponseRecord) =>
  JSON.parse(JSON.stringify(writeResponse(definition, record, names)));

const record: ResponseRecord = {
  id: "abc",
  questionnaire: { id: "alle_slags", version: "1.2.3", sha256: "0".repeat(64) },
  variant: "syg",
  language: "en",
  provenance: ["self", "phone"],
  status: "completed",
  startedAt: "2026-11-02T07:00:00.000Z",
  savedAt: "2026-11-02T07:30:00.000Z",
  sentAt: "2026-11-02T08:00:00.000Z",
  receiptNumber: "7K2M-9QXC",
  answers: {
    job: "maaske",
    smerte: "vil_ikke_svare",
    timer: 12,
    dag: "2026-10-01",
    hjaelp: ["ja", "nej"],
    egne_ord: "Tak – 🙂",
    nytte: { praktik: "ja" },
    kurser: [{ navn: "Truck", uger: 3 }, { navn: "Dansk" }],
  },
};

describe.each(all)("any response to $key", (questionnaire) => {
  const { definition } = questionnaire;

  test("is the same after export and import", () => {
    fc.assert(
      fc.property(anyResponse(questionnaire), (one) => {
        expect(readResponse(definition, written(definition, one))).toEqual({ record: one, faults: [] });
      }),
    );
  });

  test("is valid FHIR R4", () => {
    fc.assert(
      fc.property(anyResponse(questionnaire), (one) => {
        expect(fhirFaults(written(definition, one))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

test("each kind of answer has the type that FHIR has for it", () => {
  const { item, ...frame } = written(everyKind, record);
  expect(frame).toMatchObject({
    resourceType: "QuestionnaireResponse",
    questionnaire: "https://kommune.example/fhir/Questionnaire/alle_slags|1.2.3",
    status: "completed",
    authored: record.sentAt,
    language: "en",
  });
  const [variant, a, b, c] = item;
  expect(variant.answer[0].valueCoding).toMatchObject({ code: "syg", display: "Ill" });
  expect(a.item.map(({ answer }: { answer: unknown }) => answer)).toMatchObject([
    [{ valueCoding: { code: "maaske", display: "Maybe" } }],
    [{ extension: [{ valueCode: "asked-declined" }] }],
    [{ valueInteger: 12 }],
  ]);
  expect(b.item.map(({ answer }: { answer: unknown }) => answer)).toMatchObject([
    [{ valueDate: "2026-10-01" }],
    [{ valueCoding: { code: "ja" } }, { valueCoding: { code: "nej" } }],
    [{ valueString: "Tak – 🙂" }],
  ]);
  expect(c.item.map(({ linkId }: { linkId: string }) => linkId)).toEqual(["nytte", "kurser", "kurser"]);
  expect(JSON.stringify(frame)).not.toContain("subject");
});

test.each([
  [
    "/item/1/item/0/answer/0/valueDecimal",
    (r: ReturnType<typeof written>) => (r.item[1].item[0].answer[0].valueDecimal = 1.5),
  ],
  [
    "/item/1/item/3",
    (r: ReturnType<typeof written>) =>
      r.item[1].item.push({ linkId: "ukendt", answer: [{ valueString: "x" }] }),
  ],
  [
    "/item/1/item/0/answer/1",
    (r: ReturnType<typeof written>) => r.item[1].item[0].answer.push({ valueString: "ja" }),
  ],
  [
    "/questionnaire",
    (r: ReturnType<typeof written>) => (r.questionnaire = "https://x.example/fhir/Questionnaire/andet|1.0.0"),
  ],
  ["/extension", (r: ReturnType<typeof written>) => (r.status = "unknown")],
  ["/subject", (r: ReturnType<typeof written>) => (r.subject = { display: "Somebody" })],
])("what would be lost is refused at %s", (pointer, change) => {
  const resource = written(everyKind, record);
  change(resource);
  const read = readResponse(everyKind, resource);
  expect(read.record).toBeUndefined();
  expect(read.faults.map((fault) => fault.pointer)).toContain(pointer);
});
