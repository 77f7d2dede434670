import type { Action } from "#server/access/permissions.ts";

/** Who may use a route: anybody, anybody who is logged in as that kind, or who may do the action. */
export type Gate = "anybody" | Action;

export interface Row {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As the API writes it. */
  readonly path: string;
  /** An address of it that exists, where anybody may ask. */
  readonly at?: string;
  readonly gate: Gate;
  /** JSON body that has the right form. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Every route of the API. A route that is not here fails the test. */
export const apiRows: readonly Row[] = [
  { method: "GET", path: "/api/health", gate: "anybody" },
  { method: "GET", path: "/api/openapi.json", gate: "anybody" },
  { method: "GET", path: "/api/me", gate: "anybody" },
  { method: "GET", path: "/api/questionnaires", gate: "anybody" },
  {
    method: "GET",
    path: "/api/questionnaires/:id/:version/fhir",
    at: "/api/questionnaires/risikoscreening/1.0.0/fhir",
    gate: "anybody",
  },
  {
    method: "GET",
    path: "/api/questionnaires/:id/paper/:variant/:lang",
    at: "/api/questionnaires/risikoscreening/paper/1/da",
    gate: "anybody",
  },
  { method: "GET", path: "/api/paper-forms/:id/pdf", gate: "paper.print" },
  { method: "GET", path: "/api/own-paper-forms/:id/pdf", gate: "paper.print-own" },
  {
    method: "GET",
    path: "/api/questionnaires/:id/:version/codebook",
    at: "/api/questionnaires/risikoscreening/1.0.0/codebook",
    gate: "anybody",
  },
  { method: "GET", path: "/api/responses/:id/fhir", gate: "response.export" },
  { method: "GET", path: "/api/responses/:id/csv", gate: "response.export" },
  { method: "GET", path: "/api/responses/:id/jsonl", gate: "response.export" },
  { method: "GET", path: "/api/cases/:id/fhir", gate: "case.export-answers" },
  { method: "GET", path: "/api/cases/:id/csv", gate: "case.export-answers" },
  { method: "GET", path: "/api/cases/:id/jsonl", gate: "case.export-answers" },
  { method: "GET", path: "/api/responses", gate: "response.read" },
  {
    method: "POST",
    path: "/api/responses",
    gate: "response.start",
    body: { questionnaire: "risikoscreening", benefit: "kontanthjaelp" },
  },
  {
    method: "PUT",
    path: "/api/responses/:id/answers",
    gate: "response.save",
    body: { answers: { bolig: "fast" } },
  },
  { method: "POST", path: "/api/responses/:id/send", gate: "response.send", body: {} },
  { method: "GET", path: "/api/responses/:id/device-key", gate: "response.save" },
  { method: "DELETE", path: "/api/responses/:id", gate: "response.delete-draft" },
  { method: "GET", path: "/api/responses/:id/export", gate: "response.export" },
  {
    method: "PUT",
    path: "/api/responses/:id/recognition",
    gate: "result.recognise",
    body: { recognised: true },
  },
  {
    method: "PUT",
    path: "/api/responses/:id/confirmation",
    gate: "response.confirm",
    body: { fits: true },
  },
  { method: "GET", path: "/api/access-log", gate: "access-log.read-own" },
  { method: "GET", path: "/api/cases", gate: "case.list" },
  { method: "POST", path: "/api/cases/search", gate: "case.search", body: { words: "solvang" } },
  { method: "GET", path: "/api/cases/:id", gate: "case.read-summary" },
  { method: "POST", path: "/api/cases/:id/take", gate: "case.take", body: {} },
  { method: "POST", path: "/api/cases/:id/release", gate: "case.release", body: {} },
  { method: "POST", path: "/api/cases/:id/purpose", gate: "case.give-purpose", body: { purpose: "talk" } },
  { method: "POST", path: "/api/cases/:id/own-view", gate: "case.note-own-view", body: { view: "lav" } },
  {
    method: "POST",
    path: "/api/cases/:id/assessments",
    gate: "case.record-assessment",
    body: { view: "lav" },
  },
  { method: "POST", path: "/api/citizens/search", gate: "assisted.find", body: { words: "solvang" } },
  {
    method: "POST",
    path: "/api/citizens",
    gate: "assisted.register",
    body: { cpr: "1106902240", cprAgain: "1106902240", name: "Rune Birk" },
  },
  {
    method: "POST",
    path: "/api/together",
    gate: "assisted.open",
    body: { citizen: "x", questionnaire: "risikoscreening", benefit: "kontanthjaelp", way: "phone" },
  },
  {
    method: "POST",
    path: "/api/together/read",
    gate: "assisted.read",
    body: { citizen: "x", questionnaire: "risikoscreening" },
  },
  {
    method: "PUT",
    path: "/api/together/:id/answers",
    gate: "assisted.save",
    body: { citizen: "x", answers: { bolig: "fast" } },
  },
  { method: "POST", path: "/api/together/:id/send", gate: "assisted.send", body: { citizen: "x" } },
  { method: "POST", path: "/api/together/:id/hand-over", gate: "assisted.hand-over", body: { citizen: "x" } },
  {
    method: "POST",
    path: "/api/paper-forms",
    gate: "paper.print",
    body: { questionnaire: "risikoscreening", benefit: "kontanthjaelp" },
  },
  { method: "GET", path: "/api/paper-entries", gate: "paper.list" },
  {
    method: "POST",
    path: "/api/paper-entries",
    gate: "paper.type",
    body: { code: "0000-0000", citizen: "x", keys: { humoer: "1" } },
  },
  {
    method: "POST",
    path: "/api/paper-entries/:id/again",
    gate: "paper.type-again",
    body: { keys: { humoer: "1" } },
  },
  {
    method: "PUT",
    path: "/api/paper-entries/:id/settled",
    gate: "paper.settle",
    body: { right: { humoer: "1" } },
  },
  { method: "POST", path: "/api/paper-entries/:id/send", gate: "assisted.send", body: {} },
  { method: "DELETE", path: "/api/paper-entries/:id", gate: "paper.drop" },
  { method: "GET", path: "/api/legal-bases", gate: "legal-basis.read" },
  {
    method: "PUT",
    path: "/api/legal-bases/:id",
    gate: "legal-basis.change",
    body: { basis: "x", dpiaReference: "x", owner: "x", expiresOn: "2030-01-01", enabled: true },
  },
];
