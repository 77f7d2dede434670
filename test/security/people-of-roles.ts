import type { Role } from "#db/ports.ts";
import { type Action, permissions } from "#server/access/permissions.ts";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import type { Served } from "#test/served.ts";

const keys: Readonly<Record<Role, { key: string; kind: "borger" | "medarbejder" }>> = {
  citizen: { key: "laerke-bakkegaard", kind: "borger" },
  caseworker: { key: "omar-vestergaard", kind: "medarbejder" },
  team_lead: { key: "lone-thorsager", kind: "medarbejder" },
  evaluator: { key: "emil-kragelund", kind: "medarbejder" },
  administrator: { key: "gitte-moelholm", kind: "medarbejder" },
};

export const roles = Object.keys(keys) as Role[];

/** Logs in one demo person for each role; the answer finds the person with a role. */
export async function peopleOfRoles(served: Served): Promise<(role: Role) => HttpPerson> {
  const people = new Map<Role, HttpPerson>();
  for (const role of roles) {
    const person = httpPerson(served);
    await logIn(person, keys[role].key, keys[role].kind);
    people.set(role, person);
  }
  return (role) => {
    const person = people.get(role);
    if (person === undefined) throw new Error(`${role} could not log in`);
    return person;
  };
}

/** What the table says of a role, whatever the relation. */
export const allowed = (gate: "anybody" | Action, role: Role): boolean =>
  gate === "anybody" || role in (permissions[gate] as object);
