import { DrizzleQueryError } from "drizzle-orm";
import pg from "pg";
import { DatabaseBusy, DatabaseFull, DatabaseRefused, DatabaseUnavailable } from "../errors.ts";

/** Lock not available, too many connections, statement cancelled by a time limit. */
const busyCodes = new Set(["55P03", "53300", "57014"]);
/** Serialisation failure and deadlock: the server undid the whole unit, so it may simply run again. */
const undoneCodes = new Set(["40001", "40P01"]);
const brokenCodes = /^(08|57P0[1-4]|E(CONN|PIPE|HOST|NET|TIMEDOUT)|ENOTFOUND|EAI_)/;
const brokenMessages = /Connection terminated|not queryable/i;
/** All connections are in use, and none came back in time. */
const noneFreeMessage = /^timeout exceeded when trying to connect/;

const causeOf = (error: unknown): unknown => (error instanceof DrizzleQueryError ? error.cause : error);

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

/** True when the connection is gone; another one may work. */
export function isBroken(error: unknown): boolean {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return false;
  return brokenCodes.test(codeOf(cause)) || brokenMessages.test(cause.message);
}

/** True when the server undid the unit by itself, because of another unit. */
export const isUndone = (error: unknown): boolean => undoneCodes.has(codeOf(causeOf(error)));

/** PostgreSQL's errors as ours, without the values that drivers and server put into messages. */
export function fromPostgres(error: unknown): unknown {
  const cause = causeOf(error);
  const code = codeOf(cause);
  const noneFree = cause instanceof Error && noneFreeMessage.test(cause.message);
  if (noneFree || busyCodes.has(code) || isUndone(cause)) return new DatabaseBusy();
  if (code === "53100") return new DatabaseFull();
  if (isBroken(cause))
    return new DatabaseUnavailable(`The database server does not answer (${code || "connection lost"}).`);
  if (cause instanceof pg.DatabaseError) return new DatabaseRefused(code, what(cause));
  return error instanceof DrizzleQueryError ? new DatabaseRefused("driver", "") : error;
}

/** Our own triggers speak in fixed sentences; everything else is told by name only. */
function what(error: pg.DatabaseError): string {
  if (error.code === "23000") return error.message;
  return [error.table, error.column, error.constraint].filter(Boolean).join(", ");
}
