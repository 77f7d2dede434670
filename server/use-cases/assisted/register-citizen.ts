import type { Citizen, CitizenId } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { type FieldProblem, WrongBody } from "#server/errors/problem.ts";
import { auditOf, citizenSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** Longest name that is taken down. */
export const longestName = 200;

export interface CitizenMet {
  readonly cpr: string;
  /** The same number typed once more: one wrong digit would give the answers to somebody else. */
  readonly cprAgain: string;
  /** As the citizen says it; the first log-in replaces it. */
  readonly name: string;
}

/**
 * Makes a citizen who has never logged in known to the portal, the number sealed as at a log-in. Somebody who is
 * known already is returned as they are, name and all.
 * @throws NotLoggedIn, NotAllowed, WrongBody
 */
export const registerCitizen =
  (deps: Deps) =>
  async (visitor: Visitor, { cpr, cprAgain, name }: CitizenMet): Promise<Pick<Citizen, "id" | "name">> => {
    const staff = demandStaff(visitor, "assisted.register");
    const sealed = deps.sealedCprOf(cpr);
    const called = plainText(name).replace(/\s+/g, " ");
    const faults: FieldProblem[] = [];
    if (sealed === null) faults.push({ pointer: "/cpr", code: "not-a-cpr" });
    else if (deps.cprIndexOf(cprAgain) !== sealed.cprIndex)
      faults.push({ pointer: "/cprAgain", code: "differs" });
    if (called === "") faults.push({ pointer: "/name", code: "required" });
    if (called.length > longestName) faults.push({ pointer: "/name", code: "too-long" });
    if (sealed === null || faults.length > 0) throw new WrongBody(faults);
    const at = deps.now();
    const candidate = { id: newId(deps.randomBytes) as CitizenId, name: called, ...sealed };
    const audit = (id: CitizenId) =>
      auditOf(staff, "assisted.register", { at, subject: citizenSubject(id, "assisting") });
    const met = await deps.ports.people.meetCitizen(candidate, at, audit);
    return { id: met.id, name: met.name };
  };
