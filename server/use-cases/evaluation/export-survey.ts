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
import { campaignOf } from "#server/use-cases/evaluation/campaigns.ts";
import { campaignWanted, columnsOf } from "#server/use-cases/evaluation/survey-wanted.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

export interface SurveyExport {
  /** One row for each person. */
  readonly respondents: DataFile;
  /** One row for each answer of each group, as the page has them. */
  readonly tables: DataFile;
}

/**
 * The answers and the tables of a campaign that is over, for statistics programs. On the audit record.
 * @throws NotLoggedIn, NotAllowed, NotFound (also while it is open, or when too few answered), VersionRetired
 */
export const exportSurvey =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { campaignId, lang }: { readonly campaignId: string; readonly lang: "da" | "en" },
  ): Promise<SurveyExport> => {
    const staff = demandStaff(visitor, "evaluation.export");
    const wanted = await campaignWanted(deps, campaignId);
    if (!wanted.limits.isOver) throw new NotFound();
    const columns = await columnsOf(deps, wanted);
    const telling = everythingTold(columns, wanted.limits);
    if (telling === null) throw new NotFound();
    const { units } = deps.municipality;
    const { limits, installed } = wanted;
    const { title } = installed.questionnaire.definition;
    const respondents = respondentsOf(columns, telling, limits.least);
    const described = {
      title: { da: title.da, en: title.en ?? title.da } satisfies Labels,
      about: await aboutWords(deps, { campaignId, people: telling.publication.people, least: limits.least }),
    };
    const { publication } = telling;
    const tables = tablesOf(columns, publication, limits);
    const subject = { subjectKind: "campaign", subjectId: campaignId, citizenId: null } as const;
    await deps.ports.audit.record([auditOf(staff, "evaluation.export", { at: deps.now(), subject })]);
    return {
      respondents: surveyDataFile({ columns, respondents, units, ...described }),
      tables: tableDataFile({ items: columns.items, publication, tables, units, lang, ...described }),
    };
  };

interface About {
  readonly campaignId: string;
  readonly people: number;
  readonly least: number;
}

/** What somebody who only has the file needs to know of it. */
async function aboutWords(deps: Deps, { campaignId, people, least }: About): Promise<readonly string[]> {
  const { instrument, opensOn, closesOn, purpose } = await campaignOf(deps, campaignId);
  const codes = await deps.ports.campaigns.codes(campaignId);
  const answered = codes.filter(({ spent }) => spent).length;
  return [
    `${deps.municipality.name}: ${purpose.da}`,
    `${instrument.questionnaireId} ${instrument.version}, SHA-256 ${instrument.hash}`,
    `Periode / period: ${opensOn} – ${closesOn}. Svar / answers: ${people}.`,
    `Breve / letters: ${codes.length}, besvaret / answered: ${answered}.`,
    `Hver er som mindst ${least - 1} andre i alt, hvad filen siger om personen; resten er udeladt. Svarene er ikke vægtet.`,
    `Everybody is like at least ${least - 1} others in all that the file says of the person; the rest is left out. Answers are not weighted.`,
    "Filen er til den, der evaluerer, og må ikke lægges ud. Tabellerne må. / The file is for the evaluator, not for publication. The tables may be published.",
  ];
}
