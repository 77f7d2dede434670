import { expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { hasRole, homeLink, staffNav, startPage } from "./staff-nav.ts";

const guideline = "/administration/cv-vejledning";

type Visitor = App.Locals["visitor"];
type Staff = Extract<Visitor, { kind: "staff" }>;

const staff = (...roles: Staff["roles"]): Visitor => ({
  kind: "staff",
  id: "s1" as Staff["id"],
  name: "A",
  roles,
});
const hrefs = (visitor: Visitor) => staffNav(visitor, translator("da")).map(({ href }) => href);

test("every role begins at its own page, and the work list comes first for those who have several", () => {
  expect(startPage(staff("caseworker"))).toBe("/sager");
  expect(startPage(staff("team_lead"))).toBe("/sager");
  expect(startPage(staff("administrator"))).toBe("/admin/hjemmel");
  expect(startPage(staff("evaluator"))).toBe("/evaluering");
  expect(startPage(staff("evaluator", "caseworker"))).toBe("/sager");
  expect(startPage(staff())).toBeNull();
  expect(startPage(null)).toBeNull();
});

test("the way back leads everybody to a page that they may open", () => {
  expect(homeLink(staff("team_lead"))).toEqual({ href: "/sager", label: "front.toCases" });
  expect(homeLink(staff("administrator"))).toEqual({ href: "/admin/hjemmel", label: "staff.nav.gate" });
  expect(homeLink(staff("evaluator"))).toEqual({ href: "/evaluering", label: "staff.nav.evaluation" });
  expect(homeLink({ kind: "citizen", id: "c1", name: "B" } as Visitor).href).toBe("/min-side");
  expect(homeLink(null).href).toBe("/");
});

test("the menu shows what the roles can open and nothing else", () => {
  expect(hrefs(staff("caseworker"))).toEqual([
    "/sager",
    "/sager/lave",
    "/sager/afsluttede",
    "/sager/soeg",
    "/sager/mangler",
    "/sager/udfyld",
    "/sager/indtast",
    "/sager/papir",
  ]);
  expect(hrefs(staff("team_lead"))).toContain("/sager/kvalitet");
  expect(hrefs(staff("team_lead"))).not.toContain("/sager/mangler");
  expect(hrefs(staff("team_lead")).slice(-2)).toEqual(["/admin/hjemmel", guideline]);
  expect(hrefs(staff("administrator"))).toEqual(["/admin/hjemmel", guideline, "/administration"]);
  expect(hrefs(staff("evaluator"))).toEqual(["/evaluering"]);
  expect(hrefs(null)).toEqual([]);
});

test("the page that is shown is marked", () => {
  const nav = staffNav(staff("caseworker"), translator("da"), "closed");
  expect(nav.filter(({ current }) => current).map(({ href }) => href)).toEqual(["/sager/afsluttede"]);
});

test("a citizen has no staff role", () => {
  const citizen = { kind: "citizen", id: "c1", name: "B" } as Visitor;
  expect(hasRole(citizen, "caseworker")).toBe(false);
});
