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
