import type { StoredResponse } from "#db/ports.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { NotFound, VersionRetired } from "#server/errors/problem.ts";
import { type CarryOverPlan, planCarryOver } from "#server/use-cases/answering/carry-over-plan.ts";
import { newStamp } from "#server/use-cases/answering/drawn-from.ts";
import { demandFiller, instrumentOf, ownDraft } from "#server/use-cases/answering/own-response.ts";
import { type VersionState, versionState } from "#server/use-cases/answering/version-state.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type Installed, isAnonymous } from "#server/use-cases/library.ts";

export interface CarryOverView {
  readonly response: StoredResponse;
  readonly state: Exclude<VersionState, { kind: "current" }>;
  /** Null when the older version is not installed any more. */
  readonly before: Installed | null;
  readonly after: Installed;
  readonly plan: CarryOverPlan;
  /** For the form's hidden field: what it was drawn from. */
  readonly stamp: string;
}

/**
 * What the newest version would do to a draft of an older one. Nothing is changed.
 * @throws NotLoggedIn, NotAllowed, NotFound (no draft, or it has the newest version), VersionRetired (the newest
 * version does not ask those with this benefit, or asks nobody by name)
 */
export const showCarryOver =
  (deps: Deps) =>
  async (visitor: Visitor | AssistingActor, questionnaireId: string): Promise<CarryOverView> => {
    const by = demandFiller(visitor, "response.read");
    return carryOverOf(deps, await ownDraft(deps, by, questionnaireId));
  };

/** @throws NotFound, VersionRetired */
export function carryOverOf(deps: Deps, response: StoredResponse): CarryOverView {
  const state = versionState(deps, response);
  const after = deps.library.newest(response.instrument.questionnaireId);
  if (state.kind === "current") throw new NotFound();
  if (isAnonymous(after)) throw new VersionRetired();
  if (!after.questionnaire.variants.includes(response.variant)) throw new VersionRetired();
  const before = state.kind === "gone" ? null : instrumentOf(deps, response);
  const plan = planCarryOver(response, {
    before: before?.questionnaire ?? null,
    after: after.questionnaire,
    today: civilDate(deps.now()),
  });
  return { response, state, before, after, plan, stamp: newStamp(deps, response) };
}
