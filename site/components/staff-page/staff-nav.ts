import type { TextKey, Translate } from "#site/text/translate.ts";

export type StaffArea =
  | "queue"
  | "low"
  | "closed"
  | "search"
  | "pathways"
  | "quality"
  | "together"
  | "typing"
  | "paper"
  | "gate"
  | "guideline"
  | "administration"
  | "evaluation";
type Visitor = App.Locals["visitor"];
type Role = Extract<Visitor, { kind: "staff" }>["roles"][number];

const areas: readonly { area: StaffArea; href: string; label: TextKey; roles: readonly Role[] }[] = [
  { area: "queue", href: "/sager", label: "staff.nav.queue", roles: ["caseworker", "team_lead"] },
  { area: "low", href: "/sager/lave", label: "staff.nav.low", roles: ["caseworker", "team_lead"] },
  {
    area: "closed",
    href: "/sager/afsluttede",
    label: "staff.nav.closed",
    roles: ["caseworker", "team_lead"],
  },
  { area: "search", href: "/sager/soeg", label: "staff.nav.search", roles: ["caseworker", "team_lead"] },
  { area: "pathways", href: "/sager/mangler", label: "staff.nav.pathways", roles: ["caseworker"] },
  { area: "quality", href: "/sager/kvalitet", label: "staff.nav.quality", roles: ["team_lead"] },
  { area: "together", href: "/sager/udfyld", label: "staff.nav.together", roles: ["caseworker"] },
  { area: "typing", href: "/sager/indtast", label: "staff.nav.typing", roles: ["caseworker", "team_lead"] },
  { area: "paper", href: "/sager/papir", label: "staff.nav.paper", roles: ["caseworker", "team_lead"] },
  { area: "gate", href: "/admin/hjemmel", label: "staff.nav.gate", roles: ["team_lead", "administrator"] },
  {
    area: "guideline",
    href: "/administration/cv-vejledning",
    label: "staff.nav.guideline",
    roles: ["team_lead", "administrator"],
  },
  {
    area: "administration",
    href: "/administration",
    label: "staff.nav.administration",
    roles: ["administrator"],
  },
  { area: "evaluation", href: "/evaluering", label: "staff.nav.evaluation", roles: ["evaluator"] },
];

/** True when the visitor is staff and has the role. What may be done is decided by the use-cases, not here. */
export const hasRole = (visitor: Visitor, role: Role): boolean =>
  visitor?.kind === "staff" && visitor.roles.includes(role);

/** The menu of a staff member: only what one of the roles can open. */
export const staffNav = (visitor: Visitor, t: Translate, current?: StaffArea) =>
  areas
    .filter(({ roles }) => roles.some((role) => hasRole(visitor, role)))
    .map(({ area, href, label }) => ({ href, label: t(label), current: area === current }));

/** The way back to where the visitor belongs, in words; the front page for who has no page of an own. */
export function homeLink(visitor: Visitor): { readonly href: string; readonly label: TextKey } {
  if (visitor?.kind === "citizen") return { href: "/min-side", label: "front.goOn" };
  const start = startPage(visitor);
  if (start === null) return { href: "/", label: "login.front" };
  if (start === "/sager") return { href: start, label: "front.toCases" };
  return { href: start, label: areas.find(({ href }) => href === start)?.label ?? "login.front" };
}

/** Where a staff member's day begins; null when no role gives a page. */
export function startPage(visitor: Visitor): string | null {
  if (hasRole(visitor, "caseworker") || hasRole(visitor, "team_lead")) return "/sager";
  if (hasRole(visitor, "administrator")) return "/admin/hjemmel";
  return hasRole(visitor, "evaluator") ? "/evaluering" : null;
}
