import type { Role } from "#db/ports.ts";
import { rolesOf, type Visitor } from "#server/access/actor.ts";
import { NotAllowed, NotLoggedIn } from "#server/errors/problem.ts";

/**
 * How the asker stands to the data: `own` a citizen's own data; `assigned` a case that the caseworker has
 * taken; `purpose` a case for which a purpose has been given; `assisting` a citizen's answers that the caseworker
 * has opened to fill in together, saying how; `any` no relation needed.
 */
export type Relation = "own" | "assigned" | "purpose" | "assisting" | "any";

type Rule = Partial<Record<Role, readonly Relation[]>>;

/** The one table of who may do what. An action, role or relation that is not in it is refused. */
export const permissions = {
  "response.start": { citizen: ["own"] },
  "response.read": { citizen: ["own"] },
  "response.save": { citizen: ["own"] },
  "response.carry-over": { citizen: ["own"] },
  "response.delete-draft": { citizen: ["own"] },
  "response.send": { citizen: ["own"] },
  "response.export": { citizen: ["own"] },
  "result.read-own": { citizen: ["own"] },
  "result.recognise": { citizen: ["own"] },
  "response.confirm": { citizen: ["own"] },
  "cv.read": { citizen: ["own"] },
  "cv.change": { citizen: ["own"] },
  "cv.delete": { citizen: ["own"] },
  "plan.read": { citizen: ["own"] },
  "plan.change": { citizen: ["own"] },
  "plan.delete": { citizen: ["own"] },
  "comment.read": { citizen: ["own"] },
  "comment.write": { citizen: ["own"] },
  "invitation.read": { citizen: ["own"] },
  "invitation.decline": { citizen: ["own"] },
  "mail.read": { citizen: ["own"] },
  "mail.change": { citizen: ["own"] },
  "mail.delete": { citizen: ["own"] },
  "access-log.read-own": { citizen: ["own"] },
  "case.list": { caseworker: ["any"], team_lead: ["any"] },
  "case.search": { caseworker: ["any"], team_lead: ["any"] },
  "case.read-summary": { caseworker: ["any"], team_lead: ["any"] },
  "case.give-purpose": { caseworker: ["any"], team_lead: ["any"] },
  "case.take": { caseworker: ["any"] },
  "case.release": { caseworker: ["assigned"] },
  "case.read-answers": { caseworker: ["assigned", "purpose"], team_lead: ["purpose"] },
  "case.export-answers": { caseworker: ["assigned", "purpose"], team_lead: ["purpose"] },
  "case.read-result": { caseworker: ["assigned", "purpose"], team_lead: ["purpose"] },
  "case.read-cv": { caseworker: ["assigned", "purpose"], team_lead: ["purpose"] },
  "case.read-plan": { caseworker: ["assigned", "purpose"], team_lead: ["purpose"] },
  "case.read-comments": { caseworker: ["assigned", "purpose"], team_lead: ["purpose"] },
  "case.comment": { caseworker: ["assigned"] },
  "case.withdraw-comment": { caseworker: ["assigned"] },
  "case.agree-goal": { caseworker: ["assigned"] },
  "case.read-follow-ups": { caseworker: ["assigned", "purpose"], team_lead: ["purpose"] },
  "case.answer-staff-question": { caseworker: ["assigned"] },
  "case.note-own-view": { caseworker: ["assigned"] },
  "case.record-assessment": { caseworker: ["assigned"] },
  "assisted.find": { caseworker: ["any"] },
  "assisted.register": { caseworker: ["any"] },
  "assisted.open": { caseworker: ["any"] },
  "assisted.start": { caseworker: ["assisting"] },
  "assisted.read": { caseworker: ["assisting"] },
  "assisted.save": { caseworker: ["assisting"] },
  "assisted.change-variant": { caseworker: ["assisting"] },
  "assisted.carry-over": { caseworker: ["assisting"] },
  "assisted.send": { caseworker: ["assisting"] },
  "assisted.hand-over": { caseworker: ["assisting"] },
  "pathway.list": { caseworker: ["any"] },
  "pathway.figures": { team_lead: ["any"] },
  "paper.print": { caseworker: ["any"], team_lead: ["any"] },
  "paper.list": { caseworker: ["any"], team_lead: ["any"] },
  "paper.figures": { team_lead: ["any"] },
  "paper.enter": { caseworker: ["any"] },
  "paper.type": { caseworker: ["any"] },
  "paper.type-again": { caseworker: ["any"] },
  "paper.read": { caseworker: ["any"] },
  "paper.settle": { caseworker: ["any"] },
  "paper.carry-over": { caseworker: ["any"] },
  "paper.drop": { caseworker: ["any"] },
  "paper.print-own": { citizen: ["own"] },
  "evaluation.read": { evaluator: ["any"] },
  "evaluation.export": { evaluator: ["any"] },
  "campaign.change": { evaluator: ["any"] },
  "staff.begin": { caseworker: ["any"], team_lead: ["any"], evaluator: ["any"], administrator: ["any"] },
  "legal-basis.read": { administrator: ["any"], team_lead: ["any"] },
  "legal-basis.change": { administrator: ["any"] },
  "reference-list.read": { administrator: ["any"] },
  "reference-list.change": { administrator: ["any"] },
  "cv-guideline.read": { administrator: ["any"], team_lead: ["any"] },
  "cv-guideline.change": { administrator: ["any"], team_lead: ["any"] },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof permissions;

/** What a citizen's act is called when a caseworker does it for the citizen; no other act can be done so. */
export const assistedActions = {
  "response.start": "assisted.start",
  "response.read": "assisted.read",
  "response.save": "assisted.save",
  "response.carry-over": "assisted.carry-over",
  "response.send": "assisted.send",
} as const satisfies Partial<Record<Action, Action>>;

/** True when one of the visitor's roles may do the action in that relation. */
export function can(visitor: Visitor, action: Action, relation: Relation): boolean {
  const rule: Rule = permissions[action];
  return rolesOf(visitor).some((role) => rule[role]?.includes(relation) ?? false);
}

/** @throws NotLoggedIn for nobody, NotAllowed when the table does not say yes. */
export function demand<V extends Visitor>(
  visitor: V,
  action: Action,
  relation: Relation,
): asserts visitor is NonNullable<V> {
  if (visitor === null) throw new NotLoggedIn();
  if (!can(visitor, action, relation)) throw new NotAllowed();
}

/** @throws NotAllowed when no role of the visitor may do the action, whatever the relation. */
export function demandSomeRole(visitor: Visitor, action: Action): void {
  if (!rolesOf(visitor).some((role) => role in permissions[action])) throw new NotAllowed();
}

/** The role that lets the visitor do the action in that relation; what the audit row says. */
export function actingRole(visitor: Visitor, action: Action, relation: Relation): Role {
  const rule: Rule = permissions[action];
  const role = rolesOf(visitor).find((candidate) => rule[candidate]?.includes(relation));
  if (role === undefined) throw new NotAllowed();
  return role;
}
