import type { CitizenId, StoredCvEntry } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { Visitor } from "#server/access/actor.ts";
import type { CvValues } from "#server/cv/cv-entry.ts";
import { type CvProblem, readCvEntry } from "#server/cv/entry-form.ts";
import { cvSection } from "#server/cv/sections.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId, newId } from "#server/use-cases/ids.ts";

export interface CvTyping {
  readonly section: string;
  /** The entry; one that is not there yet has an id all the same, so that it is stored once. */
  readonly id: string;
  /** The revision that the form was drawn from; 0 for a new entry. */
  readonly revision: number;
  readonly fields: Fields;
}

export type CvSaved =
  | { readonly kind: "saved"; readonly entry: StoredCvEntry }
  /** Nothing was stored. */
  | { readonly kind: "wrong"; readonly problems: readonly CvProblem[] }
  /** Another screen has changed it meanwhile: this is what stands, and nothing was stored. */
  | { readonly kind: "changed"; readonly entry: StoredCvEntry }
  | { readonly kind: "full"; readonly most: number }
  /** It was taken away on another screen; what was typed can be stored as a new one. */
  | { readonly kind: "gone" };

/** An id for an entry that the citizen is about to write. @throws NotLoggedIn, NotAllowed */
export const newCvEntryId =
  (deps: Deps) =>
  (visitor: Visitor): string => {
    demandCitizen(visitor, "cv.change");
    return newId(deps.randomBytes);
  };

/**
 * Stores an entry of the citizen's own CV, a new one or a change.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such section)
 */
export const saveCvEntry =
  (deps: Deps) =>
  async (visitor: Visitor, typing: CvTyping): Promise<CvSaved> => {
    const citizen = demandCitizen(visitor, "cv.change");
    const section = cvSection(typing.section);
    if (section === undefined || !isId(typing.id)) throw new NotFound();
    const { values, problems } = readCvEntry(section, typing.fields);
    if (problems.length > 0) return { kind: "wrong", problems };
    if (typing.revision === 0)
      return add(deps, { citizenId: citizen.id, typing, values, most: section.maxEntries });
    const own = { citizenId: citizen.id, id: typing.id };
    const change = { values, revision: typing.revision, changedAt: deps.now() };
    const outcome = await deps.ports.cvEntries.change(own, change);
    if (outcome.kind === "saved") return outcome;
    if (outcome.kind === "missing" || outcome.entry.removedAt !== null) return { kind: "gone" };
    return standing(outcome.entry, values);
  };

async function add(
  deps: Deps,
  {
    citizenId,
    typing,
    values,
    most,
  }: { citizenId: CitizenId; typing: CvTyping; values: CvValues; most: number },
): Promise<CvSaved> {
  const { id, section } = typing;
  const fresh = { id, citizenId, section, values, hidden: false, revision: 1, removedAt: null };
  const entry = await deps.ports.cvEntries.add({ ...fresh, changedAt: deps.now() }, most);
  return entry === null ? { kind: "full", most } : standing(entry, values);
}

/** What stands already is no conflict: the button was pressed twice. */
function standing(entry: StoredCvEntry, values: CvValues): CvSaved {
  const names = new Set([...Object.keys(entry.values), ...Object.keys(values)]);
  const isSame = [...names].every((name) => entry.values[name] === values[name]);
  return { kind: isSame ? "saved" : "changed", entry };
}
