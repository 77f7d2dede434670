import type { Localized } from "#questionnaires/schema-parts.ts";
import type { CvValues } from "#server/cv/cv-entry.ts";
import type { CvSectionId } from "#server/cv/sections.ts";

/** One thing that a CV should hold, and why it helps. */
export interface CvRule {
  readonly id: string;
  /** Met by entries that are not hidden in these sections, with this field filled in when one is named. */
  readonly sections: readonly CvSectionId[] | "contact";
  readonly field?: string;
  /** How many of such entries; one when it is left out. */
  readonly atLeast?: number;
  readonly what: Localized;
  readonly why: Localized;
}

/** What a municipality wants to find in every CV. */
export interface CvGuideline {
  /** Versions count from 1, the one that every installation begins with. */
  readonly number: number;
  readonly rules: readonly CvRule[];
}

/**
 * The guideline that every installation begins with. The evaluation of *Flere skal med* (mid-term, p. 98-100 and
 * 110-111) found no common content and asked for a minimum one that counts what people can do outside of work too;
 * which rules meet that is our own choice.
 */
export const minimumContent: CvGuideline = {
  number: 1,
  rules: [
    {
      id: "contact",
      sections: "contact",
      what: { da: "Telefon eller e-mail", en: "A phone number or an email address" },
      why: { da: "Så kan en arbejdsgiver få fat i dig.", en: "Then an employer can reach you." },
    },
    {
      id: "experience",
      sections: ["work", "unpaid"],
      what: { da: "Noget, du har lavet, med eller uden løn", en: "Something you have done, paid or unpaid" },
      why: {
        da: "Det viser, hvad du kan. Hverdag og hobby tæller også.",
        en: "It shows what you can do. Everyday life and hobbies count too.",
      },
    },
    {
      id: "strength",
      sections: ["strengths"],
      what: { da: "En ting, du er god til", en: "One thing that you are good at" },
      why: {
        da: "Det er tit det første, man taler om.",
        en: "It is often the first thing people talk about.",
      },
    },
    {
      id: "example",
      sections: ["strengths"],
      field: "example",
      what: { da: "Et eksempel på en styrke", en: "An example of a strength" },
      why: {
        da: "En lille historie huskes bedre end et ord.",
        en: "A small story is remembered better than a word.",
      },
    },
    {
      id: "learning",
      sections: ["education", "courses"],
      what: { da: "En skole, uddannelse eller et kursus", en: "A school, an education or a course" },
      why: {
        da: "Det tæller også, hvis du ikke blev færdig.",
        en: "It counts also if you did not finish.",
      },
    },
    {
      id: "languages",
      sections: ["languages"],
      what: { da: "De sprog, du kan", en: "The languages that you know" },
      why: { da: "Et sprog mere kan åbne en dør.", en: "One more language can open a door." },
    },
  ],
};

export interface CvContents {
  readonly entries: readonly {
    readonly section: string;
    readonly values: CvValues;
    readonly hidden: boolean;
  }[];
  readonly contact: { readonly email: string; readonly phone: string } | null;
}

/** What the guideline asks for and the CV does not hold yet, in the order of the guideline. */
export const missingIn = ({ rules }: CvGuideline, { entries, contact }: CvContents): readonly CvRule[] =>
  rules.filter(({ sections, field, atLeast = 1 }) => {
    if (sections === "contact") return contact === null || (contact.email === "" && contact.phone === "");
    const wanted: readonly string[] = sections;
    const there = entries.filter(
      ({ section, values, hidden }) =>
        !hidden && wanted.includes(section) && (field === undefined || Object.hasOwn(values, field)),
    );
    return there.length < atLeast;
  });
