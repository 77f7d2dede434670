import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CitizenId } from "#db/ports.ts";
import { deleteStaleDrafts } from "#server/jobs/stale-drafts.ts";
import { dialects, type Place, placeOn, sqlitePlace } from "./databases.ts";
import {
  at,
  makeAudit,
  makeChange,
  makeCitizen,
  makeDraft,
  makeSending,
  newId,
  withDraft,
} from "./fixtures.ts";

const day = 24 * 60;
const municipality = { draftDays: 90 };
const retire = (database: OpenedDatabase, days: number) =>
  deleteStaleDrafts({ database, municipality, now: () => at(days * day) });

describe.each(dialects)("drafts that nobody works on, on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  test("are deleted 90 days after the last save, each on record, and the second time there are none", async () => {
    const { responses } = database.ports;
    const { citizen: left, draft } = await withDraft(database.ports);
    const { draft: worked } = await withDraft(database.ports);
    await responses.saveDraft(makeChange(worked, { at: at(day) }));
    const { draft: sent } = await withDraft(database.ports);
    await responses.send(makeSending(sent));

    expect(await retire(database, 90)).toBe(0);
    expect(await retire(database, 90 + 1 / day)).toBe(1);
    expect(await responses.ownResponse(left.id, draft.id)).toBeNull();
    expect(await responses.ownResponse(worked.citizenId, worked.id)).not.toBeNull();
    expect(await retire(database, 90 + 1 / day)).toBe(0);
    const events = await place.raw(
      `SELECT actor_kind, actor_id, citizen_id FROM audit_events
       WHERE action = 'response.delete-stale-draft' AND subject_id = '${draft.id}'`,
    );
    expect(events).toEqual([{ actor_kind: "system", actor_id: "retention", citizen_id: left.id }]);
    expect(await retire(database, 400)).toBe(1);
    expect(await responses.ownResponse(sent.citizenId, sent.id)).not.toBeNull();
  });

  test("go in batches until none is left, by two processes at once, and each is on record once", async () => {
    const { people, responses } = database.ports;
    const citizens = Array.from({ length: 230 }, () => makeCitizen({ id: newId<CitizenId>() }));
    const begin = async (citizen: (typeof citizens)[number]) => {
      const { id } = await people.rememberCitizen(citizen, at());
      await responses.startDraft(makeDraft(id), makeAudit());
    };
    await Promise.all(citizens.map(begin));
    const counts = await Promise.all([retire(database, 100), retire(database, 100)]);
    expect(counts[0] + counts[1]).toBe(230);
    for (const { id } of citizens.slice(0, 5)) expect(await responses.ownResponses(id)).toEqual([]);
    const [row] = await place.raw(
      "SELECT count(DISTINCT subject_id) AS drafts, count(*) AS rows FROM audit_events WHERE action = 'response.delete-stale-draft'",
    );
    expect(Object.values(row as object).map(Number)).toEqual([232, 232]);
  });

  test("that are saved in the very moment stay", async () => {
    const { responses } = database.ports;
    const { draft } = await withDraft(database.ports);
    await Promise.all([responses.saveDraft(makeChange(draft, { at: at(100 * day) })), retire(database, 100)]);
    const stored = await responses.ownResponse(draft.citizenId, draft.id);
    // Whoever came first: a draft that is still there holds the save.
    if (stored !== null) expect(stored.answers).toEqual({ outlook: "yes" });
  });
});

test("nothing of a deleted draft is left in any file of the SQLite database", async () => {
  const place = sqlitePlace();
  const database = await place.open();
  const canary = "Kanariefuglen-fra-kladden";
  const filesWithIt = () =>
    [place.file, `${place.file}-wal`].filter((file) => readFileSync(file).includes(canary)).length;
  const saved = await withDraft(database.ports);
  await database.ports.responses.saveDraft(
    makeChange(saved.draft, { answers: { text: canary.repeat(300) } }),
  );
  await database.forgetDeleted();
  const other = await withDraft(database.ports);
  await database.ports.responses.saveDraft(makeChange(other.draft, { answers: { text: canary } }));
  expect(filesWithIt()).toBe(2);

  await database.ports.responses.deleteDraft(other.citizen.id, other.draft.id, makeAudit());
  await retire(database, 100);
  expect(filesWithIt()).toBe(0);
  await database.close();
  await place.remove();
});
