import type { Sessions } from "#db/ports.ts";
import type { Actor } from "#server/access/actor.ts";
import type { Box } from "#server/access/sealed-box.ts";

type Fields = Readonly<Record<string, readonly string[]>>;
type Owner = Pick<Actor, "kind" | "id">;

/** How long a form waits for its owner to log in again: one day, as long as a person may need to come back. */
const keptMs = 24 * 3_600_000;

export interface KeptForms {
  /** Says, sealed, whose form it is; stands in a hidden field, so that it outlives the session. */
  ownerToken(owner: Owner): string;
  /** Keeps what was typed for the owner named by the token; false when the token is not ours. */
  keep(token: string, path: string, fields: Fields): Promise<boolean>;
  /** What the owner typed on that page; given once, and to nobody else. */
  takeKept(owner: Owner, path: string): Promise<Fields | null>;
}

const ownerPurpose = "form-owner";
const fieldsPurpose = (owner: { kind: string; id: string }, path: string) =>
  `kept-form:${owner.kind}:${owner.id}:${path}`;

/** Keeps typed text over a log-in, encrypted, for the person who typed it. */
export function createKeptForms(deps: { sessions: Sessions; box: Box; now: () => Date }): KeptForms {
  const { sessions, box, now } = deps;
  return {
    ownerToken: ({ kind, id }) => box.seal(JSON.stringify([kind, id]), ownerPurpose),
    async keep(token, path, fields) {
      const opened = box.open(token, ownerPurpose);
      if (opened === null) return false;
      const [kind, id] = JSON.parse(opened) as [Actor["kind"], string];
      const fieldsSealed = box.seal(JSON.stringify(fields), fieldsPurpose({ kind, id }, path));
      const expiresAt = new Date(now().getTime() + keptMs);
      await sessions.keepForm({ ownerKind: kind, ownerId: id, path, fieldsSealed, expiresAt });
      return true;
    },
    async takeKept({ kind, id }, path) {
      const kept = await sessions.takeKeptForm({ kind, id, path }, now());
      const opened = kept && box.open(kept.fieldsSealed, fieldsPurpose({ kind, id }, path));
      return opened === null ? null : (JSON.parse(opened) as Fields);
    },
  };
}
