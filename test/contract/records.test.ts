import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CitizenId, LegalBasis, OutboxMessage } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAudit, makeMessage, makeSending, newId, twentyAtOnce, withDraft } from "./fixtures.ts";

const citizenId = () => newId<CitizenId>();

describe.each(dialects)("audit, outbox and legal bases on %s", (dialect) => {
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

  test("staff acts about a citizen come newest first, by sequence and not by the clock", async () => {
    const { audit } = database.ports;
    const id = citizenId();
    const early = makeAudit({ citizenId: id, at: at(9), purpose: "samtale" });
    const late = makeAudit({ citizenId: id, at: at(1), action: "case.take" });
    await audit.record([early, late]);
    await audit.record([
      makeAudit({ citizenId: id, actorKind: "citizen", role: "citizen" }),
      makeAudit({ citizenId: citizenId() }),
      makeAudit({ citizenId: null }),
    ]);
    const told = await audit.aboutCitizen(id, 10);
    expect(told).toEqual([
      { ...late, sequence: expect.any(Number) },
      { ...early, sequence: expect.any(Number) },
    ]);
    expect(await audit.aboutCitizen(id, 1)).toHaveLength(1);
    await audit.record([]);
  });

  test("the newest event of a person, action and subject since a time", async () => {
    const { audit } = database.ports;
    const search = { actorId: newId(), action: "case.read", subjectId: newId(), since: at(5) };
    const mine = { actorId: search.actorId, action: search.action, subjectId: search.subjectId };
    expect(await audit.latest(search)).toBeNull();
    await audit.record([makeAudit({ ...mine, at: at(4), purpose: "too early" })]);
    expect(await audit.latest(search)).toBeNull();
    await audit.record([makeAudit({ ...mine, at: at(5), purpose: "first" })]);
    await audit.record([makeAudit({ ...mine, at: at(6), purpose: "second" })]);
    await audit.record([makeAudit({ ...mine, at: at(7), actorId: "somebody else" })]);
    expect(await audit.latest(search)).toMatchObject({ purpose: "second", at: at(6) });
  });

  test("messages that are due are handed out in order and hidden until the lease ends", async () => {
    const { outbox } = database.ports;
    const [late, soon] = [makeMessage({ availableAt: at(2) }), makeMessage({ availableAt: at(1) })];
    const future = makeMessage({ availableAt: at(50) });
    await send([late, soon, future]);
    const claimed = await outbox.claim({ at: at(5), leaseUntil: at(15), limit: 10 });
    expect(claimed).toEqual([
      { ...soon, attempts: 1 },
      { ...late, attempts: 1 },
    ]);
    expect(await outbox.claim({ at: at(14), leaseUntil: at(24), limit: 10 })).toEqual([]);
    const [again] = await outbox.claim({ at: at(15), leaseUntil: at(25), limit: 1 });
    expect(again?.attempts).toBe(2);
    await outbox.complete(soon.id, at(16));
    await outbox.retryLater(late.id, at(30));
    await outbox.retryLater(soon.id, at(1));
    expect(await outbox.claim({ at: at(29), leaseUntil: at(39), limit: 10 })).toEqual([]);
    const later = await outbox.claim({ at: at(60), leaseUntil: at(90), limit: 10 });
    expect(later.map((message) => message.id)).toEqual([late.id, future.id]);
    for (const { id } of later) await outbox.complete(id, at(61));
    expect(await outbox.claim({ at: at(99), leaseUntil: at(99), limit: 10 })).toEqual([]);
  });

  test("twenty workers at once never get the same message, and together get them all", async () => {
    const messages = Array.from({ length: 60 }, () => makeMessage({ availableAt: at(100) }));
    await send(messages);
    const { outbox } = database.ports;
    const claims = await twentyAtOnce(() => outbox.claim({ at: at(101), leaseUntil: at(110), limit: 3 }));
    const rest = await outbox.claim({ at: at(101), leaseUntil: at(110), limit: 100 });
    const ids = [...claims.flat(), ...rest].map((message) => message.id);
    expect(ids.toSorted()).toEqual(messages.map((message) => message.id).toSorted());
    for (const id of ids) await outbox.complete(id, at(102));
  });

  async function send(messages: readonly OutboxMessage[]): Promise<void> {
    const { draft } = await withDraft(database.ports);
    await database.ports.responses.send(
      makeSending(draft, { outbox: messages, result: null, newCase: null }),
    );
  }

  test("a fact of the installation is what the first of twenty said, then and later", async () => {
    const { installation } = database.ports;
    const settled = await twentyAtOnce((n) => installation.settle("key-check", `value ${n}`));
    expect(new Set(settled).size).toBe(1);
    expect(await installation.settle("key-check", "another")).toBe(settled[0]);
    expect(await installation.settle("mode", "production")).toBe("production");
  });

  test("a legal basis is stored and replaced, with its audit event", async () => {
    const { legalBases, audit } = database.ports;
    const basis: LegalBasis = {
      questionnaireId: "risikoscreening",
      basis: "Lov om en aktiv beskæftigelsesindsats § 8",
      dpiaReference: "DPIA-2026-14",
      owner: "Åse Faglig",
      expiresOn: "2027-06-30",
      enabled: true,
      demo: false,
      changedAt: at(),
      changedBy: "staff-1",
    };
    expect(await legalBases.of(basis.questionnaireId)).toBeNull();
    const id = citizenId();
    await legalBases.put(basis, makeAudit({ citizenId: id, subjectKind: "legal-basis" }));
    expect(await legalBases.of(basis.questionnaireId)).toEqual(basis);
    const off = { ...basis, enabled: false, changedAt: at(5) };
    await legalBases.put(off, makeAudit({ citizenId: id, subjectKind: "legal-basis" }));
    expect(await legalBases.of(basis.questionnaireId)).toEqual(off);
    expect(await audit.aboutCitizen(id, 10)).toHaveLength(2);
  });
});
