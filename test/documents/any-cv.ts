import type { CvContent } from "#server/cv/cv-content.ts";
import type { CvEntry, CvValues } from "#server/cv/cv-entry.ts";
import type { CvSectionId } from "#server/cv/sections.ts";

let count = 0;

/** An invented entry of a CV. */
export const entry = (section: CvSectionId, values: CvValues): CvEntry => {
  count += 1;
  return { id: `entry-${count}`, section, values };
};

/** Something of every section, invented. */
export const everySection: readonly CvEntry[] = [
  entry("work", {
    title: "Buschauffør",
    employer: "Eksempelby Busser",
    place: "Aalborg",
    kind: "job",
    from: "2019-03",
    ongoing: true,
    tasks: "Kører rute 12 og 14\nHjælper passagerer med kørestol\nSælger billetter og svarer på spørgsmål",
    learnt: "At bevare roen, når der er travlt",
  }),
  entry("work", {
    title: "Opvasker",
    employer: "Café Æblegård",
    place: "Nørresundby",
    kind: "odd_jobs",
    from: "2015",
    to: "2015",
    tasks: "Vaskede op og gjorde køkkenet rent",
  }),
  entry("work", { title: "Praktikant i børnehave", kind: "internship", from: "2011", to: "2013-06" }),
  entry("unpaid", {
    title: "Passer min mor",
    kind: "family",
    from: "2020",
    ongoing: true,
    learnt: "Holder styr på medicin og aftaler\nTaler med læger og hjemmepleje",
  }),
  entry("education", { title: "HF", school: "Eksempelby VUC", state: "part", from: "2008", to: "2009" }),
  entry("education", { title: "Sprogskole", state: "ongoing", from: "2024-08", about: "Dansk, modul 4" }),
  entry("courses", { title: "Førstehjælp", provider: "Eksempelkurser", from: "2022-05", expires: "2024-05" }),
  entry("languages", { title: "Dansk", level: "good" }),
  entry("languages", { title: "Arabisk", level: "native" }),
  entry("it", { title: "Kassesystem", level: "teach" }),
  entry("licences", { category: "D", expires: "2029" }),
  entry("licences", { category: "BE" }),
  entry("strengths", {
    title: "At få folk til at føle sig velkomne",
    example: "En passager skrev et brev om det.",
  }),
  entry("references", {
    title: "Bo Eksempelsen",
    role: "Tidligere chef",
    contact: "00 00 00 01",
    consent: true,
  }),
  entry("references", { title: "Uspurgt Person", contact: "00 00 00 02" }),
  entry("needs", { title: "Jeg møder efter klokken 9", kind: "hours", about: "Så har jeg mest energi." }),
];

/** A CV with something of everything in it; what is given stands in for it. */
export const cvContent = (more: Partial<CvContent> = {}): CvContent => ({
  lang: "da",
  kind: "full",
  person: {
    name: "Søren Ærø Åkjær",
    headline: "Buschauffør med ti års erfaring",
    email: "soren@example.org",
    phone: "00 00 00 00",
    city: "Aalborg",
    profile: "Jeg kan lide at møde mennesker.\nJeg kommer til tiden og passer godt på bussen.",
  },
  photo: null,
  goal: null,
  entries: everySection,
  includesNeeds: false,
  ...more,
});
