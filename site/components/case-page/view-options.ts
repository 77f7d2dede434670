import type { Option } from "#site/components/field-group/field-props.ts";
import type { Translate } from "#site/text/translate.ts";
import { views } from "./case-actions.ts";

/** The three views in plain words, always in the same order and none chosen beforehand. */
export const viewOptions = (t: Translate): readonly Option[] =>
  views.map((value) => ({ value, label: t(`staff.view.${value}`), hint: t(`staff.viewHint.${value}`) }));
