import type { PanelAnswer, PanelTelling } from "#db/ports.ts";
import { chooseSets } from "#server/disclosure/choose-sets.ts";
import type {
  Category,
  DataFile,
  DataRow,
  DataVariable,
  Labels,
} from "#server/documents/data-file/data-file.ts";
import { variableNames } from "#server/documents/data-file/variable-names.ts";
import type { Item } from "./items.ts";
import { type PanelKind, type PanelLimits, panelKinds, toldSets } from "./panel-figures.ts";
import { categoriesOf, inBoth, labelOf } from "./survey-data-file.ts";

interface Source {
  readonly items: readonly Item[];
  readonly rows: readonly PanelAnswer[];
  readonly waves: number;
  readonly tellings: readonly PanelTelling[];
  readonly limits: PanelLimits;
  readonly title: Labels;
  readonly about: readonly string[];
}

/** Stands for every answer in a round that somebody did not answer. */
const absent: Category = {
  code: "absent",
  value: 99,
  missing: true,
  label: { da: "Ikke med i runden", en: "Not in the round" },
};

/**
 * A confidential survey as a data file, one row for each person and one column for each item and round, in the order of
 * what the rows say. Which rounds somebody answered can be known to others, so people are in it only when enough have
 * answered the same rounds, and when that and all figures together tell of nobody. Null when nobody is in it. What
 * people say about themselves, own words and days are left out.
 */
export function panelDataFile(source: Source): DataFile | null {
  const { items, rows, waves, title, about } = source;
  const members = membersInFile(source);
  if (members.length === 0) return null;
  const told = items.filter(({ isBackground }) => !isBackground);
  const columns = Array.from({ length: waves }, (_, wave) => told.map((item) => ({ item, wave }))).flat();
  const names = variableNames(columns.map(({ item, wave }) => `${item.id}_r${wave + 1}`));
  const variables = columns.map(({ item, wave }, place): DataVariable => {
    const label = labelOf(item);
    return {
      name: names[place] ?? "",
      label: inBoth((lang) => `${label[lang]} (${lang === "da" ? "runde" : "round"} ${wave + 1})`),
      kind: "category",
      categories: [...categoriesOf(item, []), absent],
    };
  });
  const answers = Map.groupBy(rows, ({ memberId }) => memberId);
  const data = members.map((id): DataRow => {
    const own = answers.get(id) ?? [];
    return columns.map(({ item, wave }) => {
      const row = own.find((one) => one.wave === wave);
      if (row === undefined) return absent.value;
      const code = item.codeIn({ answers: row.answers, lang: row.lang, channel: "letter" });
      return code === null ? null : item.codes.indexOf(code) + 1;
    });
  });
  const sorted = data.toSorted(byWhatTheySay);
  async function* all(): AsyncGenerator<readonly DataRow[]> {
    yield sorted;
  }
  return { title, about, variables, rows: all };
}

/** Those whose rows are in the file. */
export function membersInFile({
  rows,
  waves,
  tellings,
  limits,
}: Pick<Source, "rows" | "waves" | "tellings" | "limits">): readonly string[] {
  const all = panelKinds(rows, waves);
  const kinds = all.flatMap((kind) => (kind.isWithdrawn ? [kind] : besideThoseWhoLeft(kind, all, limits)));
  const offered = kinds.filter(({ isWithdrawn }) => !isWithdrawn);
  const isChosen = chooseSets({
    people: kinds.map(({ memberIds }) => memberIds.length),
    shown: toldSets(kinds, tellings),
    wanted: offered.map((kind) => kinds.map((one) => one === kind)),
    least: limits.least,
    leastInSet: limits.leastInGroup,
  });
  return offered.flatMap(({ memberIds }, place) => (isChosen[place] ? memberIds : []));
}

/**
 * People of whom some like them have left, in two parts: so many who are kept back that what is left of the figures is
 * about enough people, and those whose rows may be told. Without the first the rows would say what the ones who left had
 * answered. Which ones are kept back hangs on their random numbers alone.
 */
function besideThoseWhoLeft(
  kind: PanelKind,
  all: readonly PanelKind[],
  { least }: PanelLimits,
): readonly PanelKind[] {
  const alike = all.filter((one) => one.isWithdrawn && String(one.waves) === String(kind.waves));
  const left = alike.reduce((sum, { memberIds }) => sum + memberIds.length, 0);
  if (left === 0 || left >= least) return [kind];
  const ids = kind.memberIds.toSorted();
  return [ids.slice(0, least - left), ids.slice(least - left)].map((memberIds) => ({ ...kind, memberIds }));
}

function byWhatTheySay(one: DataRow, other: DataRow): number {
  for (const [place, value] of one.entries()) {
    const apart = Number(value ?? 0) - Number(other[place] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}
