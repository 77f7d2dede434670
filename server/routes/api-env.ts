import type { Lang } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";

/** What every API route knows of the request. */
export interface ApiEnv {
  readonly Variables: {
    readonly visitor: Visitor;
    /** What tells the session from every other; of nobody it says nothing. */
    readonly session: string;
    readonly lang: Lang;
    readonly requestId: string;
  };
}
