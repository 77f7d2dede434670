import type { CvSectionId } from "#server/cv/sections.ts";
import type { CvProfileField } from "#server/use-cases/cv/save-cv-profile.ts";

/** What the citizen of the demonstration has typed above the entries. */
export const exampleProfile: Readonly<Record<CvProfileField, string>> = {
  headline: "Rolig i receptionen og god med mennesker",
  email: "sofie.elmelund@kommune.example",
  phone: "00 00 00 17",
  city: "Eksempelby",
  profile:
    "Jeg er god til at tage imod mennesker, også når de er pressede. Jeg kan lide orden og faste aftaler.\nJeg har været væk fra arbejde en tid og er på vej tilbage i mit eget tempo.",
};

/** One entry as it is typed in the form of its section. */
type Typed = Readonly<Record<string, string>>;

const month = (name: "from" | "to" | "expires", year: string, number = ""): Typed => ({
  [`${name}-year`]: year,
  [`${name}-month`]: number,
});

const ticked = "ja";

const experience: readonly (readonly [CvSectionId, Typed])[] = [
  [
    "work",
    {
      title: "Receptionist",
      employer: "Eksempelby Lægehus",
      place: "Eksempelby",
      kind: "job",
      ...month("from", "2021", "8"),
      ...month("to", "2025", "12"),
      tasks:
        "Tog imod patienter og svarede telefonen\nBookede tider og flyttede aftaler\nSørgede for orden i venteværelset\nLærte to nye kolleger op",
      learnt: "At bevare roen, når mange vil noget på samme tid\nAt skrive kort og klart",
    },
  ],
  [
    "work",
    {
      title: "Butiksassistent",
      employer: "Eksempelby Boghandel",
      place: "Eksempelby",
      kind: "job",
      ...month("from", "2016", "3"),
      ...month("to", "2021", "6"),
      tasks: "Hjalp kunder med at finde den rigtige bog\nBestilte varer og satte på plads\nStod for kassen",
      learnt: "At lytte, før jeg svarer",
    },
  ],
  [
    "work",
    {
      title: "Praktik på biblioteket",
      employer: "Eksempelby Bibliotek",
      place: "Eksempelby",
      kind: "internship",
      ...month("from", "2015", "9"),
      ...month("to", "2015", "12"),
      tasks: "Satte bøger på plads\nHjalp ved it-caféen om onsdagen",
    },
  ],
  [
    "work",
    {
      title: "Tjener om sommeren",
      employer: "Café Fjordkig",
      kind: "odd_jobs",
      ...month("from", "2012"),
      ...month("to", "2014"),
      tasks: "Serverede mad og drikke\nLukkede kassen om aftenen",
    },
  ],
  [
    "unpaid",
    {
      title: "Holder styr på medlemslisten",
      kind: "voluntary",
      where: "Eksempelby Korforening",
      ...month("from", "2018", "1"),
      ongoing: ticked,
      tasks: "Skriver til nye medlemmer\nSender brev ud to gange om året",
      learnt: "At have et overblik, som andre kan regne med",
    },
  ],
  [
    "unpaid",
    {
      title: "Hjælper min mormor med breve og computer",
      kind: "family",
      ...month("from", "2020"),
      ongoing: ticked,
      learnt: "At forklare noget svært, så det bliver let",
    },
  ],
];

const learning: readonly (readonly [CvSectionId, Typed])[] = [
  [
    "education",
    {
      title: "Student (stx)",
      school: "Eksempelby Gymnasium",
      place: "Eksempelby",
      state: "finished",
      ...month("from", "2007", "8"),
      ...month("to", "2010", "6"),
    },
  ],
  [
    "education",
    {
      title: "Pædagog",
      school: "Eksempel Professionshøjskole",
      state: "part",
      ...month("from", "2011", "8"),
      ...month("to", "2012", "6"),
      about: "Et år om, hvordan mennesker lærer og har det sammen.",
    },
  ],
  ["courses", { title: "Førstehjælp", provider: "Eksempelkurser", ...month("from", "2024", "3") }],
  ["courses", { title: "Den svære samtale", provider: "Eksempelby Lægehus", ...month("from", "2022", "11") }],
];

const abilities: readonly (readonly [CvSectionId, Typed])[] = [
  ["languages", { title: "Dansk", level: "native" }],
  ["languages", { title: "Engelsk", level: "good" }],
  ["languages", { title: "Tysk", level: "little" }],
  ["it", { title: "Lægesystem og booking", level: "teach" }],
  ["it", { title: "Tekst og regneark", level: "alone" }],
  ["it", { title: "Kassesystem", level: "alone" }],
  ["licences", { category: "B", ...month("expires", "2040", "10") }],
  [
    "strengths",
    {
      title: "At få folk til at falde til ro",
      example: "En patient var vred over ventetiden. Jeg satte mig hos ham og sagde, hvad der skete nu.",
    },
  ],
  [
    "strengths",
    {
      title: "At holde orden",
      example: "Jeg lavede en liste over telefonnumre, som huset stadig bruger.",
    },
  ],
  [
    "references",
    {
      title: "Inger Skovgaard",
      role: "Min leder i lægehuset",
      contact: "00 00 00 18",
      consent: ticked,
    },
  ],
  [
    "needs",
    {
      title: "Jeg begynder efter klokken 10",
      kind: "hours",
      about: "Jeg sover dårligt lige nu. Midt på dagen har jeg mest energi.",
    },
  ],
  [
    "needs",
    {
      title: "Jeg får én opgave ad gangen",
      kind: "tasks",
      about: "Gerne skrevet ned, så jeg kan se den igen.",
    },
  ],
  ["needs", { title: "Der er et stille sted til pausen", kind: "considerations" }],
];

/** A whole CV, invented: every section has something in it. */
export const exampleEntries = [...experience, ...learning, ...abilities];
