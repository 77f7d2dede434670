import type { StoredResponse } from "#db/ports.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** What somebody had before their eyes when they changed something. */
export interface Seen {
  readonly revision: number;
  /** One page as it was drawn once; "" when it is not known. */
  readonly screen: string;
  /** How many times that screen has sent before: its own later sending may replace its earlier one. */
  readonly turn: number;
}

/** What a form says of itself in its hidden field. */
interface Stamp extends Seen {
  readonly responseId: string;
  readonly version: string;
  readonly variant: string;
}

const written = /^([A-Za-z0-9-]{1,64}):(\d+\.\d+\.\d+)\/(\w{1,64}):(\d{1,9}):([A-Za-z0-9_-]{8}):(\d{1,6})$/;

/** The stamp of a page that is drawn now, as text for a hidden field. */
export function newStamp(deps: Deps, { id, instrument, variant, revision }: StoredResponse): string {
  const screen = Buffer.from(deps.randomBytes(6)).toString("base64url");
  return [id, `${instrument.version}/${variant}`, revision, screen, 0].join(":");
}

/** Null for anything that is not a stamp of this program. */
function readStamp(text: string | undefined): Stamp | null {
  const [, responseId, version, variant, revision, screen, turn] = written.exec(text ?? "") ?? [];
  if (responseId === undefined || version === undefined || variant === undefined || screen === undefined)
    return null;
  return { responseId, version, variant, revision: Number(revision), screen, turn: Number(turn) };
}

/** True when the form was drawn from another draft or version: its revision says nothing of this one. */
const isForeign = (stamp: Stamp, { id, instrument }: StoredResponse): boolean =>
  stamp.responseId !== id || stamp.version !== instrument.version;

/** What a form with this stamp has seen of a draft: of another draft or version nothing. Undefined without a stamp. */
export function seenBy(text: string | undefined, response: StoredResponse): Seen | undefined {
  const stamp = readStamp(text);
  if (stamp === null) return undefined;
  return isForeign(stamp, response) ? { ...stamp, revision: -1 } : stamp;
}

/** True when the form was drawn from another version, or for another benefit: its page may have another number now. */
export function isOfOtherQuestions(
  text: string | undefined,
  { instrument, variant }: StoredResponse,
): boolean {
  const stamp = readStamp(text);
  return stamp !== null && (stamp.version !== instrument.version || stamp.variant !== variant);
}

/** Somebody who names the revision they have seen, and no screen. */
export const seenAt = (revision: number | undefined): Seen | undefined =>
  revision === undefined ? undefined : { revision, screen: "", turn: 0 };
