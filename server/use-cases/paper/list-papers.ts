import type { OpenPaper, TypingFigures } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { can } from "#server/access/permissions.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** Most papers on the list. */
export const mostPapers = 100;

export interface Papers {
  readonly open: readonly (OpenPaper & { readonly firstByName: string })[];
  /** How often two typings of a paper differ; null for those who do not lead the team. */
  readonly figures: TypingFigures | null;
  /** True when the municipality has every paper typed twice. */
  readonly alwaysTwice: boolean;
  readonly mayEnter: boolean;
}

/** Papers that are typed and not sent yet, oldest first; no answers. @throws NotLoggedIn, NotAllowed */
export const listPapers =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<Papers> => {
    const staff = demandStaff(visitor, "paper.list");
    const { audit, paperEntries, people } = deps.ports;
    const open = await paperEntries.open(mostPapers);
    const subject = { subjectKind: "list", subjectId: "papers", citizenId: null, purpose: "list" } as const;
    await audit.record([auditOf(staff, "paper.list", { at: deps.now(), subject })]);
    const members = await people.staff([...new Set(open.map(({ firstBy }) => firstBy))]);
    return {
      open: open.map((row) => ({
        ...row,
        firstByName: members.find(({ id }) => id === row.firstBy)?.name ?? "",
      })),
      figures: can(staff, "paper.figures", "any") ? await paperEntries.figures() : null,
      alwaysTwice: deps.municipality.paperTwice,
      mayEnter: can(staff, "paper.enter", "any"),
    };
  };
