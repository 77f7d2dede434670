import { asc, eq } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { Help, ResponseId, Responses } from "../ports.ts";

/** Writes down who lent a hand, inside somebody else's unit; nothing when the citizen was alone. */
export function helpWriter({ tables: { responseHelp } }: Storage) {
  const target = [responseHelp.responseId, responseHelp.staffId, responseHelp.way];
  return async (
    tx: Db,
    { responseId, help, at }: { responseId: ResponseId; help: Help | null; at: Date },
  ) => {
    if (help === null) return;
    const { staffId, way } = help;
    await tx
      .insert(responseHelp)
      .values({ responseId, staffId, way, firstAt: at, lastAt: at })
      .onConflictDoUpdate({ target, set: { lastAt: at } });
  };
}

export function helpOf({ tables: { responseHelp }, read }: Storage): Responses["helpOf"] {
  const columns = {
    staffId: responseHelp.staffId,
    way: responseHelp.way,
    firstAt: responseHelp.firstAt,
    lastAt: responseHelp.lastAt,
  };
  return (id) =>
    read((db) =>
      db
        .select(columns)
        .from(responseHelp)
        .where(eq(responseHelp.responseId, id))
        .orderBy(asc(responseHelp.firstAt), asc(responseHelp.staffId), asc(responseHelp.way)),
    );
}
