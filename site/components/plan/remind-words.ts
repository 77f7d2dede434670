import type { StoredPlanStep } from "#db/ports.ts";

type Remind = StoredPlanStep["remind"];

/** What each choice is called in a form and in the texts, in the order in which they are offered. */
export const remindWords: Readonly<
  Record<Remind, { readonly act: string; readonly key: "never" | "before" | "same" }>
> = {
  "day-before": { act: "mail-foer", key: "before" },
  "same-day": { act: "mail-dag", key: "same" },
  never: { act: "mail-nej", key: "never" },
};

export const reminds = Object.keys(remindWords) as readonly Remind[];
