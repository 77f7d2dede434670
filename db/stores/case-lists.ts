import { and, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import { type Db, prepared, type Storage } from "../kits/kit.ts";
import type { CaseListing, CaseSearch, Cases } from "../ports.ts";
import { listedColumns, listRows, orderBy, toCaseRow } from "./case-rows.ts";
import { nameHas } from "./name-has.ts";

/** The lists: pages of cases, and the search. */
export function caseLists(storage: Storage): Pick<Cases, "list" | "search"> {
  const statements = new Map<string, Statements>();
  return {
    async list(listing) {
      const key = `${listing.list}.${listing.assigned}.${listing.order}`;
      const known = statements.get(key) ?? listStatements(storage, key, listing);
      statements.set(key, known);
      const { staffId, limit, offset, countAtMost } = listing;
      return storage.read(async (db) => {
        const found = await known.rows(db, { staffId, limit: limit + 1, offset });
        const rows = found.slice(0, limit).map(toCaseRow);
        const hasNext = found.length > limit;
        const seen = rows.length > 0 && !hasNext ? offset + rows.length : null;
        const length = seen ?? (await lengthOf(db, known, { staffId, countAtMost }));
        return { rows, hasNext, total: Math.min(length, countAtMost), hasUncounted: length > countAtMost };
      });
    },
    async search(search, limit) {
      const rows = await storage.read((db) => searchRows(db, storage, { search, limit }));
      return rows.map(toCaseRow);
    },
  };
}

type Statements = ReturnType<typeof listStatements>;

/** Long lists are the common case and need no count: one step along the index tells that there are more. */
async function lengthOf(
  db: Db,
  { probe, total }: Statements,
  { staffId, countAtMost }: Pick<CaseListing, "staffId" | "countAtMost">,
): Promise<number> {
  if ((await probe(db, { staffId, countAtMost })).length > 0) return countAtMost + 1;
  const [counted] = await total(db, { staffId });
  return counted?.n ?? 0;
}

function listStatements(storage: Storage, name: string, { list, assigned, order }: CaseListing) {
  const { cases } = storage.tables;
  const wanted = and(inList(storage, list), assignedTo(storage, assigned));
  const rows = prepared(`cases.${name}`, (db) => {
    const page = db
      .select(listedColumns(storage))
      .from(cases)
      .where(wanted)
      .orderBy(...orderBy(order, cases))
      .limit(sql.placeholder("limit"))
      .offset(sql.placeholder("offset"))
      .as("page");
    return listRows(db, storage, { page, order });
  });
  const probe = prepared(`cases.probe.${name}`, (db) =>
    db
      .select({ assessed: cases.assessed })
      .from(cases)
      .where(wanted)
      .limit(1)
      .offset(sql.placeholder("countAtMost")),
  );
  const total = prepared(`cases.count.${name}`, (db) => db.select({ n: count() }).from(cases).where(wanted));
  return { rows, probe, total };
}

function inList({ tables: { cases } }: Storage, list: CaseListing["list"]): SQL | undefined {
  if (list === "low") return eq(cases.queued, false);
  return and(eq(cases.queued, true), eq(cases.assessed, list === "closed"));
}

function assignedTo({ tables: { cases } }: Storage, assigned: CaseListing["assigned"]): SQL | undefined {
  if (assigned === "all") return undefined;
  return assigned === "free" ? isNull(cases.assignedTo) : eq(cases.assignedTo, sql.placeholder("staffId"));
}

function searchRows(db: Db, storage: Storage, { search, limit }: { search: CaseSearch; limit: number }) {
  const { cases, citizens, responses } = storage.tables;
  const page = db
    .select(listedColumns(storage))
    .from(cases)
    .innerJoin(citizens, eq(citizens.id, cases.citizenId))
    .innerJoin(responses, eq(responses.id, cases.responseId))
    .where(matches(storage, search))
    .orderBy(...orderBy("newest", cases))
    .limit(limit)
    .as("page");
  return listRows(db, storage, { page, order: "newest" });
}

function matches({ tables: { citizens, responses } }: Storage, search: CaseSearch): SQL | undefined {
  if (search.by === "receipt") return eq(responses.receiptNumber, search.receiptNumber);
  if (search.by === "cpr") return eq(citizens.cprIndex, search.cprIndex);
  return nameHas(citizens.nameFolded, search.words);
}
