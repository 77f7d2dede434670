import type { Visitor } from "#server/access/actor.ts";
import type { DataFile } from "#server/documents/data-file/data-file.ts";
import { NotFound } from "#server/errors/problem.ts";
import { comparisonDataFile } from "#server/results/comparison-data-file.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import {
  type CampaignsAsked,
  type ComparedCampaigns,
  compareCampaigns,
} from "#server/use-cases/evaluation/compare-campaigns.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/**
 * A comparison of campaigns as a table, with the figures of the page. On the audit record of each campaign.
 * @throws NotLoggedIn, NotAllowed, NotFound (also when they cannot be compared), VersionRetired
 */
export function exportComparison(deps: Deps) {
  const compare = compareCampaigns(deps);
  return async (
    visitor: Visitor,
    { lang, ...asked }: CampaignsAsked & { readonly lang: "da" | "en" },
  ): Promise<DataFile> => {
    const staff = demandStaff(visitor, "evaluation.export");
    const outcome = await compare(visitor, asked);
    if (outcome.kind === "wrong" || outcome.comparison.ends === null) throw new NotFound();
    const at = deps.now();
    const events = outcome.campaigns.map(({ id }) => {
      const subject = { subjectKind: "campaign", subjectId: id, citizenId: null } as const;
      return auditOf(staff, "evaluation.export", { at, subject });
    });
    await deps.ports.audit.record(events);
    return fileOf({ outcome, asked, lang });
  };
}

interface Told {
  readonly outcome: ComparedCampaigns;
  readonly asked: CampaignsAsked;
  readonly lang: "da" | "en";
}

function fileOf({ outcome, asked, lang }: Told): DataFile {
  const { campaigns, comparison, title, units } = outcome;
  return comparisonDataFile({
    comparison,
    group: asked.group,
    campaigns: campaigns.map(({ name, opensOn, closesOn }) => ({ name, opensOn, closesOn })),
    title: { da: title.da, en: title.en ?? title.da },
    about: campaigns.map(
      ({ name, instrument, opensOn, closesOn }) =>
        `${name}: ${instrument.questionnaireId} ${instrument.version}, SHA-256 ${instrument.hash}, ${opensOn} – ${closesOn}`,
    ),
    units,
    lang,
  });
}
