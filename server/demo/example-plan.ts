import type { GoalLetter } from "#db/ports.ts";
import type { GoalAct } from "#server/plan/goal-acts.ts";
import type { GoalPart } from "#server/plan/goal-form.ts";

export interface ExampleGoal {
  /** The goal is the same one in every demonstration. */
  readonly key: string;
  readonly letter: GoalLetter;
  /** Code of a unit group; null when the goal is the citizen's own words. */
  readonly occupation: string | null;
  readonly title?: string;
  readonly daysAgo: number;
  readonly parts: Partial<Readonly<Record<GoalPart, Readonly<Record<string, string>>>>>;
  /** Names of the CV entries that the goal builds on. */
  readonly builtOn?: readonly string[];
  /** What became of it, and when. */
  readonly became?: { readonly act: GoalAct; readonly daysAgo: number; readonly note: string };
  /** Who has said yes to it as it stands. */
  readonly agreed?: "citizen" | "both";
}

export interface ExampleStep {
  readonly goal: string;
  readonly words: string;
  /** From today; a day that has gone by is below 0. */
  readonly dueInDays: number;
  /** Undefined while it is not done. */
  readonly doneDaysAgo?: number;
}

/** An A/B/C plan with a history, of the person who wrote the example CV. */
export const exampleGoals: readonly ExampleGoal[] = [
  {
    key: "dream",
    letter: "A",
    occupation: "3344",
    daysAgo: 34,
    builtOn: ["Receptionist", "Lægesystem og booking"],
    parts: {
      why: {
        why: "Jeg kan lide at være på et sted, hvor mennesker får hjælp. Jeg vil gerne lære mere om kroppen.",
      },
      have: {
        haveWords: "Fire år i et lægehus.",
        missing: "Selve uddannelsen. Den tager to år, og det er for meget lige nu.",
      },
    },
    agreed: "citizen",
  },
  {
    key: "waiter",
    letter: "B",
    occupation: "5131",
    daysAgo: 34,
    parts: {},
    became: {
      act: "dropped",
      daysAgo: 20,
      note: "Sene aftener går ikke sammen med min søvn.",
    },
  },
  {
    key: "reception",
    letter: "B",
    occupation: "4226",
    daysAgo: 20,
    builtOn: ["Receptionist", "Butiksassistent", "At få folk til at falde til ro"],
    parts: {
      why: { why: "Det kan jeg, og jeg savner det. Jeg vil gerne have kolleger igen." },
      have: {
        haveWords: "Jeg har gjort det før og ved, hvad der virker.",
        missing: "At prøve, om jeg kan koncentrere mig en hel formiddag.",
      },
      where: {
        workplaces: "Lægehuse, biblioteket, rådhuset",
        tasks: "Tage imod folk, svare telefon, booke tider",
        hours: "12",
        distance: "Højst en halv time med bus",
      },
    },
    agreed: "both",
  },
  {
    key: "visit",
    letter: "C",
    occupation: null,
    title: "Et besøg i en butik, hvor jeg bare ser på",
    daysAgo: 30,
    parts: {},
    became: {
      act: "reached",
      daysAgo: 13,
      note: "Jeg var der i en time. Det var godt at se, at der også er stille tidspunkter.",
    },
  },
  {
    key: "shop",
    letter: "C",
    occupation: "9334",
    daysAgo: 13,
    builtOn: ["Butiksassistent"],
    parts: {
      why: { why: "Jeg kan begynde med få timer og gå hjem til tiden.", towardsB: "ja" },
      have: { haveWords: "Fem år i en butik.", missing: "At komme i gang igen." },
      where: {
        workplaces: "Boghandlen, supermarkedet på torvet",
        tasks: "Sætte varer på plads, inden der er mange kunder",
        hours: "6",
        distance: "Til fods eller på cykel",
      },
    },
    agreed: "citizen",
  },
];

export const exampleSteps: readonly ExampleStep[] = [
  { goal: "visit", words: "Spørge i boghandlen, om jeg må komme forbi", dueInDays: -18, doneDaysAgo: 19 },
  { goal: "reception", words: "Skrive mit CV færdigt", dueInDays: -5, doneDaysAgo: 6 },
  { goal: "shop", words: "Gå en tur hver formiddag i en uge", dueInDays: -1, doneDaysAgo: 1 },
  { goal: "shop", words: "Ringe til boghandlen om to timer om ugen", dueInDays: 4 },
  { goal: "reception", words: "Tale med Hanne om en praktik i en reception", dueInDays: 9 },
  { goal: "dream", words: "Læse om uddannelsen til lægesekretær", dueInDays: 40 },
];

/** What the caseworker has written beside a goal, and what the citizen has answered. */
export const exampleTalk = {
  goal: "reception",
  staff: "Det er et godt mål. Skal vi finde et sted, hvor du kan prøve to formiddage om ugen?",
  citizen: "Ja, gerne. Helst efter klokken 10.",
} as const;
