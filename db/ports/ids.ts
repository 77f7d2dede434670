export type { Lang } from "#questionnaires/languages.ts";

export type CitizenId = string & { readonly __brand: "CitizenId" };
export type StaffId = string & { readonly __brand: "StaffId" };
export type ResponseId = string & { readonly __brand: "ResponseId" };
export type CaseId = string & { readonly __brand: "CaseId" };

/** `system` is the program itself, for example when a retention job runs. */
export type ActorKind = "citizen" | "staff" | "system";
export type Role = "citizen" | "caseworker" | "team_lead" | "evaluator" | "administrator";
