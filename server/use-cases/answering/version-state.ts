import type { StoredResponse } from "#db/ports.ts";
import { VersionRetired } from "#server/errors/problem.ts";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";

export type VersionState =
  | { readonly kind: "current" }
  /** A newer version is in force; the draft can be sent as it is until that day, and the day itself. */
  | { readonly kind: "superseded"; readonly until: string }
  /** The days are over: the draft goes on with the newer version. */
  | { readonly kind: "ended" }
  /** The version's file is not installed any more. */
  | { readonly kind: "gone" };

const byVersion = new Intl.Collator("en", { numeric: true });

/** Installed versions of the same questionnaire that are newer. */
const newerThan = (deps: Deps, { instrument }: Pick<StoredResponse, "instrument">): readonly Installed[] =>
  deps.library.all.filter(
    (other) =>
      other.instrument.questionnaireId === instrument.questionnaireId &&
      byVersion.compare(other.instrument.version, instrument.version) > 0,
  );

/** How the version that a draft is tied to stands today. */
export function versionState(deps: Deps, draft: Pick<StoredResponse, "instrument">): VersionState {
  const { hash } = draft.instrument;
  if (!deps.library.all.some(({ instrument }) => instrument.hash === hash)) return { kind: "gone" };
  const newer = newerThan(deps, draft).map(({ questionnaire }) =>
    Number(deps.inForceSince.get(questionnaire.key) ?? deps.now()),
  );
  if (newer.length === 0) return { kind: "current" };
  const until = addDays(civilDate(new Date(Math.min(...newer))), deps.municipality.retiredVersionDays);
  return civilDate(deps.now()) > until ? { kind: "ended" } : { kind: "superseded", until };
}

/** How the version stands that a draft can go on with. @throws VersionRetired when it cannot */
export function demandOpenVersion(deps: Deps, draft: Pick<StoredResponse, "instrument">): VersionState {
  const state = versionState(deps, draft);
  if (state.kind === "ended" || state.kind === "gone") throw new VersionRetired();
  return state;
}
