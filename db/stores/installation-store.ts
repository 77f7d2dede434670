import { eq } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { Installation } from "../ports.ts";

/** What this database was begun with; written once and never changed by the program. */
export function installationStore({ tables: { installationFacts: table }, write }: Storage): Installation {
  return {
    settle: (name, value) =>
      write(async (tx) => {
        await tx.insert(table).values({ name, value }).onConflictDoNothing();
        const [row] = await tx.select().from(table).where(eq(table.name, name));
        return row?.value ?? value;
      }),
  };
}
