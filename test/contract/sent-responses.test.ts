import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { ResponseId } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { makeSending, withDraft } from "./fixtures.ts";

describe.each(dialects)("sent responses on %s", (dialect) => {
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

  test("come page by page, each once, without drafts and other versions", async () => {
    const { responses } = database.ports;
    const sent: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const { draft } = await withDraft(database.ports);
      await responses.send(makeSending(draft));
      sent.push(draft.id);
    }
    const { draft } = await withDraft(database.ports);
    const seen: string[] = [];
    let after: ResponseId | null = null;
    for (let page = 0; page < 4; page += 1) {
      const found = await responses.sentAfter(draft.instrument, after, 3);
      expect(found.length).toBe([3, 3, 1, 0][page]);
      seen.push(...found.map(({ id }) => id));
      after = found.at(-1)?.id ?? after;
    }
    expect(seen.toSorted()).toEqual(sent.toSorted());
    expect(await responses.sentAfter({ ...draft.instrument, hash: "other" }, null, 9)).toEqual([]);
  });

  test("the versions that are used are told besides the known ones, drafts counted in", async () => {
    const { responses } = database.ports;
    const { draft } = await withDraft(database.ports);
    const before = await responses.versionsBesides([]);
    const own = before.find(({ instrument }) => instrument.hash === draft.instrument.hash);
    expect(own?.instrument).toEqual(draft.instrument);
    await withDraft(database.ports);
    const after = await responses.versionsBesides(["none of these"]);
    expect(after.find(({ instrument }) => instrument.hash === draft.instrument.hash)?.count).toBe(
      (own?.count ?? 0) + 1,
    );
    expect(await responses.versionsBesides(before.map(({ instrument }) => instrument.hash))).toEqual([]);
  });
});
