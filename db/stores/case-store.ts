import { and, eq, isNull } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { CaseId, Cases, StaffId } from "../ports.ts";
import { type AuditWriter, auditWriter } from "./audit-store.ts";
import { caseLists } from "./case-lists.ts";
import { joinedCases, toCases } from "./joined-case.ts";
import { toResponse } from "./response-row.ts";

/** Cases and what caseworkers do with them. */
export function caseStore(storage: Storage): Cases {
  const insertAudit = auditWriter(storage);
  return {
    ...caseLists(storage),
    ...oneCase(storage),
    take: take(storage, insertAudit),
    release: release(storage, insertAudit),
    noteOwnView: noteOwnView(storage, insertAudit),
    recordAssessment: recordAssessment(storage, insertAudit),
  };
}

function oneCase(storage: Storage): Pick<Cases, "find" | "casesOf" | "answersOf"> {
  const { cases, responses } = storage.tables;
  return {
    async find(id) {
      const rows = await storage.read((db) => joinedCases(db, storage, eq(cases.id, id)));
      return toCases(rows)[0] ?? null;
    },
    async casesOf(citizenId) {
      const rows = await storage.read((db) => joinedCases(db, storage, eq(cases.citizenId, citizenId)));
      return toCases(rows);
    },
    async answersOf(id) {
      const [row] = await storage.read((db) =>
        db
          .select({ response: responses })
          .from(cases)
          .innerJoin(responses, eq(responses.id, cases.responseId))
          .where(eq(cases.id, id)),
      );
      return row ? toResponse(row.response) : null;
    },
  };
}

function take({ tables: { cases }, write }: Storage, insertAudit: AuditWriter): Cases["take"] {
  return (id, staffId, audit) =>
    write(async (tx) => {
      const isFree = and(eq(cases.id, id), isNull(cases.assignedTo));
      const taken = await tx
        .update(cases)
        .set({ assignedTo: staffId, assignedAt: audit.at })
        .where(isFree)
        .returning({ id: cases.id });
      if (taken.length > 0) await insertAudit(tx, [audit]);
      // A second click by the one who has it already changes nothing and is no failure.
      return taken.length > 0 || (await isHeldBy(tx, { cases, id, staffId }));
    });
}

async function isHeldBy(
  tx: Db,
  { cases, id, staffId }: { cases: Storage["tables"]["cases"]; id: CaseId; staffId: StaffId },
): Promise<boolean> {
  const held = and(eq(cases.id, id), eq(cases.assignedTo, staffId));
  const rows = await tx.select({ id: cases.id }).from(cases).where(held);
  return rows.length > 0;
}

function release({ tables: { cases }, write }: Storage, insertAudit: AuditWriter): Cases["release"] {
  return (id, staffId, audit) =>
    write(async (tx) => {
      const released = await tx
        .update(cases)
        .set({ assignedTo: null, assignedAt: null })
        .where(and(eq(cases.id, id), eq(cases.assignedTo, staffId)))
        .returning({ id: cases.id });
      if (released.length > 0) await insertAudit(tx, [audit]);
      return released.length > 0;
    });
}

/**
 * Whether the staff member has the case, set down in a row that stays locked to the end of the unit, so that
 * nobody lets go of the case or takes it in between.
 */
async function holds(
  tx: Db,
  { cases, id, staffId }: { cases: Storage["tables"]["cases"]; id: CaseId; staffId: StaffId },
  set: { assignedTo: StaffId } | { assessed: true },
): Promise<boolean> {
  const held = and(eq(cases.id, id), eq(cases.assignedTo, staffId));
  const rows = await tx.update(cases).set(set).where(held).returning({ id: cases.id });
  return rows.length > 0;
}

function noteOwnView(
  { tables: { cases, ownViews }, write }: Storage,
  insertAudit: AuditWriter,
): Cases["noteOwnView"] {
  const columns = { view: ownViews.view, staffId: ownViews.staffId, at: ownViews.at };
  return (id, { view, staffId, at }, audit) =>
    write(async (tx) => {
      if (!(await holds(tx, { cases, id, staffId }, { assignedTo: staffId }))) return null;
      const [noted] = await tx
        .insert(ownViews)
        .values({ caseId: id, view, staffId, at })
        .onConflictDoNothing()
        .returning(columns);
      if (noted) {
        await insertAudit(tx, [audit]);
        return noted;
      }
      const own = and(eq(ownViews.caseId, id), eq(ownViews.staffId, staffId));
      const [first] = await tx.select(columns).from(ownViews).where(own);
      if (first) return first;
      throw new Error("An own view could neither be stored nor found.");
    });
}

function recordAssessment(
  { tables: { cases, assessments }, write }: Storage,
  insertAudit: AuditWriter,
): Cases["recordAssessment"] {
  return (caseId, { id, view, reason, differs, staffId, at }, audit) =>
    write(async (tx) => {
      if (!(await holds(tx, { cases, id: caseId, staffId }, { assessed: true }))) return false;
      await tx.insert(assessments).values({ id, caseId, view, reason, differs, staffId, at });
      await insertAudit(tx, [audit]);
      return true;
    });
}
