import { and, desc, eq, gte, sql } from "drizzle-orm";
import { type Db, prepared, type Storage } from "../kits/kit.ts";
import type { Audit, AuditEvent } from "../ports.ts";

/** Writes audit events inside somebody else's unit. */
export type AuditWriter = (tx: Db, events: readonly AuditEvent[]) => Promise<void>;

/** A writer for the stores whose acts are audited in the same unit. */
export function auditWriter({ tables: { auditEvents } }: Storage): AuditWriter {
  const slots = {
    at: sql.placeholder("at"),
    actorKind: sql.placeholder("actorKind"),
    actorId: sql.placeholder("actorId"),
    role: sql.placeholder("role"),
    action: sql.placeholder("action"),
    subjectKind: sql.placeholder("subjectKind"),
    subjectId: sql.placeholder("subjectId"),
    citizenId: sql.placeholder("citizenId"),
    purpose: sql.placeholder("purpose"),
  };
  const insert = prepared("audit.insert", (db) => db.insert(auditEvents).values(slots));
  return async (tx, events) => {
    for (const event of events) await insert(tx, { ...event });
  };
}

/** What was done by whom, append-only. */
export function auditStore(storage: Storage): Audit {
  const { auditEvents } = storage.tables;
  const insert = auditWriter(storage);
  const byStaff = (citizenId: AuditEvent["citizenId"] & string) =>
    and(eq(auditEvents.citizenId, citizenId), eq(auditEvents.actorKind, "staff"));
  return {
    record: (events) => storage.write((tx) => insert(tx, events)),
    aboutCitizen: (citizenId, limit) =>
      storage.read((db) =>
        db
          .select()
          .from(auditEvents)
          .where(byStaff(citizenId))
          .orderBy(desc(auditEvents.sequence))
          .limit(limit),
      ),
    async latest({ actorId, action, subjectId, since }) {
      const wanted = and(
        eq(auditEvents.actorId, actorId),
        eq(auditEvents.action, action),
        eq(auditEvents.subjectId, subjectId),
        gte(auditEvents.at, since),
      );
      const [row] = await storage.read((db) =>
        db.select().from(auditEvents).where(wanted).orderBy(desc(auditEvents.sequence)).limit(1),
      );
      return row ?? null;
    },
  };
}
