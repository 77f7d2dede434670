import { eq, inArray, sql } from "drizzle-orm";
import { prepared, type Storage } from "../kits/kit.ts";
import type { Citizen, People, StaffMember } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { findCitizens } from "./find-citizens.ts";
import { firstOf } from "./first-of.ts";
import { foldName } from "./fold-name.ts";

/** Citizens and staff as the identity provider last described them. */
export function peopleStore(storage: Storage): People {
  const { citizens, staffMembers } = storage.tables;
  const citizenById = prepared("people.citizen", (db) =>
    db
      .select()
      .from(citizens)
      .where(eq(citizens.id, sql.placeholder("id"))),
  );
  return {
    rememberCitizen: rememberCitizen(storage),
    rememberStaff: rememberStaff(storage),
    meetCitizen: meetCitizen(storage),
    findCitizens: findCitizens(storage),
    async citizen(id) {
      const [row] = await storage.read((db) => citizenById(db, { id }));
      return row ? toCitizen(row) : null;
    },
    async staff(ids) {
      if (ids.length === 0) return [];
      const wanted = inArray(staffMembers.id, [...ids]);
      const rows = await storage.read((db) => db.select().from(staffMembers).where(wanted));
      return rows.map(toStaffMember);
    },
  };
}

const rememberCitizen =
  ({ tables: { citizens }, write }: Storage): People["rememberCitizen"] =>
  ({ id, cprIndex, cprSealed, name }, at) => {
    const fresh = { cprSealed, name, nameFolded: foldName(name), seenAt: at };
    return write(async (tx) => {
      const rows = await tx
        .insert(citizens)
        .values({ id, cprIndex, createdAt: at, ...fresh })
        .onConflictDoUpdate({ target: citizens.cprIndex, set: fresh })
        .returning();
      return toCitizen(firstOf(rows));
    });
  };

function meetCitizen(storage: Storage): People["meetCitizen"] {
  const { citizens } = storage.tables;
  const insertAudit = auditWriter(storage);
  return (citizen, at, audit) =>
    storage.write(async (tx) => {
      const fresh = { ...citizen, nameFolded: foldName(citizen.name), createdAt: at, seenAt: at };
      await tx.insert(citizens).values(fresh).onConflictDoNothing({ target: citizens.cprIndex });
      const rows = await tx.select().from(citizens).where(eq(citizens.cprIndex, citizen.cprIndex));
      const met = toCitizen(firstOf(rows));
      await insertAudit(tx, [audit(met.id)]);
      return met;
    });
}

const rememberStaff =
  ({ tables: { staffMembers }, write }: Storage): People["rememberStaff"] =>
  ({ id, subject, name, roles, unit }, at) => {
    const fresh = { name, roles, unit, seenAt: at };
    return write(async (tx) => {
      const rows = await tx
        .insert(staffMembers)
        .values({ id, subject, createdAt: at, ...fresh })
        .onConflictDoUpdate({ target: staffMembers.subject, set: fresh })
        .returning();
      return toStaffMember(firstOf(rows));
    });
  };

const toCitizen = ({ id, cprIndex, cprSealed, name }: Citizen): Citizen => ({
  id,
  cprIndex,
  cprSealed,
  name,
});

const toStaffMember = ({ id, subject, name, roles, unit }: StaffMember): StaffMember => ({
  id,
  subject,
  name,
  roles,
  unit,
});
