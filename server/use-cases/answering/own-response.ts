import type { InstrumentVersion, ResponseId, StoredResponse } from "#db/ports.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import type { AssistingActor, CitizenActor, Filler, Visitor } from "#server/access/actor.ts";
import { type Action, assistedActions, demand } from "#server/access/permissions.ts";
import { NotAllowed, NotFound } from "#server/errors/problem.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";

/**
 * The permission check of every citizen use-case.
 * @throws NotLoggedIn, NotAllowed
 */
export function demandCitizen(visitor: Visitor, action: Action): CitizenActor {
  demand(visitor, action, "own");
  if (visitor.kind !== "citizen") throw new NotAllowed();
  return visitor;
}

/**
 * The permission check of every use-case that fills in: the citizen, or a caseworker who has opened the answers.
 * @throws NotLoggedIn, NotAllowed
 */
export function demandFiller(by: Visitor | AssistingActor, action: keyof typeof assistedActions): Filler {
  if (by?.kind !== "assisting") return demandCitizen(by, action);
  demand(by.staff, assistedActions[action], "assisting");
  return by;
}

/** The citizen's own response; somebody else's answers like a missing one. @throws NotFound */
export async function ownResponse(
  deps: Deps,
  citizen: Pick<Filler, "id">,
  id: string,
): Promise<StoredResponse> {
  const response = await deps.ports.responses.ownResponse(citizen.id, id as ResponseId);
  if (response === null) throw new NotFound();
  return response;
}

/** The citizen's draft of a questionnaire. @throws NotFound */
export async function ownDraft(
  deps: Deps,
  citizen: Pick<Filler, "id">,
  questionnaireId: string,
): Promise<StoredResponse> {
  const draft = await deps.ports.responses.draftOf(citizen.id, questionnaireId);
  if (draft === null) throw new NotFound();
  return draft;
}

/** The exact version that a response is tied to. @throws VersionRetired */
export const instrumentOf = (deps: Deps, response: { readonly instrument: InstrumentVersion }): Installed =>
  deps.library.exactly(response.instrument);

/** The same of a form that is filled in now: choices from the municipality's lists are checked too. */
export const personTyping = (deps: Deps, response: StoredResponse): Person => ({
  ...personOf(deps, response),
  lists: { units: deps.municipality.units.map(({ code }) => code) },
});

/** What the engine needs to know of a response: today's date stands for the day of sending until it is sent. */
export const personOf = (deps: Deps, response: StoredResponse): Person => ({
  variant: response.variant,
  submittedOn: civilDate(response.sentAt ?? deps.now()),
  answers: response.answers,
});
