import type { HttpPerson } from "#test/http-person.ts";

/** Sends a form that must be taken, as a person who has the page open; throws when the page is shown again. */
export async function submitted(
  person: HttpPerson,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const answer = await person.post(path, fields);
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}.`);
}
