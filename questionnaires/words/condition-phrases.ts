import type { Lang } from "../languages.ts";

type Comparison<Given extends readonly unknown[]> = {
  readonly [op in "eq" | "gte" | "lte"]: (...given: Given) => string;
};
type AnswerComparison = Comparison<[subject: string, answers: string]> & {
  readonly [op in "neq" | "in"]: (subject: string, answers: string) => string;
};

/** The turns of phrase of one language; every one is a clause that goes on after "if". */
export type Phrases = {
  readonly open: string;
  readonly close: string;
  readonly and: string;
  readonly or: string;
  readonly both: (parts: string) => string;
  readonly either: (parts: string) => string;
  readonly several: (count: number, parts: string) => string;
  readonly row: (question: string, row: string) => string;
  readonly answer: AnswerComparison;
  /** How many entries a list has. */
  readonly count: AnswerComparison;
  readonly has: (subject: string, answers: string) => string;
  readonly missing: (subject: string) => string;
  readonly weeks: Comparison<[date: string, weeks: number]>;
  readonly domains: Comparison<[domains: number]>;
};

export const PHRASES: Readonly<Record<Lang, Phrases>> = {
  da: {
    open: "»",
    close: "«",
    and: "og",
    or: "eller",
    both: (parts) => `både ${parts}`,
    either: (parts) => `enten ${parts}`,
    several: (count, parts) => `mindst ${count} af disse passer: ${parts}`,
    row: (question, row) => `${question} ved ${row}`,
    answer: {
      eq: (subject, answers) => `svaret på ${subject} er ${answers}`,
      neq: (subject, answers) => `svaret på ${subject} er et andet end ${answers}`,
      in: (subject, answers) => `svaret på ${subject} er ${answers}`,
      gte: (subject, answers) => `svaret på ${subject} er ${answers} eller mere`,
      lte: (subject, answers) => `svaret på ${subject} er ${answers} eller mindre`,
    },
    count: {
      eq: (subject, answers) => `der er præcis ${answers} på listen ${subject}`,
      neq: (subject, answers) => `der ikke er ${answers} på listen ${subject}`,
      in: (subject, answers) => `der er ${answers} på listen ${subject}`,
      gte: (subject, answers) => `der er ${answers} eller flere på listen ${subject}`,
      lte: (subject, answers) => `der er ${answers} eller færre på listen ${subject}`,
    },
    has: (subject, answers) => `der er sat kryds ved ${answers} i ${subject}`,
    missing: (subject) => `${subject} er sprunget over`,
    weeks: {
      eq: (date, weeks) => `der er gået ${weeks} uger siden datoen i ${date}`,
      gte: (date, weeks) => `der er gået ${weeks} uger eller mere siden datoen i ${date}`,
      lte: (date, weeks) => `der er gået ${weeks} uger eller mindre siden datoen i ${date}`,
    },
    domains: {
      eq: (domains) => `${domains} områder ligger højt`,
      gte: (domains) => `${domains} eller flere områder ligger højt`,
      lte: (domains) => `${domains} eller færre områder ligger højt`,
    },
  },
  en: {
    open: "“",
    close: "”",
    and: "and",
    or: "or",
    both: (parts) => `both ${parts}`,
    either: (parts) => `either ${parts}`,
    several: (count, parts) => `at least ${count} of these are true: ${parts}`,
    row: (question, row) => `${question} for ${row}`,
    answer: {
      eq: (subject, answers) => `the answer to ${subject} is ${answers}`,
      neq: (subject, answers) => `the answer to ${subject} is other than ${answers}`,
      in: (subject, answers) => `the answer to ${subject} is ${answers}`,
      gte: (subject, answers) => `the answer to ${subject} is ${answers} or more`,
      lte: (subject, answers) => `the answer to ${subject} is ${answers} or less`,
    },
    count: {
      eq: (subject, answers) => `there are exactly ${answers} in the list ${subject}`,
      neq: (subject, answers) => `there are not ${answers} in the list ${subject}`,
      in: (subject, answers) => `there are ${answers} in the list ${subject}`,
      gte: (subject, answers) => `there are ${answers} or more in the list ${subject}`,
      lte: (subject, answers) => `there are ${answers} or fewer in the list ${subject}`,
    },
    has: (subject, answers) => `${answers} is ticked in ${subject}`,
    missing: (subject) => `${subject} is left out`,
    weeks: {
      eq: (date, weeks) => `it is ${weeks} weeks since the date in ${date}`,
      gte: (date, weeks) => `it is ${weeks} weeks or more since the date in ${date}`,
      lte: (date, weeks) => `it is ${weeks} weeks or less since the date in ${date}`,
    },
    domains: {
      eq: (domains) => `${domains} domains lie high`,
      gte: (domains) => `${domains} or more domains lie high`,
      lte: (domains) => `${domains} or fewer domains lie high`,
    },
  },
  ar: {
    open: "«",
    close: "»",
    and: "و",
    or: "أو",
    both: (parts) => `كلا الأمرين: ${parts}`,
    either: (parts) => `أحد الأمرين: ${parts}`,
    several: (count, parts) => `${count} مما يلي على الأقل صحيح: ${parts}`,
    row: (question, row) => `${question} عند ${row}`,
    answer: {
      eq: (subject, answers) => `كانت الإجابة عن ${subject} هي ${answers}`,
      neq: (subject, answers) => `كانت الإجابة عن ${subject} غير ${answers}`,
      in: (subject, answers) => `كانت الإجابة عن ${subject} هي ${answers}`,
      gte: (subject, answers) => `كانت الإجابة عن ${subject} هي ${answers} أو أكثر`,
      lte: (subject, answers) => `كانت الإجابة عن ${subject} هي ${answers} أو أقل`,
    },
    count: {
      eq: (subject, answers) => `كان في القائمة ${subject} عدد ${answers} بالضبط`,
      neq: (subject, answers) => `لم يكن في القائمة ${subject} عدد ${answers}`,
      in: (subject, answers) => `كان في القائمة ${subject} عدد ${answers}`,
      gte: (subject, answers) => `كان في القائمة ${subject} عدد ${answers} أو أكثر`,
      lte: (subject, answers) => `كان في القائمة ${subject} عدد ${answers} أو أقل`,
    },
    has: (subject, answers) => `كانت هناك علامة عند ${answers} في ${subject}`,
    missing: (subject) => `لم تكن هناك إجابة عن ${subject}`,
    weeks: {
      eq: (date, weeks) => `مرت ${weeks} أسابيع منذ التاريخ في ${date}`,
      gte: (date, weeks) => `مرت ${weeks} أسابيع أو أكثر منذ التاريخ في ${date}`,
      lte: (date, weeks) => `مرت ${weeks} أسابيع أو أقل منذ التاريخ في ${date}`,
    },
    domains: {
      eq: (domains) => `كانت ${domains} مجالات مرتفعة`,
      gte: (domains) => `كانت ${domains} مجالات أو أكثر مرتفعة`,
      lte: (domains) => `كانت ${domains} مجالات أو أقل مرتفعة`,
    },
  },
};
