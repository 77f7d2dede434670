import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CaseId, StaffId, View } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAssessment, makeAudit, makeStaff, newId, twentyAtOnce, withCase } from "./fixtures.ts";

describe.each(dialects)("cases on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  let staffIds: StaffId[];
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
    const staff = await twentyAtOnce(() => database.ports.people.rememberStaff(makeStaff(), at()));
    staffIds = staff.map((member) => member.id);
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });
  const staffId = (n = 0): StaffId => staffIds[n] as StaffId;

  test("a new case is free, unseen and unassessed", async () => {
    const { newCase, citizen, receiptNumber } = await withCase(database.ports);
    const expected = {
      ...newCase,
      receiptNumber,
      citizenName: citizen.name,
      assignedTo: null,
      assignedAt: null,
    };
    const found = await database.ports.cases.find(newCase.id);
    expect(found).toEqual({ ...expected, ownView: null, assessments: [] });
    expect(await database.ports.cases.casesOf(citizen.id)).toEqual([found]);
    expect(await database.ports.cases.find(newId<CaseId>())).toBeNull();
  });

  test("the answers of a case are the sent ones", async () => {
    const { newCase, sending } = await withCase(database.ports);
    const response = await database.ports.cases.answersOf(newCase.id);
    expect(response?.answers).toEqual(sending.answers);
    expect(response?.receiptNumber).toBe(sending.receiptNumber);
    expect(await database.ports.cases.answersOf(newId<CaseId>())).toBeNull();
  });

  test("of twenty who take a case at once one gets it", async () => {
    const { cases, audit } = database.ports;
    const { newCase, citizen } = await withCase(database.ports);
    const event = makeAudit({ at: at(15), citizenId: citizen.id, action: "case.take" });
    const taken = await twentyAtOnce((n) => cases.take(newCase.id, staffId(n), event));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const found = await cases.find(newCase.id);
    expect(found?.assignedTo).toBe(staffId(taken.indexOf(true)));
    expect(found?.assignedAt).toEqual(at(15));
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(1);
  });

  test("taking one's own case again is true and leaves no second trace", async () => {
    const { cases, audit } = database.ports;
    const { newCase, citizen } = await withCase(database.ports);
    const event = makeAudit({ citizenId: citizen.id });
    expect(await cases.take(newCase.id, staffId(), event)).toBe(true);
    expect(await cases.take(newCase.id, staffId(), makeAudit({ at: at(99) }))).toBe(true);
    expect(await cases.take(newCase.id, staffId(1), event)).toBe(false);
    expect((await cases.find(newCase.id))?.assignedAt).toEqual(event.at);
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(1);
    expect(await cases.take(newId<CaseId>(), staffId(), event)).toBe(false);
  });

  test("only the one who has a case lets go of it", async () => {
    const { cases } = database.ports;
    const { newCase } = await withCase(database.ports);
    await cases.take(newCase.id, staffId(), makeAudit());
    expect(await cases.release(newCase.id, staffId(1), makeAudit())).toBe(false);
    expect(await cases.release(newCase.id, staffId(), makeAudit())).toBe(true);
    expect(await cases.release(newCase.id, staffId(), makeAudit())).toBe(false);
    expect(await cases.find(newCase.id)).toMatchObject({ assignedTo: null, assignedAt: null });
    expect(await cases.take(newCase.id, staffId(1), makeAudit())).toBe(true);
  });

  test("of twenty own views by one person at once the first is kept and all are told it", async () => {
    const { cases, audit } = database.ports;
    const { newCase, citizen } = await withCase(database.ports);
    await cases.take(newCase.id, staffId(), makeAudit());
    const views: View[] = ["lav", "moderat", "hoej"];
    const noted = await twentyAtOnce((n) => {
      const ownView = { view: views[n % 3] ?? "lav", staffId: staffId(), at: at(n) };
      return cases.noteOwnView(newCase.id, ownView, makeAudit({ citizenId: citizen.id }));
    });
    expect(new Set(noted.map((view) => view?.at.getTime())).size).toBe(1);
    expect((await cases.find(newCase.id))?.ownView).toEqual(noted[0]);
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(1);
  });

  test("the own view that counts is the one of who has the case now", async () => {
    const { cases } = database.ports;
    const { newCase, receiptNumber } = await withCase(database.ports);
    const seen = async () => {
      const rows = await cases.search({ by: "receipt", receiptNumber }, 10);
      expect(rows).toHaveLength(1);
      return [(await cases.find(newCase.id))?.ownView?.view, rows[0]?.ownViewNoted];
    };
    const note = (n: number, view: View) =>
      cases.noteOwnView(newCase.id, { view, staffId: staffId(n), at: at(n) }, makeAudit());
    await cases.take(newCase.id, staffId(0), makeAudit());
    await note(0, "lav");
    expect(await seen()).toEqual(["lav", true]);
    await cases.release(newCase.id, staffId(0), makeAudit());
    expect(await seen()).toEqual([undefined, false]);
    await cases.take(newCase.id, staffId(1), makeAudit());
    expect(await seen()).toEqual([undefined, false]);
    await note(1, "hoej");
    expect(await seen()).toEqual(["hoej", true]);
    await cases.recordAssessment(newCase.id, makeAssessment(staffId(1)), makeAudit());
    expect((await cases.find(newCase.id))?.assessments).toHaveLength(1);
  });

  test("assessments are kept, the newest first, whatever the clock says", async () => {
    const { cases } = database.ports;
    const { newCase } = await withCase(database.ports);
    const first = makeAssessment(staffId(), { view: "hoej", at: at(30) });
    const second = makeAssessment(staffId(1), { view: "lav", differs: false, reason: "", at: at(29) });
    await cases.take(newCase.id, staffId(), makeAudit());
    expect(await cases.recordAssessment(newCase.id, first, makeAudit())).toBe(true);
    await cases.release(newCase.id, staffId(), makeAudit());
    await cases.take(newCase.id, staffId(1), makeAudit());
    expect(await cases.recordAssessment(newCase.id, second, makeAudit())).toBe(true);
    expect((await cases.find(newCase.id))?.assessments).toEqual([second, first]);
  });

  test("an assessment whose id is taken changes nothing", async () => {
    const { cases, audit } = database.ports;
    const { newCase: assessed } = await withCase(database.ports);
    const taken = makeAssessment(staffId());
    await cases.take(assessed.id, staffId(), makeAudit());
    await cases.recordAssessment(assessed.id, taken, makeAudit());
    const { newCase, citizen, receiptNumber } = await withCase(database.ports);
    await cases.take(newCase.id, staffId(), makeAudit());
    const event = makeAudit({ citizenId: citizen.id });
    await expect(cases.recordAssessment(newCase.id, taken, event)).rejects.toThrow("refused");
    expect((await cases.find(newCase.id))?.assessments).toEqual([]);
    expect(await audit.aboutCitizen(citizen.id, 10)).toEqual([]);
    const [row] = await cases.search({ by: "receipt", receiptNumber }, 10);
    expect(row?.assessed).toBe(false);
  });

  test("an own view or assessment by somebody who does not have the case writes nothing", async () => {
    const { cases, audit } = database.ports;
    const { newCase, citizen, receiptNumber } = await withCase(database.ports);
    const event = makeAudit({ citizenId: citizen.id });
    const refused = async (id: CaseId) => {
      const ownView = { view: "lav", staffId: staffId(), at: at() } as const;
      expect(await cases.noteOwnView(id, ownView, event)).toBeNull();
      expect(await cases.recordAssessment(id, makeAssessment(staffId()), event)).toBe(false);
    };
    await refused(newId<CaseId>());
    await refused(newCase.id);
    await cases.take(newCase.id, staffId(), makeAudit());
    await cases.release(newCase.id, staffId(), makeAudit());
    await cases.take(newCase.id, staffId(1), makeAudit());
    await refused(newCase.id);
    await cases.release(newCase.id, staffId(1), makeAudit());
    await cases.take(newCase.id, staffId(), makeAudit());
    expect(await cases.find(newCase.id)).toMatchObject({ ownView: null, assessments: [] });
    expect((await cases.search({ by: "receipt", receiptNumber }, 1))[0]?.assessed).toBe(false);
    expect(await audit.aboutCitizen(citizen.id, 10)).toEqual([]);
  });

  test("a case let go of while it is assessed gets the assessment or keeps it out, never half of it", async () => {
    const { cases, audit } = database.ports;
    const outcomes = await twentyAtOnce(async () => {
      const { newCase, citizen, receiptNumber } = await withCase(database.ports);
      await cases.take(newCase.id, staffId(), makeAudit());
      const event = makeAudit({ citizenId: citizen.id });
      const [recorded] = await Promise.all([
        cases.recordAssessment(newCase.id, makeAssessment(staffId()), event),
        cases.release(newCase.id, staffId(), makeAudit()),
      ]);
      const [row] = await cases.search({ by: "receipt", receiptNumber }, 1);
      const stored = (await cases.find(newCase.id))?.assessments.length;
      const told = (await audit.aboutCitizen(citizen.id, 10)).length;
      return [recorded, row?.assessed, stored === 1, told === 1];
    });
    for (const outcome of outcomes) expect(new Set(outcome).size).toBe(1);
  });
});
