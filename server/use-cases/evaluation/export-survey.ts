import type { Campaign } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import type { DataFile, Labels } from "#server/documents/data-file/data-file.ts";
import { NotFound } from "#server/errors/problem.ts";
import { everythingTold } from "#server/results/publication.ts";
import { respondentsOf } from "#server/results/respondents.ts";
import { surveyDataFile } from "#server/results/survey-data-file.ts";
import { tableDataFile } from "#server/results/table-data-file.ts";
import { tablesOf } from "#server/results/tables.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { showCampaign } from "#server/use-cases/evaluation/campaigns.ts";
import { campaignWanted, columnsOf } from "#server/use-cases/evaluation/survey-wanted.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** The tables of the page, one row for each answer of each group; or the answers, one row for each person. */
export type ExportedPart = "tables" | "rows";

interface ExportAsked {
  readonly campaignId: string;
  readonly part: ExportedPart;
  readonly lang: "da" | "en";
}

/**
 * The answers or the tables of a campaign that is over, for statistics programs. On the audit record.
 * @throws NotLoggedIn, NotAllowed, NotFound (also while it is open, when too few answered, when the answers are deleted,
 * and for rows of a campaign that tells figures), VersionRetired
 */
export function exportSurvey(deps: Deps) {
  const show = showCampaign(deps);
  return async (visitor: Visitor, { campaignId, part, lang }: ExportAsked): Promise<DataFile> => {
    const staff = demandStaff(visitor, "evaluation.export");
    const { isDeleted, campaign } = await show(visitor, campaignId);
    const wanted = await campaignWanted(deps, campaignId);
    if (isDeleted || !wanted.limits.isOver) throw new NotFound();
    const columns = await columnsOf(deps, wanted);
    const telling = everythingTold(columns, wanted.limits);
    const respondents = telling && respondentsOf(columns, telling);
    if (telling === null || (part === "rows" && respondents === null)) throw new NotFound();
    const { limits, installed, units } = wanted;
    const { title } = installed.questionnaire.definition;
    const { publication } = telling;
    const described = {
      title: { da: title.da, en: title.en ?? title.da } satisfies Labels,
      about: await aboutWords(deps, { campaign, people: publication.people, least: limits.least }),
    };
    const subject = { subjectKind: "campaign", subjectId: campaignId, citizenId: null } as const;
    await deps.ports.audit.record([auditOf(staff, "evaluation.export", { at: deps.now(), subject })]);
    if (part === "rows" && respondents) return surveyDataFile({ columns, respondents, units, ...described });
    const tables = tablesOf(columns, publication, limits);
    return tableDataFile({ items: columns.items, publication, tables, units, lang, ...described });
  };
}

interface About {
  readonly campaign: Campaign;
  readonly people: number;
  readonly least: number;
}

/** What somebody who only has the file needs to know of it. */
async function aboutWords(deps: Deps, { campaign, people, least }: About): Promise<readonly string[]> {
  const { id, instrument, opensOn, closesOn, purpose, release } = campaign;
  const codes = await deps.ports.campaigns.codes(id);
  const answered = codes.filter(({ spent }) => spent).length;
  return [
    `${deps.municipality.name}: ${purpose.da}`,
    `${instrument.questionnaireId} ${instrument.version}, SHA-256 ${instrument.hash}`,
    `Periode / period: ${opensOn} – ${closesOn}. Svar / answers: ${people}.`,
    `Breve / letters: ${codes.length}, besvaret / answered: ${answered}.`,
    "Svarene er ikke vægtet. / Answers are not weighted.",
    ...(release === "rows"
      ? [
          `Hver er som mindst ${least - 1} andre i alt, hvad filen med rækker siger om personen; resten er udeladt.`,
          `Everybody is like at least ${least - 1} others in all that the file of rows says of the person; the rest is left out.`,
          "Rækkerne er til den, der evaluerer, og må ikke lægges ud. Tabellerne må. / The rows are for the evaluator, not for publication. The tables may be published.",
        ]
      : []),
  ];
}
