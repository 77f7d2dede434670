import type { Role } from "#db/ports.ts";
import type { WrittenLang } from "#questionnaires/languages.ts";

type Text = Readonly<Record<WrittenLang, string>>;

interface DemoPersonBase {
  /** Also the subject that the demo provider tells. */
  readonly key: string;
  readonly name: string;
  /** What the log-in page of the demonstration says about the person. */
  readonly about: Text;
}

export interface DemoCitizen extends DemoPersonBase {
  readonly kind: "citizen";
  /** Belongs to nobody: fails modulus 11 and is not a 1 January. */
  readonly cpr: string;
  /** The NSIS level of the person's log-in. */
  readonly assurance: "Low" | "Substantial";
  /** What is stored about the person when the demonstration begins. */
  readonly begins: "sent" | "followed" | "assisted" | "draft" | "nothing";
  /** The worked example of the questionnaire whose answers the person gives; null when there are none. */
  readonly example: "V01" | "V07" | "V08" | "V13" | "V16" | null;
}

export interface DemoStaff extends DemoPersonBase {
  readonly kind: "staff";
  readonly roles: readonly Role[];
  /** Code of their unit; undefined when they belong to none. */
  readonly unit: string | undefined;
}

export type DemoPerson = DemoCitizen | DemoStaff;

const sentKontanthjaelp: Text = {
  da: "Har søgt kontanthjælp og har sendt sine svar",
  en: "Has applied for kontanthjælp (social assistance) and has sent the answers",
};
const sentSygedagpenge: Text = {
  da: "Har søgt sygedagpenge og har sendt sine svar",
  en: "Has applied for sygedagpenge (sickness benefit) and has sent the answers",
};

const sent = (
  example: NonNullable<DemoCitizen["example"]>,
  person: Pick<DemoCitizen, "key" | "name" | "cpr" | "about">,
): DemoCitizen => ({ kind: "citizen", assurance: "Substantial", begins: "sent", example, ...person });

/** Synthetic citizens. */
export const demoCitizens: readonly DemoCitizen[] = [
  {
    kind: "citizen",
    key: "laerke-bakkegaard",
    name: "Lærke Bakkegaard",
    cpr: "1403924124",
    assurance: "Substantial",
    begins: "nothing",
    example: null,
    about: { da: "Har ikke svaret endnu", en: "Has not answered yet" },
  },
  {
    kind: "citizen",
    key: "mikkel-oestervang",
    name: "Mikkel Østervang",
    cpr: "2709853215",
    assurance: "Substantial",
    begins: "draft",
    example: "V08",
    about: { da: "Er midt i sine svar", en: "Is in the middle of answering" },
  },
  sent("V01", {
    key: "jonas-lindeskov",
    name: "Jonas Lindeskov",
    cpr: "0811994317",
    about: sentKontanthjaelp,
  }),
  sent("V07", { key: "amina-haugsted", name: "Amina Haugsted", cpr: "1905880240", about: sentKontanthjaelp }),
  sent("V08", {
    key: "peter-noerremark",
    name: "Peter Nørremark",
    cpr: "3006760113",
    about: sentKontanthjaelp,
  }),
  sent("V13", { key: "bente-solvang", name: "Bente Solvang", cpr: "2202690302", about: sentSygedagpenge }),
  {
    ...sent("V16", {
      key: "sofie-elmelund",
      name: "Sofie Elmelund",
      cpr: "0510904218",
      about: {
        da: "Har søgt sygedagpenge, har sendt sine svar, har tre gange sagt, hvordan det går, og har et CV og en jobplan",
        en: "Has applied for sygedagpenge (sickness benefit), has sent the answers, has told three times how it is going, and has a CV and a job plan",
      },
    }),
    begins: "followed",
  },
  {
    kind: "citizen",
    key: "torben-kildemose",
    name: "Torben Kildemose",
    cpr: "2404783115",
    assurance: "Substantial",
    begins: "assisted",
    example: "V01",
    about: {
      da: "En sagsbehandler har skrevet svarene for ham",
      en: "A caseworker has written the answers for him",
    },
  },
  {
    kind: "citizen",
    key: "karsten-dalby",
    name: "Karsten Dalby",
    cpr: "1712810431",
    assurance: "Low",
    begins: "nothing",
    example: null,
    about: {
      da: "Logger ind med for lav sikkerhed og bliver afvist",
      en: "Logs in with too low a level of security and is refused",
    },
  },
];

const staff = (key: string, name: string, role: Role, about: Text, unit?: string): DemoStaff => ({
  kind: "staff",
  key,
  name,
  roles: [role],
  unit,
  about,
});

/** Synthetic staff. */
export const demoStaff: readonly DemoStaff[] = [
  staff("hanne-riisager", "Hanne Riisager", "caseworker", { da: "Sagsbehandler", en: "Caseworker" }, "nord"),
  staff(
    "omar-vestergaard",
    "Omar Vestergaard",
    "caseworker",
    { da: "Sagsbehandler", en: "Caseworker" },
    "syd",
  ),
  staff("lone-thorsager", "Lone Thorsager", "team_lead", { da: "Teamleder", en: "Team lead" }),
  staff("emil-kragelund", "Emil Kragelund", "evaluator", { da: "Evaluator", en: "Evaluator" }),
  staff("gitte-moelholm", "Gitte Mølholm", "administrator", { da: "Administrator", en: "Administrator" }),
];

/** The persons to choose among on the demonstration's log-in page. */
export const demoPersonsOf = (kind: DemoPerson["kind"]): readonly DemoPerson[] =>
  kind === "citizen" ? demoCitizens : demoStaff;

export const demoPersonWith = (key: string): DemoPerson | undefined =>
  [...demoCitizens, ...demoStaff].find((person) => person.key === key);
