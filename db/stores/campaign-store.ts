import { and, asc, desc, eq, isNull, max, sql } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { Campaign, Campaigns, SurveyCode } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { instrumentColumns } from "./response-row.ts";

/** The campaigns that surveys are asked in, and their codes. */
export const campaignStore = (storage: Storage): Campaigns => ({ ...campaigns(storage), ...codes(storage) });

/** How a campaign lies in its table. */
type Row = Omit<Campaign, "instrument"> & {
  readonly questionnaireId: string;
  readonly version: string;
  readonly instrumentHash: string;
};

/** A campaign as its row says. */
export const campaignOf = ({ questionnaireId, version, instrumentHash, ...campaign }: Row): Campaign => ({
  ...campaign,
  instrument: { questionnaireId, version, hash: instrumentHash },
});

function campaigns(
  storage: Storage,
): Pick<Campaigns, "all" | "find" | "findByLink" | "add" | "change" | "count"> {
  const { surveyCampaigns } = storage.tables;
  const insertAudit = auditWriter(storage);
  const one = async (column: "id" | "linkKey", value: string) => {
    const [row] = await storage.read((db) =>
      db.select().from(surveyCampaigns).where(eq(surveyCampaigns[column], value)),
    );
    return row ? campaignOf(row) : null;
  };
  return {
    async all() {
      const newestFirst = [desc(surveyCampaigns.opensOn), asc(surveyCampaigns.id)];
      const rows = await storage.read((db) =>
        db
          .select()
          .from(surveyCampaigns)
          .orderBy(...newestFirst),
      );
      return rows.map(campaignOf);
    },
    find: (id) => one("id", id),
    findByLink: (linkKey) => one("linkKey", linkKey),
    add: ({ instrument, ...campaign }, audit) =>
      storage.write(async (tx) => {
        await tx.insert(surveyCampaigns).values({ ...campaign, ...instrumentColumns(instrument) });
        await insertAudit(tx, [audit]);
      }),
    change: (id, { revision, ...change }, audit) =>
      storage.write(async (tx) => {
        const [row] = await tx
          .update(surveyCampaigns)
          .set({ ...change, revision: sql`${surveyCampaigns.revision} + 1` })
          .where(
            and(
              eq(surveyCampaigns.id, id),
              eq(surveyCampaigns.revision, revision),
              isNull(surveyCampaigns.counted),
            ),
          )
          .returning();
        if (!row) return null;
        await insertAudit(tx, [audit]);
        return campaignOf(row);
      }),
    count: async (id, counted, closesOn) => {
      const same = and(eq(surveyCampaigns.id, id), eq(surveyCampaigns.closesOn, closesOn));
      const uncounted = and(same, isNull(surveyCampaigns.counted));
      await storage.write((tx) => tx.update(surveyCampaigns).set({ counted }).where(uncounted));
    },
  };
}

/** Rows that are written in one statement. */
const batch = 500;

/**
 * Adds codes in somebody else's unit, numbered on from the highest, of which `make` is told. Keeps the campaign's row
 * until the end of the unit, so that two do not give out the same numbers. Null for an unknown campaign.
 */
export function codeWriter({ tables: { surveyCampaigns, surveyCodes } }: Storage) {
  return async (
    tx: Db,
    id: string,
    make: (highest: number, highestLetter: number) => readonly SurveyCode[] | Promise<readonly SurveyCode[]>,
  ): Promise<number | null> => {
    const kept = await tx.update(surveyCampaigns).set({ id }).where(eq(surveyCampaigns.id, id)).returning();
    if (kept.length === 0) return null;
    const rows = await tx
      .select({ channel: surveyCodes.channel, highest: max(surveyCodes.number) })
      .from(surveyCodes)
      .where(eq(surveyCodes.campaignId, id))
      .groupBy(surveyCodes.channel);
    const letters = rows.find(({ channel }) => channel === "letter")?.highest ?? 0;
    const made = await make(Math.max(0, ...rows.map(({ highest }) => highest ?? 0)), letters);
    for (let start = 0; start < made.length; start += batch)
      await tx.insert(surveyCodes).values(made.slice(start, start + batch));
    return made.length;
  };
}

function codes(storage: Storage): Pick<Campaigns, "addCodes" | "findCode" | "codes"> {
  const { surveyCodes } = storage.tables;
  const [insertAudit, addCodes] = [auditWriter(storage), codeWriter(storage)];
  return {
    addCodes: (id, make, audit) =>
      storage.write(async (tx) => {
        if ((await addCodes(tx, id, make)) === null) return false;
        await insertAudit(tx, [audit]);
        return true;
      }),
    async findCode(codeHash) {
      const [row] = await storage.read((db) =>
        db.select().from(surveyCodes).where(eq(surveyCodes.codeHash, codeHash)),
      );
      return row ?? null;
    },
    codes: (id) =>
      storage.read((db) =>
        db
          .select({ number: surveyCodes.number, unit: surveyCodes.unit, spent: surveyCodes.spent })
          .from(surveyCodes)
          .where(and(eq(surveyCodes.campaignId, id), eq(surveyCodes.channel, "letter")))
          .orderBy(asc(surveyCodes.number)),
      ),
  };
}
