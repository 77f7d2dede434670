import { Conflict } from "#server/errors/problem.ts";
import type { CaseList, ListAsked, ListedCase } from "#server/use-cases/triage/list-cases.ts";
import { deadlineKind, deadlineText } from "#site/components/deadline-tag/deadline.ts";
import type { TagKind } from "#site/components/tag/tag-kind.ts";
import { dateText, isoDay } from "#site/text/dates.ts";
import { type Lang, type TextKey, translator } from "#site/text/translate.ts";

const assignedOf: Readonly<Record<string, ListAsked["assigned"]>> = { mine: "mine", ledige: "free" };

/** What the address asks for; what is not understood means all cases and the first page. */
export function readListQuery(query: URLSearchParams): Pick<ListAsked, "assigned" | "page"> {
  const page = query.get("side") ?? "";
  return {
    assigned: assignedOf[query.get("vis") ?? ""] ?? "all",
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

const filterNames: Readonly<Record<ListAsked["assigned"], string>> = {
  all: "",
  mine: "mine",
  free: "ledige",
};

/** The address of one page of a list; the reverse of `readListQuery`. */
export function listHref(path: string, { assigned, page }: Pick<ListAsked, "assigned" | "page">): string {
  const query = new URLSearchParams();
  if (assigned !== "all") query.set("vis", filterNames[assigned]);
  if (page > 1) query.set("side", String(page));
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Noon, so that the date is the same in Denmark whatever the season. */
export const dateOf = (civilDate: string): Date => new Date(`${civilDate}T12:00:00Z`);

/** A row in words. It is made from nothing but the listed case, which carries no points, level or flags. */
export interface CaseListRow {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly receiptNumber: string;
  readonly benefit: string;
  readonly received: { readonly day: string; readonly text: string; readonly waiting: string };
  readonly deadline: {
    readonly kind: TagKind;
    readonly text: string;
    readonly day: string;
    readonly date: string;
  };
  readonly assigned: { readonly text: string; readonly kind: "free" | "you" | "other" };
  readonly status: string;
  readonly unassessable: boolean;
}

const benefits: Readonly<Record<string, TextKey>> = {
  kontanthjaelp: "staff.benefit.kontanthjaelp",
  sygedagpenge: "staff.benefit.sygedagpenge",
};

/** The benefit's name in the list, where no questionnaire is at hand; an unknown one is shown as its code. */
function benefitName(benefit: string, lang: Lang): string {
  const key = benefits[benefit];
  return key ? translator(lang)(key) : benefit;
}

function statusKey({ assessed, ownViewNoted }: ListedCase): TextKey {
  if (assessed) return "staff.list.assessed";
  return ownViewNoted ? "staff.list.ownViewNoted" : "staff.list.notStarted";
}

export function caseListRow(
  row: ListedCase,
  reader: { lang: Lang; staffId: string | undefined },
): CaseListRow {
  const { lang, staffId } = reader;
  const t = translator(lang);
  const isYou = row.assignedTo?.id === staffId;
  return {
    id: row.id,
    href: `/sager/${row.id}`,
    name: row.citizenName,
    receiptNumber: row.receiptNumber,
    benefit: benefitName(row.benefit, lang),
    received: {
      day: isoDay(row.receivedAt),
      text: dateText(row.receivedAt, lang),
      waiting: t("staff.list.waiting", { days: row.daysWaiting }),
    },
    deadline: {
      kind: row.assessed ? "neutral" : deadlineKind(row.daysLeft),
      text: row.assessed ? "" : deadlineText(row.daysLeft, lang),
      day: row.dueOn,
      date: dateText(dateOf(row.dueOn), lang),
    },
    assigned: row.assignedTo
      ? { text: isYou ? t("staff.list.you") : row.assignedTo.name, kind: isYou ? "you" : "other" }
      : { text: t("staff.list.unassigned"), kind: "free" },
    status: t(statusKey(row)),
    unassessable: row.unassessable,
  };
}

/** How many on this page are late or due today. `more` = the next page may have more of them. */
export interface Due {
  readonly overdue: { readonly count: number; readonly more: boolean };
  readonly today: { readonly count: number; readonly more: boolean };
}

/**
 * Counted from the first page of a list sorted by deadline, so a full page of late cases says "at least". Null on
 * later pages and when the list is sorted otherwise: there nothing true can be said about the whole.
 */
export function dueOf({ rows, page, hasNext }: CaseList, byDeadline: boolean): Due | null {
  if (page !== 1 || (!byDeadline && hasNext)) return null;
  const last = rows.at(-1)?.daysLeft ?? 1;
  return {
    overdue: { count: rows.filter(({ daysLeft }) => daysLeft < 0).length, more: hasNext && last < 0 },
    today: { count: rows.filter(({ daysLeft }) => daysLeft === 0).length, more: hasNext && last <= 0 },
  };
}

type Counted = Pick<CaseList, "total" | "hasUncounted">;

/** How long the list is, as a number beside its name: 12, or 1.000+ where nobody counted further. */
export const countNumber = ({ total, hasUncounted }: Counted, lang: Lang): string =>
  translator(lang)(hasUncounted ? "staff.list.numberMore" : "staff.list.number", { count: total });

/** How long the list is, in words. */
export const countText = ({ total, hasUncounted }: Counted, lang: Lang): string =>
  translator(lang)(hasUncounted ? "staff.list.countMore" : "staff.list.count", { count: total });

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form">;

/** Takes the case whose button was pressed. `late` = a colleague had it first. */
export async function takePressed({
  useCases,
  visitor,
  form,
}: Locals): Promise<{ late: boolean; id: string } | null> {
  const id = form?.["sag"]?.[0];
  if (id === undefined || form?.["handling"]?.[0] !== "take") return null;
  try {
    await useCases.takeCase(visitor, { caseId: id });
    return { late: false, id };
  } catch (error) {
    if (error instanceof Conflict) return { late: true, id };
    throw error;
  }
}
