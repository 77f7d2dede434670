import type { StoredResponse } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { deletedSoonOn } from "#server/use-cases/answering/draft-deadline.ts";
import { type Offer, offersOf } from "#server/use-cases/answering/offers.ts";
import { demandCitizen, instrumentOf } from "#server/use-cases/answering/own-response.ts";
import { shownPages } from "#server/use-cases/answering/page-view.ts";
import { type VersionState, versionState } from "#server/use-cases/answering/version-state.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type Installed, isAnonymous, isForStaff } from "#server/use-cases/library.ts";

export interface OwnDraft {
  readonly response: StoredResponse;
  /** The version that it is tied to; null when that is not installed any more. */
  readonly installed: Installed | null;
  readonly version: VersionState;
  /** The day on which it is deleted unless the citizen goes on; null while that is far off. */
  readonly deletedOn: string | null;
  /** Null when the version is not installed any more; then the draft cannot go on, but is kept. */
  readonly progress: { readonly answered: number; readonly shown: number } | null;
}

export interface OwnPage {
  /** Newest versions of the questionnaires that the citizen answers in their own name. */
  readonly questionnaires: readonly Installed[];
  /** Those of them that can be begun: there is no draft. */
  readonly offers: readonly Offer[];
  /** Newest versions of those that citizens answer without a name, on pages of their own. */
  readonly surveys: readonly Installed[];
  readonly drafts: readonly OwnDraft[];
  /** Newest first. */
  readonly sent: readonly StoredResponse[];
}

/** Everything on the citizen's own page. @throws NotLoggedIn, NotAllowed */
export const myResponses =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<OwnPage> => {
    const citizen = demandCitizen(visitor, "response.read");
    const all = await deps.ports.responses.ownResponses(citizen.id);
    const ids = new Set(deps.library.all.map(({ instrument }) => instrument.questionnaireId));
    const newest = [...ids].map((id) => deps.library.newest(id));
    const questionnaires = newest.filter((installed) => !isAnonymous(installed));
    return {
      questionnaires,
      offers: offersOf(questionnaires, all, civilDate(deps.now())),
      surveys: newest.filter((installed) => isAnonymous(installed) && !isForStaff(installed)),
      drafts: all.filter(({ sentAt }) => sentAt === null).map((response) => draftOf(deps, response)),
      sent: all
        .filter(({ sentAt }) => sentAt !== null)
        .toSorted((a, b) => Number(b.sentAt) - Number(a.sentAt)),
    };
  };

const draftOf = (deps: Deps, response: StoredResponse): OwnDraft => {
  const version = versionState(deps, response);
  return {
    response,
    installed: version.kind === "gone" ? null : instrumentOf(deps, response),
    version,
    deletedOn: deletedSoonOn(deps, response),
    progress: version.kind === "gone" ? null : progressOf(deps, response),
  };
};

function progressOf(deps: Deps, response: StoredResponse): OwnDraft["progress"] {
  const pages = shownPages(deps, response);
  return {
    answered: pages.filter(({ question }) => Object.hasOwn(response.answers, question.id)).length,
    shown: pages.length,
  };
}
