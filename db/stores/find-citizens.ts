import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { FoundCitizen, People } from "../ports.ts";
import { nameHas } from "./name-has.ts";

/** Citizens as staff look for them. */
export function findCitizens({ tables, read }: Storage): People["findCitizens"] {
  const { citizens, cases, responses } = tables;
  return async (search, limit) => {
    const wanted =
      "cprIndex" in search
        ? eq(citizens.cprIndex, search.cprIndex)
        : and(nameHas(citizens.nameFolded, search.words), isNotNull(cases.id));
    const rows = await read((db) =>
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
        .where(wanted)
        .orderBy(desc(cases.receivedAt), desc(cases.id)),
    );
    return [...Map.groupBy(rows, ({ id }) => id).values()]
      .slice(0, limit)
      .flatMap(([newest]) => (newest ? [toFound(newest)] : []));
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
