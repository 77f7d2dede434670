import type { BasisRow } from "#server/use-cases/setup/legal-basis.ts";
import type { TagKind } from "#site/components/tag/tag-kind.ts";
import { dateText } from "#site/text/dates.ts";
import { type Lang, type TextKey, translator } from "#site/text/translate.ts";

const words: Readonly<Record<BasisRow["gate"], { tag: TagKind; name: TextKey; text: TextKey }>> = {
  open: { tag: "success", name: "staff.gate.open", text: "staff.gate.openText" },
  missing: { tag: "warning", name: "staff.gate.missing", text: "staff.gate.missingText" },
  "switched-off": { tag: "warning", name: "staff.gate.switchedOff", text: "staff.gate.switchedOffText" },
  expired: { tag: "error", name: "staff.gate.expired", text: "staff.gate.expiredText" },
  "demo-only": { tag: "error", name: "staff.gate.demoOnly", text: "staff.gate.demoOnlyText" },
  incomplete: { tag: "error", name: "staff.gate.incomplete", text: "staff.gate.incompleteText" },
};

const longDate = (civilDate: string, lang: Lang): string =>
  dateText(Date.parse(`${civilDate}T12:00:00Z`), lang);

/** The gate in words: whether points are made, and why or until when. */
export function gateWords({ gate, basis }: BasisRow, lang: Lang) {
  const t = translator(lang);
  const { tag, name, text } = words[gate];
  const date = basis ? longDate(basis.expiresOn, lang) : "";
  return { tag, name: t(name), text: t(text, { date }) };
}

/** The professional name of a questionnaire is its id, written as a word. */
export const questionnaireName = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

/** What has been entered, for those who may read it but not change it. */
export function basisRows({ basis }: BasisRow, lang: Lang): readonly { term: string; text: string }[] {
  if (basis === null) return [];
  const t = translator(lang);
  return [
    { term: t("staff.gate.basis"), text: basis.basis },
    { term: t("staff.gate.dpia"), text: basis.dpiaReference },
    { term: t("staff.gate.owner"), text: basis.owner },
    { term: t("staff.gate.expiresOn"), text: longDate(basis.expiresOn, lang) },
    { term: t("staff.gate.changed"), text: dateText(basis.changedAt, lang) },
  ];
}
