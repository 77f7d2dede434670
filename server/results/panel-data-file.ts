import type { PanelAnswer } from "#db/ports.ts";
import type {
  Category,
  DataFile,
  DataRow,
  DataVariable,
  Labels,
} from "#server/documents/data-file/data-file.ts";
import { variableNames } from "#server/documents/data-file/variable-names.ts";
import type { Item } from "./items.ts";
import { codeOf, type PanelLimits, panelKinds } from "./panel-people.ts";
import { categoriesOf, inBoth, labelOf } from "./survey-data-file.ts";

interface Source {
  readonly items: readonly Item[];
  readonly rows: readonly PanelAnswer[];
  readonly waves: number;
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
 * answered the same rounds. Null when nobody is in it. What people say about themselves, and own words, are not asked.
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
      const code = codeOf(item, row);
      return code === null ? null : item.codes.indexOf(code) + 1;
    });
  });
  const sorted = data.toSorted(byWhatTheySay);
  async function* all(): AsyncGenerator<readonly DataRow[]> {
    yield sorted;
  }
  return { title, about, variables, rows: all };
}

/**
 * Those whose rows are in the file. Who can be in it at all is settled by everybody who answered, so it does not change
 * when somebody leaves.
 */
export function membersInFile({
  rows,
  waves,
  limits: { least, leastInGroup },
}: Pick<Source, "rows" | "waves" | "limits">): readonly string[] {
  const left = new Set(rows.flatMap(({ isWithdrawn, memberId }) => (isWithdrawn ? [memberId] : [])));
  return panelKinds(rows, waves).flatMap(({ memberIds }) => {
    if (memberIds.length < leastInGroup) return [];
    const whole = handsOf(memberIds, least).filter((hand) => !hand.some((id) => left.has(id)));
    const stayed = whole.flat();
    return stayed.length < leastInGroup ? [] : stayed;
  });
}

/**
 * People in hands of the smallest cell or more, by their random numbers. When one of a hand leaves, the others of it go
 * out of the file too: whoever compares the file with the figures, or with a file from before, finds at least a hand.
 */
function handsOf(memberIds: readonly string[], least: number): readonly (readonly string[])[] {
  const ids = memberIds.toSorted();
  const hands = Math.floor(ids.length / least);
  return Array.from({ length: hands }, (_, hand) =>
    ids.slice(hand * least, hand === hands - 1 ? undefined : (hand + 1) * least),
  );
}

function byWhatTheySay(one: DataRow, other: DataRow): number {
  for (const [place, value] of one.entries()) {
    const apart = Number(value ?? 0) - Number(other[place] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}
