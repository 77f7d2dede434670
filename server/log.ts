import { pino } from "pino";

/** All that a line may carry. What is not listed here, or does not look as it should, is left out. */
export interface LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** The pattern of the route, such as `/sager/[id]`; never the address that was asked for. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly actorKind?: "citizen" | "staff" | "system" | "nobody";
  readonly code?: string;
  /** How many of something that the event is about. */
  readonly count?: number;
}

export interface Log {
  /** Something that happened, by a fixed name such as `sign-in-refused`; an error behind it may be given along. */
  event(name: string, fields?: LogFields & { readonly error?: unknown }): void;
  /** Something that nobody expected. */
  fault(name: string, error: unknown, requestId?: string): void;
}

export interface LogOptions {
  readonly level: "info" | "warn" | "error" | "silent";
  /** Where lines go; standard output when left out. */
  readonly write?: (line: string) => void;
}

/** Six digits in a row may be the beginning of a cpr number. */
const withoutNumber = (text: string): boolean => !/\d{6}/.test(text);
const word = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(text) && withoutNumber(text);
/** A UUID, or one of our own ids. A client may send anything under that name. */
const requestId = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-hjkmnp-tv-z]{26})$/;
const finite = (value: number): boolean => Number.isFinite(value);

type Rules = { readonly [K in keyof Required<LogFields>]: (value: NonNullable<LogFields[K]>) => boolean };

const rules: Rules = {
  requestId: (id) => requestId.test(id),
  method: (method) => /^[A-Z]{3,7}$/.test(method),
  route: (route) => /^[a-z0-9/[\].:*_-]{1,100}$/i.test(route) && withoutNumber(route),
  status: finite,
  ms: finite,
  actorKind: (kind) => ["citizen", "staff", "system", "nobody"].includes(kind),
  code: word,
  count: finite,
};

const types: Readonly<Record<keyof LogFields, "string" | "number">> = {
  requestId: "string",
  method: "string",
  route: "string",
  status: "number",
  ms: "number",
  actorKind: "string",
  code: "string",
  count: "number",
};

function allowed(fields: LogFields): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const name of Object.keys(rules) as (keyof LogFields)[]) {
    const value = fields[name];
    const fits = rules[name] as (value: unknown) => boolean;
    if (value !== undefined && typeof value === types[name] && fits(value)) kept[name] = value;
  }
  return kept;
}

/** A line of a stack that names a place in code: `at name (file:1:2)`, `at file:1:2`. */
const frame = /^ {4}at (?:[\w$.<>#[\] ]{1,80} \()?(?:file:\/\/|node:|\/)[\w@%+./-]+:\d+:\d+\)?$/;

/**
 * What may be told of an error: its name, its code and the places in code. Never the message: a database
 * says in it which values it was given, a parser what it read.
 */
function ofError(error: unknown, causesLeft = 3): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorName: error === undefined ? undefined : typeof error };
  const code: unknown = Reflect.get(error, "code");
  // The stack begins with the message, which may have lines of its own.
  const stack = (error.stack ?? "").replace(error.message, "").split("\n");
  return {
    errorName: word(error.name) ? error.name : "Error",
    ...(typeof code === "string" && word(code) ? { errorCode: code } : {}),
    places: stack.filter((line) => frame.test(line) && withoutNumber(line)).map((line) => line.trim()),
    ...(error.cause === undefined || causesLeft === 0 ? {} : { cause: ofError(error.cause, causesLeft - 1) }),
  };
}

/** One JSON object a line. Takes no free text and no objects of others, so none can slip in. */
export function createLog({ level, write }: LogOptions): Log {
  const settings = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const lines = write === undefined ? pino(settings) : pino(settings, { write });
  const named = (name: string) => (word(name) ? name : "unnamed");
  return {
    event(name, { error, ...fields } = {}) {
      const told = error === undefined ? {} : ofError(error);
      lines.info({ event: named(name), ...allowed(fields), ...told });
    },
    fault(name, error, requestId) {
      lines.error({
        event: named(name),
        ...allowed(requestId === undefined ? {} : { requestId }),
        ...ofError(error),
      });
    },
  };
}
