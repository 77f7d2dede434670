import type { ReferenceListPage } from "#server/use-cases/setup/reference-lists.ts";

export type ListKind = NonNullable<ReferenceListPage["inForce"]>["kind"];

/** The page of each kind of imported list. */
export const listAddresses: Readonly<Record<ListKind, string>> = {
  occupations: "/administration/jobtitler",
  "job-barometer": "/administration/jobbarometer",
};
