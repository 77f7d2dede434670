import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DatabaseSetupError } from "#db/errors.ts";
import { type OpenedDatabase, openForCounting } from "#db/open.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeSending, twentyAtOnce, withDraft } from "./fixtures.ts";

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const VERSION = { questionnaireId: "risikoscreening", version: "1.0.0" };

describe.each(dialects)("answers for counting on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
    await twentyAtOnce(async () => {
      const { draft } = await withDraft(database.ports);
      await database.ports.responses.send(makeSending(draft));
    });
    await withDraft(database.ports);
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  test("are read beside the running program, without their senders; drafts are left out", async () => {
    const counting = await place.openForCounting();
    const sent = await all(counting.of(VERSION));
    expect(sent).toHaveLength(20);
    expect(sent[0]).toEqual({
      variant: "full",
      sentAt: at(10),
      answers: { outlook: "no", weeks: 12, barriers: ["helbred", "bolig"] },
    });
    await counting.close();
  });

  test("of a version that nobody answered are none", async () => {
    const counting = await place.openForCounting();
    expect(await all(counting.of({ ...VERSION, version: "9.0.0" }))).toEqual([]);
    await counting.close();
  });
});

test("without a database file, the tool says so and makes none", async () => {
  const dataDir = join(tmpdir(), "afsaet-no-such-folder");
  await expect(openForCounting({ dataDir })).rejects.toThrow(DatabaseSetupError);
});
