import type { CitizenId } from "./ids.ts";
import type { OutboxMessage } from "./outbox.ts";
import type { Campaign, SurveyCode, Turnout } from "./surveys.ts";

/** Who has got which code of a campaign. What was answered with it is never known. */
export interface SurveyInvitation {
  readonly codeHash: string;
  readonly citizenId: CitizenId;
  readonly campaignId: string;
  /** The code itself, sealed with the installation's key, for the citizen's own page. */
  readonly sealedCode: string;
  /** Civil dates: made; told by mail; from when a reminder is due; reminded. */
  readonly invitedOn: string;
  readonly toldOn: string | null;
  readonly remindOn: string | null;
  readonly remindedOn: string | null;
  /** The citizen has said no thank you. */
  readonly declined: boolean;
}

/** Who can be invited to a campaign: `from` and `before` bound the moment at which a questionnaire was sent. */
export type Invitable =
  | { readonly to: "sent" | "held" }
  | { readonly to: "after"; readonly from: Date; readonly before: Date };

/** Invitations that somebody can answer on a day, to versions of questionnaires that are installed, as their hashes. */
export interface Answerable {
  readonly today: string;
  readonly installed: readonly string[];
}

export interface MadeInvitation {
  readonly code: SurveyCode;
  readonly invitation: SurveyInvitation;
}

/** No method writes an audit event: it would tell when somebody was asked, and outlast the invitation. */
export interface Invitations {
  /**
   * Invites some who can be invited and are not yet, each once for a campaign, also when two do it at the same time.
   * `make` is told the highest number of a code so far. Returns how many there were.
   */
  invite(
    asked: { readonly campaignId: string; readonly who: Invitable; readonly limit: number },
    make: (citizens: readonly CitizenId[], highest: number) => readonly MadeInvitation[],
  ): Promise<number>;
  /** What a citizen is asked, has not answered and not declined; the one that ends first comes first. */
  openFor(
    citizenId: CitizenId,
    answerable: Answerable,
  ): Promise<readonly { readonly campaign: Campaign; readonly sealedCode: string }[]>;
  /** False when there is no such invitation. */
  decline(citizenId: CitizenId, campaignId: string): Promise<boolean>;
  /**
   * Puts a mail into the outbox for those with a confirmed address who are not told yet, or are due to be reminded and
   * have not answered or declined; never two on a day. `remindOn` says when somebody who is told today is reminded.
   */
  takeNotices(
    asked: Answerable & { readonly remindOn: (remindAfter: number) => string | null },
    message: (citizenId: CitizenId) => OutboxMessage,
  ): Promise<number>;
  /** Who takes part so far, or did, when the invitations are deleted. Null for an unknown campaign. */
  turnout(campaignId: string): Promise<Turnout | null>;
  /** Deletes the invitations of a campaign and their codes, and keeps the sums. Returns how many there were. */
  close(campaignId: string): Promise<number>;
}
