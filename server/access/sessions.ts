import type {
  Audit,
  Citizen,
  CitizenId,
  People,
  Session,
  Sessions,
  StaffId,
  StaffMember,
} from "#db/ports.ts";
import type { Actor } from "#server/access/actor.ts";
import type { CitizenIdentity, Identity, StaffIdentity } from "#server/access/claims.ts";
import { type Box, cprPurpose, tokenHash } from "#server/access/sealed-box.ts";
import { absoluteMs, idleMs, secondsLeft } from "#server/access/session-rule.ts";
import { newId } from "#server/use-cases/ids.ts";

interface SignedIn {
  readonly actor: Actor;
  readonly session: Session;
}

export interface SessionService {
  /** Who is behind the cookie; null when nobody, or when the session is over. Counts as being active. */
  resolve(cookie: string | null): Promise<SignedIn | null>;
  /** Starts a session under a fresh value and ends the one that the browser had. Returns the cookie's value. */
  start(identity: Identity, oldCookie: string | null): Promise<string>;
  /** Ends the session on the server and returns whose provider to log out at; null when there was none. */
  end(cookie: string | null): Promise<"citizen" | "staff" | null>;
  /** Forgets what is over; for a job that runs now and then. */
  sweep(): Promise<void>;
}

export interface SessionDeps {
  readonly ports: { readonly sessions: Sessions; readonly people: People; readonly audit: Audit };
  readonly box: Box;
  readonly now: () => Date;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Being active is written down at most this often, so that reading pages does not write at each request. */
const touchEveryMs = 60_000;

/** 256 random bits in base64url. */
export const randomValue = (randomBytes: SessionDeps["randomBytes"]): string =>
  Buffer.from(randomBytes(32)).toString("base64url");

/** Sessions in the database under the hash of an opaque cookie: they can be ended at once, on every process. */
export function createSessionService(deps: SessionDeps): SessionService {
  const { sessions } = deps.ports;
  const alive = async (cookie: string | null): Promise<Session | null> => {
    if (cookie === null) return null;
    const session = await sessions.find(tokenHash(cookie));
    if (session === null || secondsLeft(session, deps.now()) > 0) return session;
    await sessions.end(session.hash);
    return null;
  };
  return {
    async resolve(cookie) {
      const session = await alive(cookie);
      if (session === null) return null;
      const actor = await actorOf(session, deps.ports.people);
      if (actor === null) return null;
      const at = deps.now();
      if (at.getTime() - session.lastSeenAt.getTime() < touchEveryMs) return { actor, session };
      await sessions.touch(session.hash, at);
      return { actor, session: { ...session, lastSeenAt: at } };
    },
    start: (identity, oldCookie) => startSession(deps, identity, oldCookie),
    end: (cookie) => endSession(deps, cookie),
    sweep() {
      const at = deps.now();
      const idleSince = new Date(at.getTime() - idleMs);
      const startedBefore = new Date(at.getTime() - absoluteMs);
      return sessions.sweep({ idleSince, startedBefore, at });
    },
  };
}

async function startSession(
  deps: SessionDeps,
  identity: Identity,
  oldCookie: string | null,
): Promise<string> {
  const at = deps.now();
  const cookie = randomValue(deps.randomBytes);
  const hash = tokenHash(cookie);
  const person =
    identity.kind === "citizen"
      ? await rememberCitizen(deps, identity, at)
      : await rememberStaff(deps, identity, at);
  const session: Session = {
    hash,
    actorKind: identity.kind,
    actorId: person.id,
    roles: identity.kind === "citizen" ? ["citizen"] : identity.roles,
    assurance: identity.assurance,
    startedAt: at,
    lastSeenAt: at,
  };
  await recordSession(deps, "session.start", session);
  await deps.ports.sessions.start(session, oldCookie === null ? null : tokenHash(oldCookie));
  return cookie;
}

async function endSession(deps: SessionDeps, cookie: string | null): Promise<"citizen" | "staff" | null> {
  const session = cookie === null ? null : await deps.ports.sessions.find(tokenHash(cookie));
  if (session === null) return null;
  await deps.ports.sessions.end(session.hash);
  await recordSession(deps, "session.end", session);
  return session.actorKind;
}

function rememberCitizen(deps: SessionDeps, { cpr, name }: CitizenIdentity, at: Date): Promise<Citizen> {
  const id = newId(deps.randomBytes) as CitizenId;
  const cprIndex = deps.box.cprIndex(cpr);
  const cprSealed = deps.box.seal(cpr, cprPurpose(cprIndex));
  return deps.ports.people.rememberCitizen({ id, cprIndex, cprSealed, name }, at);
}

function rememberStaff(
  deps: SessionDeps,
  { subject, name, roles, unit }: StaffIdentity,
  at: Date,
): Promise<StaffMember> {
  const id = newId(deps.randomBytes) as StaffId;
  return deps.ports.people.rememberStaff({ id, subject, name, roles, unit }, at);
}

/** Staff have the roles of this log-in that no later log-in took away. */
async function actorOf(session: Session, people: People): Promise<Actor | null> {
  if (session.actorKind === "citizen") {
    const citizen = await people.citizen(session.actorId as CitizenId);
    return citizen && { kind: "citizen", id: citizen.id, name: citizen.name };
  }
  const [member] = await people.staff([session.actorId as StaffId]);
  if (member === undefined) return null;
  const roles = session.roles.filter((role) => member.roles.includes(role));
  return roles.length === 0 ? null : { kind: "staff", id: member.id, name: member.name, roles };
}

/** The row names the session by the beginning of its hash: enough to pair start and end. */
function recordSession(
  { ports, now }: SessionDeps,
  action: "session.start" | "session.end",
  session: Session,
): Promise<void> {
  return ports.audit.record([
    {
      at: now(),
      actorKind: session.actorKind,
      actorId: session.actorId,
      role: session.roles[0] ?? "system",
      action,
      subjectKind: "session",
      subjectId: session.hash.slice(0, 16),
      citizenId: session.actorKind === "citizen" ? (session.actorId as CitizenId) : null,
      purpose: null,
    },
  ]);
}
