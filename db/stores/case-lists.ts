import { and, count, eq, isNull, like, type SQL, sql } from "drizzle-orm";
import { type Db, prepared, type Storage } from "../kits/kit.ts";
import type { CaseListing, CaseSearch, Cases } from "../ports.ts";
import { listedColumns, listRows, orderBy, toCaseRow } from "./case-rows.ts";
import { foldName } from "./fold-name.ts";

/** The lists: pages of cases, and the search. */
export function caseLists(storage: Storage): Pick<Cases, "list" | "search"> {
  const statements = new Map<string, ReturnType<typeof listStatements>>();
  return {
    async list(listing) {
      const key = `${listing.list}.${listing.assigned}.${listing.order}`;
      const known = statements.get(key) ?? listStatements(storage, key, listing);
      statements.set(key, known);
      const { staffId, limit, offset } = listing;
      return storage.read(async (db) => {
        const rows = await known.rows(db, { staffId, limit, offset });
        const [counted] = await known.total(db, { staffId });
        return { rows: rows.map(toCaseRow), total: counted?.n ?? 0 };
      });
    },
    async search(search, limit) {
      const rows = await storage.read((db) => searchRows(db, storage, { search, limit }));
      return rows.map(toCaseRow);
    },
  };
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
  const total = prepared(`cases.count.${name}`, (db) => db.select({ n: count() }).from(cases).where(wanted));
  return { rows, total };
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
  const words = foldName(search.words).split(" ");
  return and(...words.map((word) => sql`${like(citizens.nameFolded, anywhere(word))} escape '!'`));
}

/** `%` and `_` in a name are letters like any other. */
const anywhere = (word: string): string => `%${word.replace(/[!%_]/g, "!$&")}%`;
