import { expect, test } from "vitest";
import type { CaseList, ListedCase } from "#server/use-cases/triage/list-cases.ts";
import { caseListRow, countNumber, countText, dueOf, listHref, readListQuery } from "./case-list.ts";

const row = (over: Partial<ListedCase> = {}): ListedCase => ({
  id: "c1" as ListedCase["id"],
  receiptNumber: "K7M2-9QXA",
  citizenName: "Bente Solvang",
  benefit: "sygedagpenge",
  unassessable: false,
  receivedAt: new Date("2026-11-16T09:00:00Z"),
  dueOn: "2026-11-23",
  assignedTo: null,
  ownViewNoted: false,
  assessed: false,
  daysWaiting: 6,
  daysLeft: 1,
  ...over,
});

const listed = (rows: CaseList["rows"], over: Partial<CaseList> = {}): CaseList => ({
  ...{ rows, total: 99, hasUncounted: false, page: 1, pages: 2, hasNext: false },
  ...over,
});

const da = { lang: "da", staffId: "s1" } as const;
const holder = (id: string) => ({ id, name: "Hanne Riisager" }) as ListedCase["assignedTo"];

test("the address says filter and page, and anything else means the first page of all", () => {
  const read = (query: string) => readListQuery(new URLSearchParams(query));
  expect(read("")).toEqual({ assigned: "all", page: 1 });
  expect(read("vis=mine&side=2")).toEqual({ assigned: "mine", page: 2 });
  expect(read("vis=ledige")).toEqual({ assigned: "free", page: 1 });
  for (const side of ["0", "-1", "1.5", "1e3", "x", "99999"])
    expect(read(`vis=band&side=${side}`)).toEqual({ assigned: "all", page: 1 });
});

test("what is read from an address can be written into it again", () => {
  expect(listHref("/sager", { assigned: "all", page: 1 })).toBe("/sager");
  for (const assigned of ["all", "mine", "free"] as const) {
    const { search } = new URL(listHref("/sager", { assigned, page: 3 }), "https://kommune.example");
    expect(readListQuery(new URLSearchParams(search))).toEqual({ assigned, page: 3 });
  }
});

test("a row says in words who waits, how long, and until when", () => {
  expect(caseListRow(row(), da)).toMatchObject({
    href: "/sager/c1",
    benefit: "Sygedagpenge",
    received: { day: "2026-11-16", waiting: "Har ventet 6 dage" },
    deadline: { text: "1 dag tilbage", date: "23. november 2026", kind: "warning" },
    assigned: { text: "Ledig", kind: "free" },
    status: "Intet noteret endnu",
  });
});

test("a case is yours, a colleague's or free", () => {
  expect(caseListRow(row({ assignedTo: holder("s1") }), da).assigned).toEqual({ text: "Dig", kind: "you" });
  expect(caseListRow(row({ assignedTo: holder("s2") }), da).assigned).toEqual({
    text: "Hanne Riisager",
    kind: "other",
  });
});

test("the deadline of an assessed case no longer calls for anything", () => {
  expect(caseListRow(row({ assessed: true, daysLeft: -4 }), da)).toMatchObject({
    deadline: { text: "", kind: "neutral" },
    status: "Vurderet",
  });
});

test("what is late and due today is counted from a list by deadline", () => {
  const rows = [row({ daysLeft: -2 }), row({ daysLeft: 0 }), row({ daysLeft: 0 }), row({ daysLeft: 3 })];
  expect(dueOf(listed(rows), true)).toEqual({
    overdue: { count: 1, more: false },
    today: { count: 2, more: false },
  });
});

test("a page that ends among the late cases says at least", () => {
  const rows = [row({ daysLeft: -2 }), row({ daysLeft: -1 })];
  expect(dueOf(listed(rows, { hasNext: true }), true)).toEqual({
    overdue: { count: 2, more: true },
    today: { count: 0, more: true },
  });
});

test("a list that is not counted to its end says more than", () => {
  const counted = { total: 999, hasUncounted: false };
  const more = { total: 1_000, hasUncounted: true };
  expect([countNumber(counted, "da"), countText(counted, "da")]).toEqual(["999", "999 sager"]);
  expect([countNumber(more, "da"), countText(more, "da")]).toEqual(["1.000+", "Flere end 1.000 sager"]);
  expect([countNumber(more, "en"), countText(more, "en")]).toEqual(["1,000+", "More than 1,000 cases"]);
});

test("nothing is said of the whole where a page cannot know it", () => {
  const rows = [row()];
  expect(dueOf(listed(rows, { page: 2 }), true)).toBeNull();
  expect(dueOf(listed(rows, { hasNext: true }), false)).toBeNull();
});
