import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CitizenId, StaffId } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeCitizen, makeStaff, newId, twentyAtOnce } from "./fixtures.ts";

describe.each(dialects)("people on %s", (dialect) => {
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

  test("a citizen is found again by id", async () => {
    const citizen = makeCitizen();
    expect(await database.ports.people.rememberCitizen(citizen, at())).toEqual(citizen);
    expect(await database.ports.people.citizen(citizen.id)).toEqual(citizen);
    expect(await database.ports.people.citizen(newId<CitizenId>())).toBeNull();
  });

  test("the same number keeps its id and gets the new name", async () => {
    const first = await database.ports.people.rememberCitizen(makeCitizen(), at());
    const renamed = makeCitizen({ cprIndex: first.cprIndex, cprSealed: "new box", name: "Åse Ny" });
    const second = await database.ports.people.rememberCitizen(renamed, at(1));
    expect(second).toEqual({ ...renamed, id: first.id });
    expect(await database.ports.people.citizen(renamed.id)).toBeNull();
  });

  test("twenty log-ins of the same person at once make one citizen", async () => {
    const cprIndex = `index-${newId()}`;
    const seen = await twentyAtOnce(() =>
      database.ports.people.rememberCitizen(makeCitizen({ cprIndex }), at()),
    );
    expect(new Set(seen.map((citizen) => citizen.id)).size).toBe(1);
  });

  test("names in any script come back as they were", async () => {
    const name = "Łukasz Ærøskøbing 😀 محمد 王小明 é e\u0301";
    const citizen = await database.ports.people.rememberCitizen(makeCitizen({ name }), at());
    expect((await database.ports.people.citizen(citizen.id))?.name).toBe(name);
  });

  test("a staff member is refreshed by subject", async () => {
    const { people } = database.ports;
    const first = await people.rememberStaff(makeStaff(), at());
    const again = makeStaff({ subject: first.subject, name: "Nyt Navn", roles: ["team_lead", "evaluator"] });
    expect(await people.rememberStaff(again, at(1))).toEqual({ ...again, id: first.id });
    expect(await people.staff([first.id, newId<StaffId>()])).toEqual([{ ...again, id: first.id }]);
    expect(await people.staff([])).toEqual([]);
  });
});
