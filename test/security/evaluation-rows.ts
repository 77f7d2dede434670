import { get, nobodysId, type PageRow, post } from "./page-row.ts";

const onePanel = `/evaluering/fortrolig/${nobodysId}`;
const oneCampaign = `/evaluering/${nobodysId}`;
const campaignWords = {
  navn: "Prøve",
  formaal: "Vi vil gøre det bedre.",
  "formaal-en": "",
  "til-day": "1",
  "til-month": "1",
  "til-year": "2090",
};
const campaign = {
  ...campaignWords,
  skema: "tilfredshed",
  celle: "5",
  svarsprog: "en",
  hvem: "after",
  dage: "28",
  paamind: "0",
  "fra-day": "1",
  "fra-month": "1",
  "fra-year": "2089",
};

/** The pages of the evaluator. */
export const evaluationRows: readonly PageRow[] = [
  get("evaluering/index.astro", "/evaluering", "evaluation.read"),
  get("evaluering/ny.astro", "/evaluering/ny", "campaign.change"),
  post("evaluering/ny.astro", "/evaluering/ny", {
    gate: "campaign.change",
    ...campaign,
    nummer: `${nobodysId.slice(1)}1`,
  }),
  get("evaluering/fortrolig/ny.astro", "/evaluering/fortrolig/ny", "campaign.change"),
  post("evaluering/fortrolig/ny.astro", "/evaluering/fortrolig/ny", {
    gate: "campaign.change",
    nummer: `${nobodysId.slice(1)}2`,
    skema: "fremtid",
    navn: "Prøve",
    formaal: "Vi vil se, hvad der ændrer sig.",
    "formaal-en": "",
    "fra-day": "1",
    "fra-month": "1",
    "fra-year": "2089",
    runder: "2",
    uger: "12",
    dage: "14",
    celle: "5",
  }),
  get("evaluering/fortrolig/[id]/index.astro", onePanel, "evaluation.read"),
  post("evaluering/fortrolig/[id]/index.astro", onePanel, { gate: "campaign.change", handling: "slet" }),
  get("evaluering/fortrolig/[id]/breve.astro", `${onePanel}/breve`, "evaluation.read"),
  post("evaluering/fortrolig/[id]/breve.astro", `${onePanel}/breve`, { gate: "campaign.change", antal: "3" }),
  get("evaluering/fortrolig/[id]/hent/[fil].ts", `${onePanel}/hent/svar.csv`, "evaluation.export"),
  get("evaluering/sammenlign/index.astro", "/evaluering/sammenlign", "evaluation.read"),
  get(
    "evaluering/sammenlign/sammenligning.csv.ts",
    "/evaluering/sammenlign/sammenligning.csv",
    "evaluation.export",
  ),
  get("evaluering/altid/[skema].astro", "/evaluering/altid/tilfredshed", "evaluation.read"),
  get("evaluering/[id]/index.astro", oneCampaign, "evaluation.read"),
  get("evaluering/[id]/hent/[fil].ts", `${oneCampaign}/hent/svar.csv`, "evaluation.export"),
  get("evaluering/[id]/kommentarer.astro", `${oneCampaign}/kommentarer`, "evaluation.read"),
  post("evaluering/[id]/kommentarer.astro", `${oneCampaign}/kommentarer`, {
    gate: "campaign.change",
    handling: "vis",
    kommentar: nobodysId,
    tekst: "Prøve",
  }),
  get("evaluering/[id]/plakat.astro", `${oneCampaign}/plakat`, "evaluation.read"),
  get("evaluering/[id]/ret.astro", `${oneCampaign}/ret`, "evaluation.read"),
  post("evaluering/[id]/ret.astro", `${oneCampaign}/ret`, { gate: "campaign.change", ...campaignWords }),
  get("evaluering/[id]/breve.astro", `${oneCampaign}/breve`, "evaluation.read"),
  post("evaluering/[id]/breve.astro", `${oneCampaign}/breve`, {
    gate: "campaign.change",
    antal: "3",
    enhed: "",
  }),
];
