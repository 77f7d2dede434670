import { textIn } from "#questionnaires/text-in.ts";
import type { DataFile, DataRow, DataVariable, Labels } from "#server/documents/data-file/data-file.ts";
import type { AnswerCourse, CampaignComparison, GroupAsked, ItemCourse } from "./compare-campaigns.ts";
import { answerLabels, type LabelSource, partLabel } from "./item-labels.ts";
import { numberVariable as number, textVariable as text } from "./table-data-file.ts";

interface Source extends LabelSource {
  readonly comparison: CampaignComparison;
  readonly group: GroupAsked | null;
  readonly campaigns: readonly {
    readonly name: string;
    readonly opensOn: string;
    readonly closesOn: string;
  }[];
  readonly title: Labels;
  readonly about: readonly string[];
}

const variables: readonly DataVariable[] = [
  text("question", "Spørgsmål", "Question"),
  text("part", "Del af spørgsmålet", "Part of the question"),
  text("group", "Gruppe (tom: alle)", "Group (blank: everybody)"),
  text("answer", "Svar", "Answer"),
  text("survey", "Undersøgelse", "Survey"),
  { name: "opens_on", label: { da: "Første dag", en: "First day" }, kind: "date" },
  { name: "closes_on", label: { da: "Sidste dag", en: "Last day" }, kind: "date" },
  number("people", "Personer (tom: vises ikke)", "People (blank: not shown)"),
  number("answered", "Svarede på spørgsmålet", "Answered the question"),
  number("count", "Antal (tom: skjult)", "Count (blank: hidden)"),
  number("share", "Andel", "Share"),
  number("low", "Andel, nederste grænse (95 %)", "Share, lower limit (95%)"),
  number("high", "Andel, øverste grænse (95 %)", "Share, upper limit (95%)"),
  number("difference", "Forskel fra første til sidste", "Difference from first to last"),
  number("difference_low", "Forskel, nederste grænse (95 %)", "Difference, lower limit (95%)"),
  number("difference_high", "Forskel, øverste grænse (95 %)", "Difference, upper limit (95%)"),
  number("mean", "Gennemsnit 1-5", "Mean 1-5"),
  number("mean_low", "Gennemsnit, nederste grænse (95 %)", "Mean, lower limit (95%)"),
  number("mean_high", "Gennemsnit, øverste grænse (95 %)", "Mean, upper limit (95%)"),
  number("p_value", "P-værdi, chi i anden", "P-value, chi-square"),
  number("p_adjusted", "P-værdi, justeret", "P-value, adjusted"),
];

/** A comparison as one table: a row for each answer in each survey, with the figures of the page and nothing more. */
export function comparisonDataFile(source: Source): DataFile {
  const { title, about, comparison } = source;
  async function* rows(): AsyncGenerator<readonly DataRow[]> {
    for (const course of comparison.items) yield rowsOf(source, course);
  }
  return { title, about, variables, rows };
}

function rowsOf(source: Source, course: ItemCourse): readonly DataRow[] {
  const { lang } = source;
  const { item } = course;
  const what = [textIn(item.question.text, lang), partLabel(item, lang), groupName(source)];
  const labels = answerLabels(item, source);
  const nameOf = (code: string) => labels[item.codes.indexOf(code)] ?? "";
  return [...course.answers, ...course.sums].flatMap((answer) => {
    const name = answer.codes.map(nameOf).join(" + ");
    return source.campaigns.map((_, survey) => [
      ...what,
      name,
      ...surveyCells(source, survey),
      ...figures(course, answer, survey),
    ]);
  });
}

const surveyCells = ({ campaigns, comparison }: Source, survey: number): DataRow => {
  const campaign = campaigns[survey];
  const { name = null, opensOn = null, closesOn = null } = campaign ?? {};
  return [name, opensOn, closesOn, comparison.people[survey] ?? null];
};

function figures(course: ItemCourse, { shares, difference }: AnswerCourse, survey: number): DataRow {
  const [share, mean] = [shares[survey], course.means?.[survey]];
  return [
    course.answered[survey] ?? null,
    ...[share?.count, share?.share, share?.low, share?.high],
    ...[difference?.difference, difference?.low, difference?.high],
    ...[mean?.mean, mean?.low, mean?.high],
    ...[course.test?.pValue, course.test?.adjusted],
  ].map((figure) => figure ?? null);
}

function groupName({ comparison, group, ...told }: Source): string | null {
  const found = comparison.groups.find(({ item, code }) => item.id === group?.item && code === group.code);
  return found ? (answerLabels(found.item, told)[found.item.codes.indexOf(found.code)] ?? null) : null;
}
