import type { CvContent, CvLang } from "#server/cv/cv-content.ts";
import type { CvEntry, CvPhoto } from "#server/cv/cv-entry.ts";
import { cvKinds } from "#server/cv/cv-kinds.ts";
import { cvWords } from "#server/cv/cv-words.ts";
import { linesOf, oneLine } from "#server/cv/entry-reader.ts";
import { type CvItem, layOutEntry, layOutLearnt, saysSomething } from "#server/cv/lay-out-entry.ts";
import { type CvSectionId, cvSections } from "#server/cv/sections.ts";

/** A heading and what stands below it; there is always something. */
export interface CvLayoutSection {
  readonly id: CvSectionId | "learnt";
  readonly heading: string;
  readonly items: readonly CvItem[];
}

/** A CV as it is read, from the top. All of it is plain text; nothing in it is markup, a formula or a control character. */
export interface CvLayout {
  readonly lang: CvLang;
  /** Title of the document: "CV – Navn". */
  readonly title: string;
  readonly name: string;
  readonly headline: string;
  /** "Til jobbet: chauffør", or empty. */
  readonly goal: string;
  /** Phone, email and town, those there are. */
  readonly contact: readonly string[];
  /** Paragraphs about oneself. */
  readonly profile: readonly string[];
  readonly photo: CvPhoto | null;
  /** What is said of the photo to those who do not see it. */
  readonly photoText: string;
  /** Whether it is to take up little paper. */
  readonly isCompact: boolean;
  readonly sections: readonly CvLayoutSection[];
}

/** Sections that tell what somebody can do, in the order in which a CV of competences tells it. */
const abilities = ["strengths", "learnt", "languages", "it", "licences"] as const;

const orderOf = (abilitiesFirst: boolean): readonly CvLayoutSection["id"][] => {
  const all = cvSections.map(({ id }) => id);
  if (!abilitiesFirst) return all;
  const rest = all.filter((id) => !abilities.some((ability) => ability === id));
  return [...abilities, ...rest];
};

/** Whether a CV may tell an entry: needs only when they are wanted, and people only when they have said yes. */
export const isTold = ({ section, values }: CvEntry, includesNeeds: boolean): boolean => {
  if (section === "needs") return includesNeeds;
  // Somebody else's name and number, which are only ours to pass on when they have said yes.
  if (section === "references") return values["consent"] === true;
  return true;
};

function itemsOf(id: CvLayoutSection["id"], entries: readonly CvEntry[], content: CvContent): CvItem[] {
  const { lang, kind } = content;
  const { most, mostBullets, abilitiesFirst, tellsKinds } = cvKinds[kind];
  const extent = { withLearnt: !abilitiesFirst, withKind: tellsKinds };
  if (id === "learnt") {
    const items = entries.map((entry) => layOutLearnt(entry, lang));
    return items.filter(({ bullets }) => bullets.length > 0);
  }
  return entries
    .filter(({ section }) => section === id)
    .map((entry) => layOutEntry(entry, lang, extent))
    .filter(saysSomething)
    .slice(0, most[id])
    .map((item) => ({ ...item, bullets: item.bullets.slice(0, mostBullets) }));
}

const headingOf = (id: CvLayoutSection["id"], lang: CvLang): string =>
  cvSections.find((section) => section.id === id)?.title[lang] ?? cvWords[lang].learnt;

/**
 * The CV as it is read: what its kind shows of it (`cv-kinds.ts`), in order, in the words of its language. References
 * without a yes and, unless chosen, needs are left out. A section with nothing in it leaves no heading.
 */
export function layOutCv(content: CvContent): CvLayout {
  const { lang, kind, person, photo, goal, includesNeeds } = content;
  const words = cvWords[lang];
  const entries = content.entries.filter((entry) => isTold(entry, includesNeeds));
  const sections = orderOf(cvKinds[kind].abilitiesFirst).map((id) => ({
    id,
    heading: headingOf(id, lang),
    items: itemsOf(id, entries, content),
  }));
  const name = oneLine(person.name);
  const aim = oneLine(goal);
  return {
    lang,
    title: words.title(name),
    name,
    headline: oneLine(person.headline),
    goal: aim === "" ? "" : words.forJob(aim),
    contact: [person.phone, person.email, person.city].map(oneLine).filter(Boolean),
    profile: linesOf(person.profile),
    photo,
    photoText: words.photoOf(name),
    isCompact: cvKinds[kind].isCompact,
    sections: sections.filter(({ items }) => items.length > 0),
  };
}
