import type { Fields } from "#questionnaires/form/fields.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import type { CvSaved } from "#server/use-cases/cv/save-cv-entry.ts";
import type { World } from "./use-case-fixture.ts";

/** A form with one value in each field. */
export const formOf = (fields: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));

/** The entry that was saved; throws when none was. */
export function entryOf(outcome: CvSaved) {
  if (outcome.kind !== "saved") throw new Error(`It was not saved: ${outcome.kind}.`);
  return outcome.entry;
}

/** Writes an entry with a name alone, as the citizen. */
export async function writeEntry(
  { useCases: { cv } }: World,
  citizen: CitizenActor,
  title: string,
  section = "work",
) {
  const typing = { section, id: cv.newEntryId(citizen), revision: 0, fields: formOf({ title }) };
  return entryOf(await cv.saveEntry(citizen, typing));
}

/** The names in a section, in the citizen's order. */
export async function namesIn({ useCases }: World, citizen: CitizenActor, section = "work") {
  const { entries } = await useCases.cv.showSection(citizen, section);
  return entries.map(({ values }) => values["title"]);
}
