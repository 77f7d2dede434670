import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";
import { example, expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
let hanne: StaffActor;
let lone: StaffActor;
const ids = new Map<string, string>();
const citizens = new Map<string, CitizenActor>();
const arrivals: readonly [id: string, name: string, sentAt: string][] = [
  ["V16", "Anna Berg", "2026-10-24T21:30:00Z"],
  ["V07", "Bo Bjerg", "2026-10-30T10:00:00Z"],
  ["V09", "Cai Dam", "2026-10-29T10:00:00Z"],
  ["V01", "Dea Eg", "2026-10-20T10:00:00Z"],
  ["V03", "Eva Fog", "2026-10-30T09:00:00Z"],
];

beforeAll(async () => {
  world = await openWorld();
  hanne = await world.staff("caseworker");
  lone = await world.staff("team_lead");
  for (const [id, name, sentAt] of arrivals) {
    world.clock.now = new Date(sentAt);
    const citizen = await world.citizen(name, id === "V16" ? "1403924124" : undefined);
    ids.set(id, (await world.arrived(citizen, example(id))).id);
    citizens.set(id, citizen);
  }
  world.clock.now = morning;
});
afterAll(() => world.close());

const names = (rows: readonly { id: string }[]) =>
  rows.map((row) => [...ids].find(([, id]) => id === row.id)?.[0]);
const ask = { list: "queue", assigned: "all", page: 1 } as const;

describe("the lists", () => {
  test("the queue is by deadline and holds no low case, which has a list of its own", async () => {
    expect(names((await world.useCases.listCases(hanne, ask)).rows)).toEqual(["V16", "V09", "V03", "V07"]);
    expect(names((await world.useCases.listCases(lone, { ...ask, list: "low" })).rows)).toEqual(["V01"]);
    expect((await world.useCases.listCases(hanne, { ...ask, list: "closed" })).rows).toEqual([]);
  });

  test("no row says more than that a case cannot be assessed", async () => {
    const { rows } = await world.useCases.listCases(hanne, ask);
    const keys = new Set(rows.flatMap((row) => Object.keys(row)));
    expect([...keys].sort()).toEqual([
      "assessed",
      "assignedTo",
      "benefit",
      "citizenName",
      "daysLeft",
      "daysWaiting",
      "dueOn",
      "id",
      "ownViewNoted",
      "receiptNumber",
      "receivedAt",
      "unassessable",
    ]);
    expect(names(rows.filter(({ unassessable }) => unassessable))).toEqual(["V09"]);
  });

  test("days are counted on Danish walls, over the end of summer time", async () => {
    const { rows } = await world.useCases.listCases(hanne, ask);
    expect(rows[0]).toMatchObject({ dueOn: "2026-10-31", daysWaiting: 9, daysLeft: -2 });
  });

  test("sort by level only when own view first is switched off", async () => {
    const { rows } = await world.decided({ ownViewFirst: false }).listCases(hanne, ask);
    expect(names(rows)).toEqual(["V09", "V16", "V03", "V07"]);
    expect(JSON.stringify(rows)).not.toMatch(/band/i);
  });

  test("a page past the end is empty and still knows how many there are", async () => {
    expect(await world.useCases.listCases(hanne, { ...ask, page: 9 })).toMatchObject({
      rows: [],
      total: 4,
      pages: 1,
    });
  });

  test("are for caseworkers and team leads, and a look at one is on record", async () => {
    const others = [await world.citizen(), await world.staff("evaluator", "administrator")];
    await expectRefused((visitor) => world.useCases.listCases(visitor, ask), others);
    await expectRefused((visitor) => world.useCases.searchCases(visitor, { words: "x" }), others);
    const trace = { actorId: lone.id, action: "case.list", subjectId: "low", since: new Date(0) };
    expect(await world.ports.audit.latest(trace)).not.toBeNull();
  });
});

describe("searching", () => {
  const search = async (words: string) => names(await world.useCases.searchCases(hanne, { words }));

  test("finds by part of a name, also low cases", async () => {
    expect(await search("  berg ")).toEqual(["V16"]);
    expect(await search("Dea")).toEqual(["V01"]);
    expect(await search("anna berg")).toEqual(["V16"]);
    expect(await search("%")).toEqual([]);
  });

  test("finds by cpr number, however it is written", async () => {
    for (const words of ["140392-4124", "1403924124", " 140392 4124 "])
      expect(await search(words), words).toEqual(["V16"]);
    expect(await search("140392-4125")).toEqual([]);
  });

  test("finds by receipt number as it may be read aloud or typed", async () => {
    const { receiptNumber } = await world.ports.cases
      .casesOf(citizens.get("V07")?.id as CitizenActor["id"])
      .then(([found]) => found ?? { receiptNumber: "" });
    const misheard = receiptNumber.replaceAll("0", "O").replaceAll("1", "l");
    for (const words of [
      receiptNumber,
      receiptNumber.toLowerCase(),
      receiptNumber.replace("-", " "),
      misheard,
    ])
      expect(await search(words), words).toEqual(["V07"]);
  });

  test("finds a receipt number that holds no digit", async () => {
    const citizen = await world.citizen("Gry Holm");
    const { id } = await world.started(citizen, example("V07"));
    const lettersOnly = (count: number) => new Uint8Array(count).fill(0b10101101);
    const { receiptNumber } = await bindUseCases({ ...world.deps, randomBytes: lettersOnly }).sendResponse(
      citizen,
      { responseId: id },
    );
    expect(receiptNumber).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    const rows = await world.useCases.searchCases(hanne, { words: receiptNumber ?? "" });
    expect(rows).toMatchObject([{ citizenName: "Gry Holm" }]);
  });

  test("is on record for whose case came up, and also when none did", async () => {
    await search("Bjerg");
    const [newest] = await world.ports.audit.aboutCitizen(citizens.get("V07")?.id as CitizenActor["id"], 1);
    expect(newest).toMatchObject({ action: "case.search", actorId: hanne.id, subjectId: ids.get("V07") });
    world.clock.now = new Date(morning.getTime() + 60_000);
    await search("Findes Ikke");
    const trace = { actorId: hanne.id, action: "case.search", subjectId: "search", since: world.clock.now };
    expect(await world.ports.audit.latest(trace)).toMatchObject({ citizenId: null });
    world.clock.now = morning;
  });

  test("for nothing or one letter looks nothing up", async () => {
    for (const words of ["", " ", "a", "\u0000"]) expect(await search(words)).toEqual([]);
  });
});
