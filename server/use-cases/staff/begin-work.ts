import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { type Action, demand } from "#server/access/permissions.ts";
import { NotAllowed } from "#server/errors/problem.ts";

/** The permission check of staff use-cases that need no relation to a case. @throws NotLoggedIn, NotAllowed */
export function demandStaff(visitor: Visitor, action: Action): StaffActor {
  demand(visitor, action, "any");
  if (visitor.kind !== "staff") throw new NotAllowed();
  return visitor;
}

/** Who begins work after log-in; the page leads each role to where its work is. @throws NotLoggedIn, NotAllowed */
export const beginWork = (visitor: Visitor): StaffActor => demandStaff(visitor, "staff.begin");
