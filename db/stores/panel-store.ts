import { and, asc, count, desc, eq, max } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { Panel, Panels } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { instrumentColumns } from "./response-row.ts";

/** Rows that are written in one statement. */
const batch = 500;

/** Confidential surveys, those who take part, and what they answered. */
export const panelStore = (storage: Storage): Panels => ({
  ...panels(storage),
  ...members(storage),
  ...answering(storage),
  ...telling(storage),
  ...deleting(storage),
});

/** How a confidential survey lies in its table. */
type Row = Omit<Panel, "instrument"> & {
  readonly questionnaireId: string;
  readonly version: string;
  readonly instrumentHash: string;
};

const panelOf = ({ questionnaireId, version, instrumentHash, ...panel }: Row): Panel => ({
  ...panel,
  instrument: { questionnaireId, version, hash: instrumentHash },
});

/** Keeps the survey's row until the end of the unit, so that one at a time changes what it has. False when unknown. */
async function oneAtATime({ tables: { panels: table } }: Storage, tx: Db, id: string): Promise<boolean> {
  return (await tx.update(table).set({ id }).where(eq(table.id, id)).returning()).length > 0;
}

function panels(storage: Storage): Pick<Panels, "all" | "find" | "add"> {
  const { panels: table } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    async all() {
      const rows = await storage.read((db) =>
        db.select().from(table).orderBy(desc(table.createdAt), asc(table.id)),
      );
      return rows.map(panelOf);
    },
    async find(id) {
      const [row] = await storage.read((db) => db.select().from(table).where(eq(table.id, id)));
      return row ? panelOf(row) : null;
    },
    add: ({ instrument, ...panel }, audit) =>
      storage.write(async (tx) => {
        await tx.insert(table).values({ ...panel, ...instrumentColumns(instrument) });
        await insertAudit(tx, [audit]);
      }),
  };
}

function members(storage: Storage): Pick<Panels, "addMembers" | "findMember" | "members"> {
  const { panelMembers, panelAnswers } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    addMembers: (id, make, audit) =>
      storage.write(async (tx) => {
        if (!(await oneAtATime(storage, tx, id))) return false;
        const [row] = await tx
          .select({ highest: max(panelMembers.number) })
          .from(panelMembers)
          .where(eq(panelMembers.panelId, id));
        const made = make(row?.highest ?? 0);
        for (let start = 0; start < made.length; start += batch)
          await tx.insert(panelMembers).values(made.slice(start, start + batch));
        await insertAudit(tx, [audit]);
        return true;
      }),
    async findMember(codeHash) {
      const [row] = await storage.read((db) =>
        db.select().from(panelMembers).where(eq(panelMembers.codeHash, codeHash)),
      );
      return row ?? null;
    },
    async members(id) {
      const rows = await storage.read((db) =>
        db
          .select({ number: panelMembers.number, wave: panelAnswers.wave })
          .from(panelMembers)
          .leftJoin(panelAnswers, eq(panelAnswers.memberId, panelMembers.memberId))
          .where(eq(panelMembers.panelId, id))
          .orderBy(asc(panelMembers.number), asc(panelAnswers.wave)),
      );
      const byNumber = new Map<number, number[]>();
      for (const { number, wave } of rows)
        byNumber.set(number, [...(byNumber.get(number) ?? []), ...(wave === null ? [] : [wave])]);
      return [...byNumber].map(([number, waves]) => ({ number, waves }));
    },
  };
}

function answering(storage: Storage): Pick<Panels, "answer" | "hasAnswered" | "answers" | "withdraw"> {
  const { panelMembers, panelAnswers, panelTellings } = storage.tables;
  return {
    answer: (answer, codeHash) =>
      storage.write(async (tx) => {
        // Held until the end of the unit: a code that is being withdrawn answers nothing.
        const own = and(eq(panelMembers.codeHash, codeHash), eq(panelMembers.memberId, answer.memberId));
        const held = await tx.update(panelMembers).set({ codeHash }).where(own).returning();
        if (held.length === 0) return "gone";
        const stored = await tx.insert(panelAnswers).values(answer).onConflictDoNothing().returning();
        if (stored.length > 0) return "stored";
        const [known] = await tx.select().from(panelAnswers).where(eq(panelAnswers.id, answer.id));
        const isSame = known?.memberId === answer.memberId && known.wave === answer.wave;
        return isSame ? "again" : "answered";
      }),
    async hasAnswered(codeHash, wave) {
      const rows = await storage.read((db) =>
        db
          .select({ id: panelAnswers.id })
          .from(panelMembers)
          .innerJoin(panelAnswers, eq(panelAnswers.memberId, panelMembers.memberId))
          .where(and(eq(panelMembers.codeHash, codeHash), eq(panelAnswers.wave, wave))),
      );
      return rows.length > 0;
    },
    answers: (id) =>
      storage.read((db) =>
        db.select().from(panelAnswers).where(eq(panelAnswers.panelId, id)).orderBy(asc(panelAnswers.id)),
      ),
    withdraw: (codeHash) =>
      storage.write(async (tx) => {
        // Held until the end of the unit, so that nothing is answered with it meanwhile.
        const held = tx.update(panelMembers).set({ codeHash }).where(eq(panelMembers.codeHash, codeHash));
        const [member] = await held.returning();
        if (!member || !(await oneAtATime(storage, tx, member.panelId))) return false;
        const own = eq(panelAnswers.memberId, member.memberId);
        const [told] = await tx
          .select({ id: panelTellings.id })
          .from(panelTellings)
          .where(eq(panelTellings.panelId, member.panelId))
          .limit(1);
        if (told) await tx.update(panelAnswers).set({ answers: {}, isWithdrawn: true }).where(own);
        else await tx.delete(panelAnswers).where(own);
        await tx.delete(panelMembers).where(eq(panelMembers.codeHash, codeHash));
        return true;
      }),
  };
}

function telling(storage: Storage): Pick<Panels, "tellings" | "tell"> {
  const { panelAnswers, panelTellings } = storage.tables;
  return {
    async tellings(id) {
      const { panelId, wave, toldOn, figures } = panelTellings;
      return storage.read((db) =>
        db
          .select({ panelId, wave, toldOn, figures })
          .from(panelTellings)
          .where(eq(panelId, id))
          .orderBy(asc(wave)),
      );
    },
    tell: (panelId, tellings, expected) =>
      storage.write(async (tx) => {
        if (!(await oneAtATime(storage, tx, panelId))) return false;
        const own = and(eq(panelAnswers.panelId, panelId), eq(panelAnswers.isWithdrawn, false));
        const [row] = await tx.select({ rows: count() }).from(panelAnswers).where(own);
        if (row?.rows !== expected) return false;
        const rows = tellings.map((one) => ({ ...one, id: `${panelId}.${one.wave}`, panelId }));
        return (await tx.insert(panelTellings).values(rows).onConflictDoNothing().returning()).length > 0;
      }),
  };
}

function deleting(storage: Storage): Pick<Panels, "remove" | "unlink" | "deleteOf"> {
  const { panels: table, panelMembers, panelAnswers, panelTellings } = storage.tables;
  const insertAudit = auditWriter(storage);
  const rowsIn = async (tx: Db, owned: typeof panelMembers | typeof panelAnswers, id: string) => {
    const [row] = await tx.select({ rows: count() }).from(owned).where(eq(owned.panelId, id));
    return row?.rows ?? 0;
  };
  return {
    remove: (id, audit) =>
      storage.write(async (tx) => {
        if (!(await oneAtATime(storage, tx, id))) return false;
        // Codes first: whoever is answering with one is waited for, and that answer is then among what is deleted.
        for (const owned of [panelMembers, panelAnswers, panelTellings])
          await tx.delete(owned).where(eq(owned.panelId, id));
        await tx.delete(table).where(eq(table.id, id));
        await insertAudit(tx, [audit]);
        return true;
      }),
    unlink: (id, audit) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, id);
        if ((await rowsIn(tx, panelMembers, id)) === 0) return false;
        await tx.delete(panelMembers).where(eq(panelMembers.panelId, id));
        await insertAudit(tx, [audit]);
        return true;
      }),
    deleteOf: (id, answersDeletedOn, audit) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, id);
        const found = (await rowsIn(tx, panelMembers, id)) + (await rowsIn(tx, panelAnswers, id));
        for (const owned of [panelMembers, panelAnswers, panelTellings])
          await tx.delete(owned).where(eq(owned.panelId, id));
        if (found === 0) return false;
        await tx.update(table).set({ answersDeletedOn }).where(eq(table.id, id));
        await insertAudit(tx, [audit]);
        return true;
      }),
  };
}
