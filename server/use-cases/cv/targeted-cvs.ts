import type { StoredTargetedCv } from "#db/ports.ts";
import type { CitizenActor, Visitor } from "#server/access/actor.ts";
import { type CvChoice, chooseEntry, chosenEntries } from "#server/cv/choose-entries.ts";
import type { CvEntry } from "#server/cv/cv-entry.ts";
import { readCvKind, readCvLang } from "#server/cv/cv-kinds.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import {
  type ComposedCv,
  type CvWish,
  cvPerson,
  cvPhoto,
  toldEntries,
} from "#server/use-cases/cv/compose-cv.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** More than anybody applies for at a time. */
const mostTargetedCvs = 30;

/** Longest name of a job, in letters. */
export const jobLimit = 120;

export interface TargetedCv extends CvWish {
  readonly id: string;
  readonly job: string;
  readonly revision: number;
}

const asTold = ({
  id,
  job,
  kind,
  lang,
  includesNeeds,
  includesPhoto,
  revision,
}: StoredTargetedCv): TargetedCv => ({
  id,
  job,
  kind: readCvKind(kind),
  lang: readCvLang(lang),
  includesNeeds,
  includesPhoto,
  revision,
});

async function find(deps: Deps, citizen: CitizenActor, id: string): Promise<StoredTargetedCv> {
  const cv = isId(id) ? await deps.ports.targetedCvs.find({ citizenId: citizen.id, id }) : null;
  if (cv === null) throw new NotFound();
  return cv;
}

/** The citizen's own CVs for a job, the one changed last first. @throws NotLoggedIn, NotAllowed */
export const listTargetedCvs =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<readonly TargetedCv[]> => {
    const citizen = demandCitizen(visitor, "cv.read");
    return (await deps.ports.targetedCvs.of(citizen.id)).map(asTold);
  };

export interface TargetedCvView {
  readonly cv: TargetedCv;
  readonly composed: ComposedCv;
  /** Entries that could come along as well, each section in the citizen's order. */
  readonly left: readonly CvEntry[];
}

/** One of the citizen's own CVs for a job, and what it tells. @throws NotLoggedIn, NotAllowed, NotFound */
export const showTargetedCv =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<TargetedCvView> => {
    const citizen = demandCitizen(visitor, "cv.read");
    const stored = await find(deps, citizen, id);
    const [person, told, photo] = await Promise.all([
      cvPerson(deps, citizen),
      toldEntries(deps, citizen.id),
      cvPhoto(deps, { citizenId: citizen.id, isWanted: stored.includesPhoto }),
    ]);
    const cv = asTold(stored);
    const { job, kind, lang, includesNeeds } = cv;
    const entries = chosenEntries(stored.chosen, told);
    const content = { kind, lang, includesNeeds, person, entries, photo, goal: job };
    const left = told.filter((entry) => !stored.chosen.includes(entry.id));
    return { cv, composed: { content, madeAt: deps.now() }, left };
  };

export type TargetedCvSaved =
  | { readonly kind: "saved"; readonly cv: TargetedCv }
  /** Nothing was stored. */
  | { readonly kind: "wrong"; readonly problem: "required" | "too-long" }
  /** Another screen has changed it meanwhile: this is what stands, and nothing was stored. */
  | { readonly kind: "changed"; readonly cv: TargetedCv }
  | { readonly kind: "full"; readonly most: number };

/**
 * Stores which job a CV is for and how it is wanted. A new one, of revision 0, tells every entry that is not hidden.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const saveTargetedCv =
  (deps: Deps) =>
  async (visitor: Visitor, typed: TargetedCv): Promise<TargetedCvSaved> => {
    const citizen = demandCitizen(visitor, "cv.change");
    if (!isId(typed.id)) throw new NotFound();
    const { id, kind, lang, includesNeeds, includesPhoto, revision } = typed;
    const job = plainText(typed.job);
    if (job === "") return { kind: "wrong", problem: "required" };
    if (job.length > jobLimit) return { kind: "wrong", problem: "too-long" };
    const words = { job, kind, lang, includesNeeds, includesPhoto, changedAt: deps.now() };
    if (revision > 0) return change(deps, { citizenId: citizen.id, id }, { ...words, revision });
    const chosen = (await toldEntries(deps, citizen.id)).map((entry) => entry.id);
    const fresh = { ...words, id, citizenId: citizen.id, chosen, revision: 1 };
    const cv = await deps.ports.targetedCvs.add(fresh, mostTargetedCvs);
    return cv === null ? { kind: "full", most: mostTargetedCvs } : standing(cv, words);
  };

const wordNames = ["job", "kind", "lang", "includesNeeds", "includesPhoto"] as const;
type Words = Pick<StoredTargetedCv, (typeof wordNames)[number]>;

async function change(
  deps: Deps,
  own: Pick<StoredTargetedCv, "citizenId" | "id">,
  words: Words & Pick<StoredTargetedCv, "revision" | "changedAt">,
): Promise<TargetedCvSaved> {
  const outcome = await deps.ports.targetedCvs.change(own, words);
  if (outcome.kind === "missing") throw new NotFound();
  return outcome.kind === "saved" ? { kind: "saved", cv: asTold(outcome.cv) } : standing(outcome.cv, words);
}

/** What stands already is no conflict: the button was pressed twice. */
function standing(cv: StoredTargetedCv, words: Words): TargetedCvSaved {
  const isSame = wordNames.every((name) => cv[name] === words[name]);
  return { kind: isSame ? "saved" : "changed", cv: asTold(cv) };
}

/**
 * Takes an entry into one of the citizen's own CVs for a job, leaves it out, or moves it. Nothing else is changed.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const chooseForTargetedCv =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { id, entry, act }: { readonly id: string; readonly entry: string; readonly act: CvChoice },
  ): Promise<void> => {
    const citizen = demandCitizen(visitor, "cv.change");
    const told = await toldEntries(deps, citizen.id);
    const next = (chosen: readonly string[]) => chooseEntry(chosen, told, { id: entry, act });
    const own = { citizenId: citizen.id, id };
    if (!(isId(id) && (await deps.ports.targetedCvs.choose(own, next)))) throw new NotFound();
  };

/** Deletes one of the citizen's own CVs for a job; the entries stay. @throws NotLoggedIn, NotAllowed, NotFound */
export const deleteTargetedCv =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<void> => {
    const citizen = demandCitizen(visitor, "cv.change");
    const own = { citizenId: citizen.id, id };
    if (!(isId(id) && (await deps.ports.targetedCvs.delete(own)))) throw new NotFound();
  };
