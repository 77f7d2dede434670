import type { TypingFigures } from "#db/ports.ts";
import type { Papers } from "#server/use-cases/paper/list-papers.ts";
import { dateTimeText } from "#site/text/dates.ts";
import type { Lang, TextKey, Translate } from "#site/text/translate.ts";

const stateOf = ({ twice, secondAt, isSettled }: Papers["open"][number]): TextKey => {
  if (!twice || isSettled) return "staff.typing.stateProof";
  return secondAt === null ? "staff.typing.stateAgain" : "staff.typing.stateDiffer";
};

/** Rows of papers that are not sent yet. */
export const openRows = (t: Translate, lang: Lang, { open, mayEnter }: Papers) =>
  open.map((row) => [
    mayEnter ? { text: row.citizenName, href: `/sager/indtast/svar/${row.id}` } : { text: row.citizenName },
    row.printedCode,
    { text: dateTimeText(row.firstAt, lang), note: row.firstByName },
    t(stateOf(row)),
  ]);

/** How often two typings differ, for the one who leads the team. */
export function figureRows(t: Translate, lang: Lang, { papers, compared, differed }: TypingFigures) {
  const share = compared === 0 ? null : differed / compared;
  const percent = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 });
  return [
    { term: t("staff.typing.figurePapers"), text: String(papers) },
    { term: t("staff.typing.figureFields"), text: String(compared) },
    {
      term: t("staff.typing.figureDiffered"),
      text: share === null ? "0" : `${differed} (${percent.format(share)})`,
    },
  ];
}
