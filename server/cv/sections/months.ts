import type { CvField } from "#server/cv/section.ts";

/** From, until, or still: months are enough, and a year alone will do. */
export const period: readonly CvField[] = [
  {
    id: "from",
    kind: "month",
    label: { da: "Fra", en: "From" },
    help: { da: "Et årstal er nok.", en: "A year is enough." },
  },
  { id: "to", kind: "month", label: { da: "Til", en: "Until" } },
  { id: "ongoing", kind: "tick", label: { da: "Det gør jeg stadig", en: "I still do" } },
];
