import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CitizenId, Role, StaffId } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import {
  type Action,
  actingRole,
  assistedActions,
  can,
  demand,
  demandSomeRole,
  permissions,
  type Relation,
} from "#server/access/permissions.ts";
import { NotAllowed, NotLoggedIn } from "#server/errors/problem.ts";

const actions = Object.keys(permissions) as Action[];
const staffRoles = [
  "caseworker",
  "team_lead",
  "evaluator",
  "administrator",
] as const satisfies readonly Role[];
const relations = ["own", "assigned", "purpose", "assisting", "any"] as const satisfies readonly Relation[];

const citizen: Visitor = { kind: "citizen", id: "c" as CitizenId, name: "C" };
const staff = (roles: readonly Role[]): Visitor => ({ kind: "staff", id: "s" as StaffId, name: "S", roles });

const allowedTo = (role: Role): readonly Action[] =>
  actions.filter((action) => relations.some((relation) => can(staff([role]), action, relation)));

const anyAction = fc.constantFrom(...actions);
const anyRelation = fc.constantFrom(...relations);
const anyStaff = fc.subarray([...staffRoles]).map(staff);

describe("the table of permissions", () => {
  test("refuses nobody everything", () => {
    fc.assert(
      fc.property(anyAction, anyRelation, (action, relation) => {
        expect(can(null, action, relation)).toBe(false);
        expect(() => demand(null, action, relation)).toThrow(NotLoggedIn);
      }),
    );
  });

  test("lets staff do nothing that only citizens may, and the other way round", () => {
    fc.assert(
      fc.property(anyAction, anyRelation, anyStaff, (action, relation, member) => {
        const forCitizens = "citizen" in permissions[action];
        expect(can(forCitizens ? member : citizen, action, relation)).toBe(false);
      }),
    );
  });

  test("gives the evaluator no person's data", () => {
    expect(allowedTo("evaluator")).toEqual([
      "evaluation.read",
      "evaluation.export",
      "campaign.change",
      "staff.begin",
    ]);
  });

  test("gives the administrator setup, and no answers", () => {
    expect(allowedTo("administrator")).toEqual([
      "staff.begin",
      "legal-basis.read",
      "legal-basis.change",
      "reference-list.read",
      "reference-list.change",
      "cv-guideline.read",
      "cv-guideline.change",
    ]);
  });

  test("lets nobody but a caseworker write for a citizen, and only after an opening", () => {
    for (const action of Object.values(assistedActions)) {
      expect(staffRoles.filter((role) => allowedTo(role).includes(action))).toEqual(["caseworker"]);
      expect(relations.filter((relation) => can(staff(["caseworker"]), action, relation))).toEqual([
        "assisting",
      ]);
    }
  });

  test("gives two roles together exactly what each of them may", () => {
    fc.assert(
      fc.property(anyAction, anyRelation, fc.subarray([...staffRoles]), (action, relation, roles) => {
        const each = roles.some((role) => can(staff([role]), action, relation));
        expect(can(staff(roles), action, relation)).toBe(each);
      }),
    );
  });

  test("names a role that really lets the person act", () => {
    fc.assert(
      fc.property(anyAction, anyRelation, anyStaff, (action, relation, member) => {
        const acting = () => actingRole(member, action, relation);
        if (can(member, action, relation)) expect(can(staff([acting()]), action, relation)).toBe(true);
        else expect(acting).toThrow(NotAllowed);
      }),
    );
    const both = staff(["team_lead", "caseworker"]);
    expect(actingRole(both, "case.read-answers", "assigned")).toBe("caseworker");
    expect(actingRole(both, "case.read-answers", "purpose")).toBe("team_lead");
  });

  test("turns away who has no role for an action, before anything is looked up", () => {
    expect(() => demandSomeRole(staff(["team_lead"]), "case.take")).toThrow(NotAllowed);
    expect(() => demandSomeRole(null, "case.take")).toThrow(NotAllowed);
    expect(() => demandSomeRole(staff(["caseworker"]), "case.release")).not.toThrow();
  });

  test("lets a caseworker change only a case that is taken", () => {
    for (const action of ["case.note-own-view", "case.record-assessment", "case.release"] as const) {
      expect(relations.filter((relation) => can(staff(["caseworker"]), action, relation))).toEqual([
        "assigned",
      ]);
    }
  });
});
