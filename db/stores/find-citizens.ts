import { and, desc, eq, inArray, isNotNull, max } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { FoundCitizen, People } from "../ports.ts";
import { nameHas } from "./name-has.ts";

/** Citizens as staff look for them: first whom, the newest first, and then the newest case of each. */
export function findCitizens(storage: Storage): People["findCitizens"] {
  const { citizens, cases, responses } = storage.tables;
  return async (search, limit) => {
    const wanted =
      "cprIndex" in search
        ? eq(citizens.cprIndex, search.cprIndex)
        : and(nameHas(citizens.nameFolded, search.words), isNotNull(cases.id));
    const found = await storage.read((db) =>
      db
        .select({ id: citizens.id })
        .from(citizens)
        .leftJoin(cases, eq(cases.citizenId, citizens.id))
        .where(wanted)
        .groupBy(citizens.id)
        .orderBy(desc(max(cases.receivedAt)), desc(citizens.id))
        .limit(limit),
    );
    const ids = found.map(({ id }) => id);
    const rows = await storage.read((db) =>
      db
        .select({
          id: citizens.id,
          name: citizens.name,
          receiptNumber: responses.receiptNumber,
          receivedAt: cases.receivedAt,
        })
        .from(citizens)
        .leftJoin(cases, eq(cases.citizenId, citizens.id))
        .leftJoin(responses, eq(responses.id, cases.responseId))
        .where(inArray(citizens.id, ids))
        .orderBy(desc(cases.receivedAt), desc(cases.id)),
    );
    const newest = Map.groupBy(rows, ({ id }) => id);
    return ids.flatMap((id) => (newest.get(id) ?? []).slice(0, 1).map(toFound));
  };
}

interface Row {
  readonly id: FoundCitizen["id"];
  readonly name: string;
  readonly receiptNumber: string | null;
  readonly receivedAt: Date | null;
}

const toFound = ({ id, name, receiptNumber, receivedAt }: Row): FoundCitizen => ({
  id,
  name,
  newest: receivedAt === null ? null : { receiptNumber: receiptNumber ?? "", receivedAt },
});
