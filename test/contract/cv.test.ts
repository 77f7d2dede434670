import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CitizenId, StoredCvEntry } from "#db/ports.ts";
import { deleteRemovedCvEntries } from "#server/jobs/removed-cv-entries.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAudit, makeCitizen, newId, twentyAtOnce } from "./fixtures.ts";

describe.each(dialects)("the CV on %s", (dialect) => {
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

  const newCitizen = async (): Promise<CitizenId> =>
    (await database.ports.people.rememberCitizen(makeCitizen(), at())).id;

  async function added(citizenId: CitizenId, title: string, section = "work"): Promise<StoredCvEntry> {
    const entry = await database.ports.cvEntries.add(
      {
        id: newId(),
        citizenId,
        section,
        values: { title, ongoing: true },
        hidden: false,
        revision: 1,
        changedAt: at(),
        removedAt: null,
      },
      200,
    );
    if (entry === null) throw new Error("There is no room.");
    return entry;
  }

  const titles = async (citizenId: CitizenId) =>
    (await database.ports.cvEntries.of(citizenId)).map(({ values }) => values["title"]);

  test("comes back as it was written, each section in its order, and nobody else's", async () => {
    const [one, other] = [await newCitizen(), await newCitizen()];
    const first = await added(one, "Opvasker æøå علي");
    await added(one, "Bager");
    await added(other, "Chauffør");
    expect(await titles(one)).toEqual(["Opvasker æøå علي", "Bager"]);
    expect(await database.ports.cvEntries.find(first)).toEqual(first);
    expect(await database.ports.cvEntries.find({ id: first.id, citizenId: other })).toBeNull();
  });

  test("tells page by page who has written something, each once and with the name", async () => {
    const { cvEntries, cvProfiles } = database.ports;
    const [none, one, two, gone] = [
      await newCitizen(),
      await newCitizen(),
      await newCitizen(),
      await newCitizen(),
    ];
    await added(one, "Bager");
    await added(one, "Kok");
    const words = { headline: "", email: "", phone: "", city: "Ribe", profile: "" };
    await cvProfiles.save({ citizenId: two, ...words, revision: 0, changedAt: at() });
    await cvEntries.remove(await added(gone, "Tjener"), at());
    const told: string[] = [];
    let after: CitizenId | null = null;
    for (;;) {
      const [writer] = await cvProfiles.writersAfter(after, 1);
      if (writer === undefined) break;
      expect(writer.name).toBe((await database.ports.people.citizen(writer.id))?.name);
      told.push(writer.id);
      after = writer.id;
    }
    expect(new Set(told).size).toBe(told.length);
    expect(told).toEqual(expect.arrayContaining([one, two]));
    expect(told).not.toContain(none);
    expect(told).not.toContain(gone);
  });

  test("has one photo, the last one, byte for byte, which goes away alone or with everything", async () => {
    const [one, other] = [await newCitizen(), await newCitizen()];
    const { cvPhotos, cvProfiles } = database.ports;
    const photo = {
      citizenId: one,
      mediaType: "image/png",
      bytes: Uint8Array.from({ length: 256 }, (_, at) => at),
      changedAt: at(),
    } as const;
    expect(await cvPhotos.isThere(one)).toBe(false);
    await cvPhotos.put({ ...photo, mediaType: "image/jpeg", bytes: Uint8Array.of(1) });
    await cvPhotos.put(photo);
    const stored = await cvPhotos.of(one);
    expect({ ...stored, bytes: [...(stored?.bytes ?? [])] }).toEqual({ ...photo, bytes: [...photo.bytes] });
    expect([await cvPhotos.isThere(one), await cvPhotos.of(other)]).toEqual([true, null]);
    expect(await cvPhotos.delete(other)).toBe(false);
    expect([await cvPhotos.delete(one), await cvPhotos.delete(one)]).toEqual([true, false]);
    expect(await cvPhotos.of(one)).toBeNull();
    await cvPhotos.put(photo);
    await cvProfiles.deleteAll(one, makeAudit({ citizenId: one }));
    expect(await cvPhotos.of(one)).toBeNull();
  });

  const aimed = (citizenId: CitizenId, job: string) =>
    ({
      id: newId(),
      citizenId,
      job,
      kind: "short",
      lang: "da",
      includesNeeds: true,
      includesPhoto: true,
      chosen: ["a", "b"],
      revision: 1,
      changedAt: at(),
    }) as const;

  test("keeps CVs for a job, the newest first, each its citizen's alone", async () => {
    const { targetedCvs } = database.ports;
    const [citizenId, other] = [await newCitizen(), await newCitizen()];
    const old = { ...aimed(citizenId, "Bager æøå علي"), changedAt: at(-60) };
    const fresh = aimed(citizenId, "Kok");
    for (const cv of [old, fresh]) expect(await targetedCvs.add(cv, 2)).toEqual(cv);
    expect(await targetedCvs.add(aimed(citizenId, "Tjener"), 2)).toBeNull();
    expect(await targetedCvs.add({ ...old, job: "x" }, 2)).toEqual(old);
    expect(await targetedCvs.of(citizenId)).toEqual([fresh, old]);
    expect(await targetedCvs.find({ id: old.id, citizenId: other })).toBeNull();
    const theirs = { id: old.id, citizenId: other };
    expect(await targetedCvs.choose(theirs, () => [])).toBe(false);
    expect(await targetedCvs.delete(theirs)).toBe(false);
    expect(await targetedCvs.delete(old)).toBe(true);
    expect(await targetedCvs.of(citizenId)).toEqual([fresh]);
  });

  test("changes a CV for a job only as it was shown, and loses no choice of twenty at once", async () => {
    const { targetedCvs } = database.ports;
    const cv = aimed(await newCitizen(), "Bager");
    await targetedCvs.add(cv, 5);
    const change = {
      job: "Kok",
      kind: "full",
      lang: "en",
      includesNeeds: false,
      includesPhoto: true,
      revision: 1,
      changedAt: at(9),
    };
    const saved = { ...cv, ...change, revision: 2 };
    expect(await targetedCvs.change(cv, change)).toEqual({ kind: "saved", cv: saved });
    expect(await targetedCvs.change(cv, { ...change, job: "x" })).toEqual({ kind: "stale", cv: saved });
    expect(await targetedCvs.change({ ...cv, id: newId() }, change)).toEqual({ kind: "missing" });
    await twentyAtOnce((n) => targetedCvs.choose(cv, (chosen) => [...chosen, `n${n}`]));
    const chosen = (await targetedCvs.find(cv))?.chosen ?? [];
    expect(chosen.slice(0, 2)).toEqual(["a", "b"]);
    expect(new Set(chosen).size).toBe(22);
  });

  test("takes no more than the section holds, also when twenty come at once", async () => {
    const citizenId = await newCitizen();
    const entry = {
      citizenId,
      section: "it",
      values: { title: "x" },
      hidden: false,
      revision: 1,
      changedAt: at(),
      removedAt: null,
    };
    const all = await twentyAtOnce(() => database.ports.cvEntries.add({ ...entry, id: newId() }, 5));
    expect(all.filter((one) => one !== null).length).toBeLessThanOrEqual(5);
    expect(await database.ports.cvEntries.add({ ...entry, id: newId() }, 5)).toBeNull();
    const [one] = await database.ports.cvEntries.of(citizenId);
    if (one) await database.ports.cvEntries.remove(one, at());
    expect(await database.ports.cvEntries.add({ ...entry, id: newId() }, 5)).not.toBeNull();
  });

  test("is changed by the one who saw what stands; the other is told what that is", async () => {
    const { cvEntries } = database.ports;
    const entry = await added(await newCitizen(), "Bager");
    const change = { values: { title: "Konditor" }, revision: 1, changedAt: at(5) };
    const changed = { ...entry, ...change, revision: 2 };
    expect(await cvEntries.change(entry, change)).toEqual({ kind: "saved", entry: changed });
    const late = { ...change, values: { title: "Kok" } };
    expect(await cvEntries.change(entry, late)).toEqual({ kind: "stale", entry: changed });
    const foreign = { id: entry.id, citizenId: await newCitizen() };
    expect(await cvEntries.change(foreign, late)).toEqual({ kind: "missing" });
  });

  test("is put in another order, one place at a time, past what was taken away", async () => {
    const { cvEntries } = database.ports;
    const citizenId = await newCitizen();
    const [a, b, c] = [await added(citizenId, "a"), await added(citizenId, "b"), await added(citizenId, "c")];
    await added(citizenId, "skole", "education");
    expect(await cvEntries.remove(b, at(1))).toBe(true);
    expect(await cvEntries.move(c, -1)).toBe(true);
    expect(await cvEntries.move(c, -1)).toBe(false);
    expect(await cvEntries.move(a, 1)).toBe(false);
    expect(await cvEntries.remove(b, null)).toBe(true);
    expect(await titles(citizenId)).toEqual(["skole", "c", "b", "a"]);
    expect(await cvEntries.move({ id: a.id, citizenId: await newCitizen() }, -1)).toBe(false);
  });

  test("hides an entry without a change of its words, and forgets for good only what was taken away before", async () => {
    const { cvEntries } = database.ports;
    const citizenId = await newCitizen();
    const [hidden, old, fresh] = [
      await added(citizenId, "h"),
      await added(citizenId, "o"),
      await added(citizenId, "f"),
    ];
    expect(await cvEntries.hide(hidden, true)).toBe(true);
    expect(await cvEntries.find(hidden)).toEqual({ ...hidden, hidden: true });
    await cvEntries.remove(old, at(-100));
    await cvEntries.remove(fresh, at(10));
    expect((await cvEntries.removedOf(citizenId)).map(({ id }) => id)).toEqual([fresh.id, old.id]);
    expect(await cvEntries.deleteRemoved({ before: at(0), limit: 50 })).toBe(1);
    expect((await cvEntries.removedOf(citizenId)).map(({ id }) => id)).toEqual([fresh.id]);
    expect(await cvEntries.find(old)).toBeNull();
    expect(await cvEntries.find(fresh)).toEqual({ ...fresh, removedAt: at(10) });
  });

  test("forgets what was taken away after thirty days, by itself", async () => {
    const { cvEntries } = database.ports;
    const citizenId = await newCitizen();
    const entry = await added(citizenId, "Bager");
    await cvEntries.remove(entry, at());
    const days = (count: number) => count * 24 * 60;
    const run = (minutes: number) => deleteRemovedCvEntries({ database, now: () => at(minutes) });
    await run(days(30));
    expect(await cvEntries.removedOf(citizenId)).toHaveLength(1);
    expect(await run(days(30) + 1)).toBeGreaterThanOrEqual(1);
    expect(await cvEntries.removedOf(citizenId)).toEqual([]);
    expect(await run(days(30) + 1)).toBe(0);
    expect(await place.raw(`SELECT id FROM cv_entries WHERE id = '${entry.id}'`)).toEqual([]);
  });

  test("has one profile, saved by the one who saw what stands", async () => {
    const { cvProfiles } = database.ports;
    const citizenId = await newCitizen();
    const words = { headline: "Bager", email: "a@example.dk", phone: "", city: "Hjørring", profile: "Æ\nØ" };
    const profile = { citizenId, ...words, revision: 0, changedAt: at() };
    expect(await cvProfiles.of(citizenId)).toBeNull();
    const all = await twentyAtOnce(() => cvProfiles.save(profile));
    expect(all.filter((one) => one !== null)).toEqual([{ ...profile, revision: 1 }]);
    expect(await cvProfiles.save({ ...profile, headline: "Kok" })).toBeNull();
    const next = { ...profile, headline: "Kok", revision: 1 };
    expect(await cvProfiles.save(next)).toEqual({ ...next, revision: 2 });
    expect(await cvProfiles.of(citizenId)).toEqual({ ...next, revision: 2 });
  });

  test("is deleted whole, and that it was is on record", async () => {
    const { cvEntries, cvProfiles, audit } = database.ports;
    const [citizenId, other] = [await newCitizen(), await newCitizen()];
    await added(citizenId, "a");
    await added(other, "b");
    await cvProfiles.deleteAll(citizenId, makeAudit({ citizenId }));
    expect(await titles(citizenId)).toEqual([]);
    expect(await titles(other)).toEqual(["b"]);
    expect(await cvEntries.deleteRemoved({ before: at(1000), limit: 5 })).toBeLessThanOrEqual(1);
    expect(await audit.aboutCitizen(citizenId, 5)).toHaveLength(1);
  });
});
