/** Somebody else held the database for too long. Nothing was stored; the caller may try again later. */
export class DatabaseBusy extends Error {
  override readonly name = "DatabaseBusy";
  readonly code = "database-busy";
  constructor() {
    super("The database was held by somebody else for too long; nothing was stored.");
  }
}

/** The database does not answer. A write under way may or may not have been stored. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
  readonly code = "database-unavailable";
}

/** The disk that holds the database is full. Nothing was stored. */
export class DatabaseFull extends Error {
  override readonly name = "DatabaseFull";
  readonly code = "database-full";
  constructor() {
    super("The disk of the database is full; nothing was stored.");
  }
}

/** The database cannot be used as it is set up; the sentence says what to change. For start-up only. */
export class DatabaseSetupError extends Error {
  override readonly name = "DatabaseSetupError";
  readonly code = "database-setup";
}

/**
 * The database refused a statement. Carries its code and the names of what was hurt, never values: drivers put
 * parameters into their messages, and those are personal data.
 */
export class DatabaseRefused extends Error {
  override readonly name = "DatabaseRefused";
  readonly code = "database-refused";
  readonly reason: string;
  constructor(reason: string, what: string) {
    super(`The database refused a statement: ${reason}${what === "" ? "" : ` (${what})`}`);
    this.reason = reason;
  }
}
