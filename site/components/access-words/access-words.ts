import type { CaseProgress } from "#server/use-cases/privacy/case-progress.ts";
import type { Reading } from "#server/use-cases/privacy/who-has-read.ts";
import { dateText } from "#site/text/dates.ts";
import type { Lang, TextKey, Translate } from "#site/text/translate.ts";

const roles: Readonly<Record<string, TextKey>> = {
  caseworker: "access.caseworker",
  team_lead: "access.teamLead",
  evaluator: "access.evaluator",
  administrator: "access.administrator",
};

const actions: Readonly<Record<string, TextKey>> = {
  "case.read-answers": "access.readAnswers",
  "case.read-result": "access.readResult",
  "case.read-cv": "access.readCv",
  "case.read-plan": "access.readPlan",
  "case.read-comments": "access.readComments",
  "case.comment": "access.comment",
  "case.withdraw-comment": "access.withdrawComment",
  "case.agree-goal": "access.agreeGoal",
  "case.export-answers": "access.exportAnswers",
  "case.read-summary": "access.readSummary",
  "case.search": "access.search",
  "case.take": "access.take",
  "case.read-follow-ups": "access.readFollowUps",
  "case.answer-staff-question": "access.staffAnswer",
  "case.note-own-view": "access.ownView",
  "case.record-assessment": "access.assessment",
  "assisted.find": "access.assistedFind",
  "assisted.register": "access.assistedRegister",
  "assisted.open": "access.assistedOpen",
  "assisted.start": "access.assistedStart",
  "assisted.read": "access.assistedRead",
  "assisted.change-variant": "access.assistedChangeVariant",
  "assisted.carry-over": "access.assistedCarryOver",
  "assisted.send": "access.assistedSend",
  "assisted.hand-over": "access.assistedHandOver",
  "paper.print": "access.paperPrint",
  "paper.enter": "access.paperEnter",
  "paper.type": "access.paperType",
  "paper.type-again": "access.paperTypeAgain",
  "paper.read": "access.paperRead",
  "paper.settle": "access.paperSettle",
  "paper.carry-over": "access.paperCarryOver",
  "paper.drop": "access.paperDrop",
};

const purposes: Readonly<Record<string, TextKey>> = {
  "own-case": "access.assigned",
  "before-taking": "access.beforeTaking",
  search: "access.looking",
  talk: "access.talk",
  cover: "access.cover",
  contact: "access.contact",
  quality: "access.quality",
  phone: "access.phone",
  meeting: "access.meeting",
  paper: "access.paper",
  assisting: "access.assisting",
};

/** "en sagsbehandler": a role inside a sentence. */
export const roleInText = (t: Translate, role: string): string => t(roles[role] ?? "access.staff");

/** "En sagsbehandler": a role that stands alone. */
export function roleWord(t: Translate, role: string): string {
  const word = roleInText(t, role);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const actionWord = (t: Translate, action: string): string => t(actions[action] ?? "access.other");

/** Without a purpose the case was the reader's own; a search is before any case. */
export function purposeWord(t: Translate, { action, purpose }: Pick<Reading, "action" | "purpose">): string {
  if (purpose !== null) return t(purposes[purpose] ?? "access.other");
  return t(action === "case.search" ? "access.looking" : "access.assigned");
}

/** The furthest that a sent response has come, in one line. */
export function statusText(t: Translate, lang: Lang, { assessedAt, firstRead }: CaseProgress): string {
  if (assessedAt !== null) return t("mine.assessed", { date: dateText(assessedAt, lang) });
  if (firstRead === null) return t("mine.received");
  return t("mine.read", { date: dateText(firstRead.at, lang), role: roleInText(t, firstRead.role) });
}
