import type { AssessmentRecord } from "#db/ports.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** Records with the name of the staff member who made each; an empty name when nobody knows it. */
export async function withStaffNames<T extends Pick<AssessmentRecord, "staffId">>(
  deps: Deps,
  records: readonly T[],
): Promise<readonly (T & { readonly staffName: string })[]> {
  const staff = await deps.ports.people.staff([...new Set(records.map(({ staffId }) => staffId))]);
  return records.map((record) => ({
    ...record,
    staffName: staff.find(({ id }) => id === record.staffId)?.name ?? "",
  }));
}
