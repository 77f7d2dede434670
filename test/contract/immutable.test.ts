import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAssessment, makeAudit, makeStaff, withCase, withDraft } from "./fixtures.ts";

describe.each(dialects)("what stays as it was on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
    const { cases, people } = database.ports;
    const staff = await people.rememberStaff(makeStaff(), at());
    const { newCase } = await withCase(database.ports);
    await cases.take(newCase.id, staff.id, makeAudit());
    await cases.noteOwnView(newCase.id, { view: "lav", staffId: staff.id, at: at() }, makeAudit());
    await cases.recordAssessment(newCase.id, makeAssessment(staff.id), makeAudit());
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  test.each([
    ["audit events are append-only", "UPDATE audit_events SET purpose = 'another'"],
    ["audit events are append-only", "DELETE FROM audit_events"],
    ["a result is never changed", "UPDATE results SET evaluation = '{}'"],
    ["an assessment is never changed", "UPDATE assessments SET view = 'lav'"],
    ["an own view is never changed", "UPDATE own_views SET view = 'hoej'"],
    ["a sent response is never changed", "UPDATE responses SET answers = '{}' WHERE sent_at IS NOT NULL"],
    ["a sent response is never changed", "UPDATE responses SET version = '9' WHERE sent_at IS NOT NULL"],
    [
      "a sent response is never changed",
      "UPDATE responses SET instrument_hash = '' WHERE sent_at IS NOT NULL",
    ],
    [
      "a sent response is never changed",
      "UPDATE responses SET translation_hash = 'ab' WHERE sent_at IS NOT NULL",
    ],
    ["a sent response is never changed", "UPDATE responses SET sent_at = NULL WHERE sent_at IS NOT NULL"],
    [
      "a sent response is never changed",
      "UPDATE responses SET receipt_number = '1' WHERE sent_at IS NOT NULL",
    ],
  ])("%s: %s", async (sentence, statement) => {
    await expect(place.raw(statement)).rejects.toThrow(sentence);
  });

  test("a draft may change", async () => {
    const { citizen, draft } = await withDraft(database.ports);
    await place.raw(`UPDATE responses SET answers = '{"a":"b"}' WHERE id = '${draft.id}'`);
    expect((await database.ports.responses.ownResponse(citizen.id, draft.id))?.answers).toEqual({ a: "b" });
  });
});

test("PostgreSQL refuses to empty the audit log at once", async () => {
  const place = await placeOn("postgres");
  const database = await place.open();
  await expect(place.raw("TRUNCATE audit_events")).rejects.toThrow("append-only");
  await database.close();
  await place.remove();
});
