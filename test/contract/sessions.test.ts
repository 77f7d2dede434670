import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { KeptForm, Session, SignIn } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, newId, twentyAtOnce } from "./fixtures.ts";

const makeSession = (over: Partial<Session> = {}): Session => ({
  hash: newId(),
  actorKind: "citizen",
  actorId: newId(),
  roles: ["citizen"],
  assurance: "Substantial",
  startedAt: at(),
  lastSeenAt: at(),
  ...over,
});

const makeSignIn = (over: Partial<SignIn> = {}): SignIn => ({
  hash: newId(),
  kind: "citizen",
  state: "state",
  nonce: "nonce",
  codeVerifier: "verifier",
  returnTo: "/min-side",
  expiresAt: at(10),
  ...over,
});

const makeForm = (over: Partial<KeptForm> = {}): KeptForm => ({
  ownerKind: "citizen",
  ownerId: newId(),
  path: "/skema/risikoscreening/1",
  fieldsSealed: "box",
  expiresAt: at(60),
  ...over,
});

const ownerOf = ({ ownerKind: kind, ownerId: id, path }: KeptForm) => ({ kind, id, path });

describe.each(dialects)("sessions on %s", (dialect) => {
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

  test("a log-in under way is used once, even by twenty at once", async () => {
    const { sessions } = database.ports;
    const signIn = makeSignIn();
    await sessions.beginSignIn(signIn);
    const taken = await twentyAtOnce(() => sessions.takeSignIn(signIn.hash, at(1)));
    expect(taken.filter((one) => one !== null)).toEqual([signIn]);
  });

  test("a log-in past its time is forgotten and not returned", async () => {
    const { sessions } = database.ports;
    const signIn = makeSignIn();
    await sessions.beginSignIn(signIn);
    expect(await sessions.takeSignIn(signIn.hash, at(10))).toBeNull();
    expect(await sessions.takeSignIn(signIn.hash, at(1))).toBeNull();
  });

  test("a session starts, replaces another, is touched, and ends", async () => {
    const { sessions } = database.ports;
    const old = makeSession();
    const fresh = makeSession({ roles: ["caseworker", "team_lead"] });
    await sessions.start(old, null);
    await sessions.start(fresh, old.hash);
    expect(await sessions.find(old.hash)).toBeNull();
    expect(await sessions.find(fresh.hash)).toEqual(fresh);
    await sessions.touch(fresh.hash, at(5));
    await sessions.touch(fresh.hash, at(3));
    expect(await sessions.find(fresh.hash)).toEqual({ ...fresh, lastSeenAt: at(5) });
    await sessions.end(fresh.hash);
    expect(await sessions.find(fresh.hash)).toBeNull();
  });

  test("touching an unknown session does not make one", async () => {
    await database.ports.sessions.touch("unknown", at());
    expect(await database.ports.sessions.find("unknown")).toBeNull();
  });

  test("a kept form is replaced, taken once, and only by its owner", async () => {
    const { sessions } = database.ports;
    const form = makeForm();
    await sessions.keepForm(makeForm({ ...form, fieldsSealed: "older", expiresAt: at(1) }));
    await sessions.keepForm(form);
    expect(await sessions.takeKeptForm({ ...ownerOf(form), id: "somebody else" }, at())).toBeNull();
    expect(await sessions.takeKeptForm({ ...ownerOf(form), kind: "staff" }, at())).toBeNull();
    expect(await sessions.takeKeptForm(ownerOf(form), at())).toEqual(form);
    expect(await sessions.takeKeptForm(ownerOf(form), at())).toBeNull();
  });

  test("a kept form past its time is not returned", async () => {
    const { sessions } = database.ports;
    const form = makeForm();
    await sessions.keepForm(form);
    expect(await sessions.takeKeptForm(ownerOf(form), at(60))).toBeNull();
  });

  test("sweeping forgets what is over and keeps the rest", async () => {
    const { sessions } = database.ports;
    const idle = makeSession({ startedAt: at(50), lastSeenAt: at(50) });
    const tooOld = makeSession({ startedAt: at(0), lastSeenAt: at(100) });
    const running = makeSession({ startedAt: at(60), lastSeenAt: at(100) });
    for (const session of [idle, tooOld, running]) await sessions.start(session, null);
    const [expired, open] = [makeSignIn({ expiresAt: at(99) }), makeSignIn({ expiresAt: at(101) })];
    await sessions.beginSignIn(expired);
    await sessions.beginSignIn(open);
    const [oldForm, newForm] = [makeForm({ expiresAt: at(99) }), makeForm({ expiresAt: at(101) })];
    await sessions.keepForm(oldForm);
    await sessions.keepForm(newForm);
    await sessions.sweep({ idleSince: at(80), startedBefore: at(40), at: at(100) });
    expect(await sessions.find(idle.hash)).toBeNull();
    expect(await sessions.find(tooOld.hash)).toBeNull();
    expect(await sessions.find(running.hash)).toEqual(running);
    expect(await sessions.takeSignIn(expired.hash, at(0))).toBeNull();
    expect(await sessions.takeSignIn(open.hash, at(100))).toEqual(open);
    expect(await sessions.takeKeptForm(ownerOf(oldForm), at(0))).toBeNull();
    expect(await sessions.takeKeptForm(ownerOf(newForm), at(100))).toEqual(newForm);
  });
});
