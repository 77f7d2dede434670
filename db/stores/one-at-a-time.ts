import { eq } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { CitizenId } from "../ports.ts";

/** One at a time changes what a citizen has: a statement that changes nothing keeps the citizen's row until the end. */
export async function oneAtATime(
  { tables: { citizens } }: Storage,
  tx: Db,
  citizenId: CitizenId,
): Promise<void> {
  await tx.update(citizens).set({ id: citizenId }).where(eq(citizens.id, citizenId));
}

/** The same for what a campaign has. */
export async function oneAtATimeFor(
  { tables: { surveyCampaigns } }: Storage,
  tx: Db,
  campaignId: string,
): Promise<void> {
  await tx.update(surveyCampaigns).set({ id: campaignId }).where(eq(surveyCampaigns.id, campaignId));
}
