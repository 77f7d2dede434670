import { and, eq, lt, lte, or, sql } from "drizzle-orm";
import { prepared, type Storage, slot } from "../kits/kit.ts";
import type { Sessions } from "../ports.ts";

/** Sessions, log-ins under way, and forms kept over a log-out. */
export function sessionStore(storage: Storage): Sessions {
  return { ...signIns(storage), ...runningSessions(storage), ...keptForms(storage), sweep: sweep(storage) };
}

type SignInPart = Pick<Sessions, "beginSignIn" | "takeSignIn">;

function signIns({ tables: { signIns: table }, write }: Storage): SignInPart {
  return {
    async beginSignIn(signIn) {
      await write((tx) => tx.insert(table).values({ ...signIn }));
    },
    async takeSignIn(hash, at) {
      const [row] = await write((tx) => tx.delete(table).where(eq(table.hash, hash)).returning());
      return row && row.expiresAt > at ? row : null;
    },
  };
}

type SessionPart = Pick<Sessions, "start" | "find" | "touch" | "end">;

function runningSessions({ tables: { sessions }, read, write }: Storage): SessionPart {
  const hash = sql.placeholder("hash");
  const find = prepared("sessions.find", (db) => db.select().from(sessions).where(eq(sessions.hash, hash)));
  const touch = prepared("sessions.touch", (db) => {
    const at = slot(sessions.lastSeenAt, "at");
    // A late request must not make a session look older than it is.
    return db
      .update(sessions)
      .set({ lastSeenAt: at })
      .where(and(eq(sessions.hash, hash), lt(sessions.lastSeenAt, at)));
  });
  return {
    async start(session, replacedHash) {
      await write(async (tx) => {
        if (replacedHash !== null) await tx.delete(sessions).where(eq(sessions.hash, replacedHash));
        await tx.insert(sessions).values({ ...session });
      });
    },
    async find(wanted) {
      const [row] = await read((db) => find(db, { hash: wanted }));
      return row ?? null;
    },
    async touch(wanted, at) {
      await write((tx) => touch(tx, { hash: wanted, at }));
    },
    async end(wanted) {
      await write((tx) => tx.delete(sessions).where(eq(sessions.hash, wanted)));
    },
  };
}

type KeptFormPart = Pick<Sessions, "keepForm" | "takeKeptForm">;

function keptForms({ tables: { keptForms: table }, write }: Storage): KeptFormPart {
  return {
    async keepForm(form) {
      const { fieldsSealed, expiresAt } = form;
      const target = [table.ownerKind, table.ownerId, table.path];
      await write((tx) =>
        tx
          .insert(table)
          .values({ ...form })
          .onConflictDoUpdate({ target, set: { fieldsSealed, expiresAt } }),
      );
    },
    async takeKeptForm({ kind, id, path }, at) {
      const wanted = and(eq(table.ownerKind, kind), eq(table.ownerId, id), eq(table.path, path));
      const [row] = await write((tx) => tx.delete(table).where(wanted).returning());
      return row && row.expiresAt > at ? row : null;
    },
  };
}

const sweep =
  ({ tables: { sessions, signIns, keptForms }, write }: Storage): Sessions["sweep"] =>
  async ({ idleSince, startedBefore, at }) => {
    const over = or(lt(sessions.lastSeenAt, idleSince), lt(sessions.startedAt, startedBefore));
    await write(async (tx) => {
      await tx.delete(sessions).where(over);
      await tx.delete(signIns).where(lte(signIns.expiresAt, at));
      await tx.delete(keptForms).where(lte(keptForms.expiresAt, at));
    });
  };
