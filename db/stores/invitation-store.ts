import {
  and,
  asc,
  count,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  type SQL,
} from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { Answerable, CitizenId, Invitable, Invitations, MadeInvitation, Turnout } from "../ports.ts";
import { campaignOf, codeWriter } from "./campaign-store.ts";
import { outboxOnce } from "./outbox-store.ts";

/** Which citizens are invited to which campaign. */
export const invitationStore = (storage: Storage): Invitations => ({
  ...inviting(storage),
  ...asking(storage),
  ...telling(storage),
  ...counting(storage),
});

/** Citizens who can be invited and are not yet, in the order of their random ids. */
function invitable(
  { tables: { cases, responses, surveyInvitations } }: Storage,
  db: Db,
  {
    campaignId,
    who,
    limit,
  }: { readonly campaignId: string; readonly who: Invitable; readonly limit: number },
): Promise<{ citizenId: CitizenId }[]> {
  const table = who.to === "held" ? cases : responses;
  const invited = db
    .select({ id: surveyInvitations.citizenId })
    .from(surveyInvitations)
    .where(eq(surveyInvitations.campaignId, campaignId));
  const meant =
    who.to === "after"
      ? and(gte(responses.sentAt, who.from), lt(responses.sentAt, who.before))
      : isNotNull(who.to === "held" ? cases.assignedTo : responses.sentAt);
  return db
    .selectDistinct({ citizenId: table.citizenId })
    .from(table)
    .where(and(meant, notInArray(table.citizenId, invited)))
    .orderBy(asc(table.citizenId))
    .limit(limit);
}

function inviting(storage: Storage): Pick<Invitations, "invite"> {
  const { surveyInvitations } = storage.tables;
  const addCodes = codeWriter(storage);
  return {
    async invite(asked, make) {
      if ((await storage.read((db) => invitable(storage, db, { ...asked, limit: 1 }))).length === 0) return 0;
      return storage.write(async (tx) => {
        let made: readonly MadeInvitation[] = [];
        await addCodes(tx, asked.campaignId, async (highest) => {
          const found = await invitable(storage, tx, asked);
          made = make(
            found.map(({ citizenId }) => citizenId),
            highest,
          );
          return made.map(({ code }) => code);
        });
        const rows = made.map(({ invitation }) => invitation);
        if (rows.length > 0) await tx.insert(surveyInvitations).values(rows);
        return rows.length;
      });
    },
  };
}

/** Rows of campaigns that can be answered, with a code that is unspent and was not declined. */
function standing(
  { tables: { surveyCampaigns, surveyCodes, surveyInvitations } }: Storage,
  { today, installed }: Answerable,
) {
  return and(
    eq(surveyInvitations.declined, false),
    eq(surveyCodes.spent, false),
    lte(surveyCampaigns.opensOn, today),
    gte(surveyCampaigns.closesOn, today),
    inArray(surveyCampaigns.instrumentHash, [...installed]),
  );
}

function asking(storage: Storage): Pick<Invitations, "openFor" | "decline"> {
  const { surveyCampaigns, surveyCodes, surveyInvitations } = storage.tables;
  return {
    async openFor(citizenId, answerable) {
      const rows = await storage.read((db) =>
        db
          .select({ campaign: surveyCampaigns, sealedCode: surveyInvitations.sealedCode })
          .from(surveyInvitations)
          .innerJoin(surveyCodes, eq(surveyCodes.codeHash, surveyInvitations.codeHash))
          .innerJoin(surveyCampaigns, eq(surveyCampaigns.id, surveyInvitations.campaignId))
          .where(and(eq(surveyInvitations.citizenId, citizenId), standing(storage, answerable)))
          .orderBy(asc(surveyCampaigns.closesOn), asc(surveyCampaigns.id)),
      );
      return rows.map(({ campaign, sealedCode }) => ({ campaign: campaignOf(campaign), sealedCode }));
    },
    decline: (citizenId, campaignId) =>
      storage.write(async (tx) => {
        const own = and(
          eq(surveyInvitations.citizenId, citizenId),
          eq(surveyInvitations.campaignId, campaignId),
        );
        const declined = tx.update(surveyInvitations).set({ declined: true }).where(own);
        return (await declined.returning({ id: surveyInvitations.campaignId })).length > 0;
      }),
  };
}

function telling(storage: Storage): Pick<Invitations, "takeNotices"> {
  const { mailAddresses, surveyCampaigns, surveyCodes, surveyInvitations: table } = storage.tables;
  const putOnce = outboxOnce(storage);
  const isDue = (today: string): SQL | undefined =>
    or(
      isNull(table.toldOn),
      and(lte(table.remindOn, today), isNull(table.remindedOn), lt(table.toldOn, today)),
    );
  const due = (tx: Db, answerable: Answerable) =>
    tx
      .select({
        citizenId: table.citizenId,
        codeHash: table.codeHash,
        toldOn: table.toldOn,
        remindAfter: surveyCampaigns.remindAfter,
      })
      .from(table)
      .innerJoin(surveyCodes, eq(surveyCodes.codeHash, table.codeHash))
      .innerJoin(surveyCampaigns, eq(surveyCampaigns.id, table.campaignId))
      .innerJoin(mailAddresses, eq(mailAddresses.citizenId, table.citizenId))
      .where(
        and(standing(storage, answerable), isDue(answerable.today), isNotNull(mailAddresses.confirmedAt)),
      )
      // In one order, so that two who take at once never wait for each other.
      .orderBy(asc(table.citizenId), asc(table.codeHash));
  return {
    takeNotices: ({ today, installed, remindOn }, message) =>
      storage.write(async (tx) => {
        const rows = await due(tx, { today, installed });
        let put = 0;
        for (const [citizenId, own] of Map.groupBy(rows, (row) => row.citizenId)) {
          if ((await putOnce(tx, [message(citizenId)])) === 0) continue;
          for (const { codeHash, toldOn, remindAfter } of own) {
            const told =
              toldOn === null ? { toldOn: today, remindOn: remindOn(remindAfter) } : { remindedOn: today };
            await tx.update(table).set(told).where(eq(table.codeHash, codeHash));
          }
          put += 1;
        }
        return put;
      }),
  };
}

function counting(storage: Storage): Pick<Invitations, "turnout" | "close"> {
  const { surveyCampaigns, surveyCodes, surveyInvitations } = storage.tables;
  const turnoutOf = async (db: Db, campaignId: string): Promise<Turnout | null> => {
    const [campaign] = await db
      .select({ turnout: surveyCampaigns.turnout })
      .from(surveyCampaigns)
      .where(eq(surveyCampaigns.id, campaignId));
    if (campaign === undefined) return null;
    if (campaign.turnout !== null) return campaign.turnout;
    const groups = await db
      .select({ spent: surveyCodes.spent, declined: surveyInvitations.declined, people: count() })
      .from(surveyInvitations)
      .innerJoin(surveyCodes, eq(surveyCodes.codeHash, surveyInvitations.codeHash))
      .where(eq(surveyInvitations.campaignId, campaignId))
      .groupBy(surveyCodes.spent, surveyInvitations.declined);
    const sum = (of: typeof groups) => of.reduce((total, { people }) => total + people, 0);
    return {
      invited: sum(groups),
      answered: sum(groups.filter(({ spent }) => spent)),
      declined: sum(groups.filter(({ spent, declined }) => declined && !spent)),
    };
  };
  return {
    turnout: (campaignId) => storage.read((db) => turnoutOf(db, campaignId)),
    close: (campaignId) =>
      storage.write(async (tx) => {
        const own = eq(surveyInvitations.campaignId, campaignId);
        const campaign = eq(surveyCampaigns.id, campaignId);
        // Keeps the campaign's row, so that nobody else counts what is being deleted.
        await tx.update(surveyCampaigns).set({ id: campaignId }).where(campaign);
        const turnout = await turnoutOf(tx, campaignId);
        if (turnout === null) return 0;
        await tx.update(surveyCampaigns).set({ turnout }).where(campaign);
        const hashes = tx.select({ hash: surveyInvitations.codeHash }).from(surveyInvitations).where(own);
        await tx.delete(surveyCodes).where(inArray(surveyCodes.codeHash, hashes));
        const gone = await tx
          .delete(surveyInvitations)
          .where(own)
          .returning({ id: surveyInvitations.codeHash });
        return gone.length;
      }),
  };
}
