import type { Page } from "playwright-core";
import { exampleToday, pageOf } from "./citizen-answers.ts";
import {
  type CitizenWorld,
  freshDraft,
  freshlySent,
  type Given,
  ownResponses,
  questionnaireId,
} from "./citizen-world.ts";

/** One page as somebody meets it. */
export interface PageState {
  /** Pages with different names have different titles. */
  readonly page: string;
  readonly state: string;
  /** Who is logged in; null for nobody. */
  readonly as: string | null;
  readonly path: string;
  /** What the person does there before the page is looked at. */
  readonly act?: (page: Page) => Promise<void>;
  readonly hasError?: boolean;
  /** 200 unless something else is said. */
  readonly status?: number;
}

/** Typed into answers, and looked for where no answer belongs. */
export const canary = "Kanariefuglen";
const wide = "Arbejdsmarkedsuddannelsesinstitutionsadministrationsleder".repeat(4);
const longText = `${canary} <b>${wide}</b>\n${"Det går op og ned. ".repeat(80)}`;

const start = `/skema/${questionnaireId}`;
const review = `${start}/gennemse`;
const kontanthjaelp = (id: string) => pageOf(id, "kontanthjaelp");
const sygedagpenge = (id: string) => pageOf(id, "sygedagpenge");

const press = (page: Page) => page.locator("main button.button-primary").click();
const problemShown = (page: Page) => page.locator("#error-summary").waitFor();
/** What no honest form sends: a choice that there is not. */
const forge = (id: string) => async (page: Page) => {
  const choice = page.locator(`[name="${id}"]`).first();
  await choice.evaluate((input) => input.setAttribute("value", "findes-ikke"));
  await choice.check();
  await press(page);
  await problemShown(page);
};
const typeAndPress = (fields: Readonly<Record<string, string>>) => async (page: Page) => {
  for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text);
  await press(page);
  await problemShown(page);
};
const tickAndPress =
  (...ids: readonly string[]) =>
  async (page: Page) => {
    for (const id of ids) await page.locator(`[id="${id}"]`).check();
    await press(page);
    await problemShown(page);
  };
const pressWrong = async (page: Page) => {
  await press(page);
  await problemShown(page);
};

export interface People {
  /** Ids of responses that have been sent. */
  readonly high: string;
  readonly read: string;
  readonly cannot: string;
  readonly skipped: string;
  readonly closed: string;
  /** Ids of the newest of several measurements, and of wishes in groups. */
  readonly measured: string;
  readonly profile: string;
  /** Id of a draft with something missing. */
  readonly draft: string;
}

/** Turns the switch of the triage gate as the administrator does. */
async function setGate(world: CitizenWorld, enabled: boolean): Promise<void> {
  const admin = await world.person("gitte-moelholm", "medarbejder");
  const [row] = (await (await admin.get("/api/legal-bases")).json()) as { basis: Record<string, unknown> }[];
  const { demo, ...basis } = row?.basis ?? {};
  const answer = await admin.json("PUT", `/api/legal-bases/${questionnaireId}`, { ...basis, enabled });
  if (!answer.ok) throw new Error(`The gate did not turn: ${answer.status} ${await answer.text()}`);
}

/** Everybody's answers, so that each state of each page can be visited without changing another's. */
export async function prepare(world: CitizenWorld): Promise<People> {
  const withText = (given: Given): Given => ({
    ...given,
    answers: { ...given.answers, fri_tekst: longText },
  });
  const send = async (key: string, given: Given) => (await freshlySent(await world.person(key), given)).id;
  const draft = async (key: string, given: Given) => freshDraft(await world.person(key), given);
  const high = await send("bente-solvang", withText(exampleToday("V13")));
  await draft("bente-solvang", withText(exampleToday("V13")));
  const sofies = await ownResponses(await world.person("sofie-elmelund"));
  const withAnswer = (question: string) => sofies.find(({ answers }) => question in answers)?.id ?? "";
  await draft("sofie-elmelund", { variant: "sygedagpenge", answers: {} });
  const cannot = await send("jonas-lindeskov", exampleToday("V09"));
  const skipped = await send("peter-noerremark", withText(exampleToday("E16")));
  const { uddannelse, ...missing } = exampleToday("V08").answers;
  const begun = await draft("mikkel-oestervang", { variant: "kontanthjaelp", answers: missing });
  await setGate(world, false);
  const closed = await send("amina-haugsted", withText(exampleToday("V02")));
  await setGate(world, true);
  return {
    high,
    read: withAnswer("foerste_sygedag"),
    measured: withAnswer("tro_paa_job"),
    profile: withAnswer("vil_job"),
    cannot,
    skipped,
    closed,
    draft: begun.id,
  };
}

const refusals = ["expired", "cancelled", "assurance", "claims", "roles", "provider", "ukendt"];

/** Pages for which nobody needs to be logged in. */
export const publicStates: readonly PageState[] = [
  { page: "front", state: "nobody", as: null, path: "/" },
  { page: "front", state: "logged in", as: "laerke-bakkegaard", path: "/" },
  { page: "privacy", state: "nobody", as: null, path: "/privatliv" },
  { page: "accessibility", state: "logged in", as: "laerke-bakkegaard", path: "/was" },
  { page: "logged out", state: "by oneself", as: null, path: "/logget-ud" },
  { page: "logged out", state: "session over", as: null, path: "/min-side", status: 401 },
  { page: "demo log-in", state: "citizens", as: null, path: "/log-ind?som=borger" },
  { page: "missing", state: "nobody", as: null, path: "/ingenting", status: 404 },
  { page: "missing", state: "logged in", as: "laerke-bakkegaard", path: `${start}/99`, status: 404 },
  {
    page: "not allowed",
    state: "a citizen at the cases",
    as: "laerke-bakkegaard",
    path: "/sager",
    status: 403,
  },
  ...refusals.map((reason) => ({
    page: "refused",
    state: reason,
    as: null,
    path: `/log-ind/afvist?grund=${reason}`,
  })),
];

/** One question a page: each kind of question, empty, filled, wrong and long. */
export const questionStates: readonly PageState[] = [
  ...["foerste_sygedag", "job_situation", "egen_evne", "diagnoser", "humoer", "fri_tekst"].flatMap((id) => [
    { page: id, state: "empty", as: "sofie-elmelund", path: sygedagpenge(id) },
    { page: id, state: "filled", as: "bente-solvang", path: sygedagpenge(id) },
  ]),
  {
    page: "bolig",
    state: "from the review",
    as: "mikkel-oestervang",
    path: `${kontanthjaelp("bolig")}?ret=1`,
  },
  { page: "rusmidler", state: "will not answer", as: "mikkel-oestervang", path: kontanthjaelp("rusmidler") },
  {
    page: "foerste_sygedag",
    state: "a date that does not exist",
    path: sygedagpenge("foerste_sygedag"),
    act: typeAndPress({
      "foerste_sygedag-day": "31",
      "foerste_sygedag-month": "02",
      "foerste_sygedag-year": "2026",
    }),
  },
  { page: "job_situation", state: "wrong", path: sygedagpenge("job_situation"), act: forge("job_situation") },
  { page: "egen_evne", state: "wrong", path: sygedagpenge("egen_evne"), act: forge("egen_evne") },
  {
    page: "diagnoser",
    state: "both",
    path: sygedagpenge("diagnoser"),
    act: tickAndPress("diagnoser", "diagnoser-skip"),
  },
  {
    page: "fri_tekst",
    state: "too long",
    path: sygedagpenge("fri_tekst"),
    act: typeAndPress({ fri_tekst: `${canary} ${wide.repeat(20)}` }),
  },
].map((one) => ("act" in one ? { ...one, as: "sofie-elmelund", hasError: true } : one));

/** What an answer calls for stands below it, open. */
export const liveStates: readonly PageState[] = [
  {
    page: "smerte",
    state: "what the answer calls for stands open",
    as: "bente-solvang",
    path: sygedagpenge("smerte"),
    act: async (page: Page) => {
      await page.locator('[name="smerte"][value="8"]').check();
      await page.locator("#smerte_frygt").waitFor();
    },
  },
];

const saved = async (page: Page) => {
  await page.locator('[name="kender"][value="nej"]').check();
  await page.locator('[name="kommentar"]').fill(longText);
  await press(page);
  await page.waitForURL("**gemt=1*");
};

/** The own pages, from the first visit to what has been sent. */
export const ownStates = (people: People): readonly PageState[] => {
  const result = (id: string) => `/min-side/besvarelser/${id}`;
  return [
    { page: "mine", state: "empty", as: "laerke-bakkegaard", path: "/min-side" },
    { page: "mine", state: "draft just saved", as: "mikkel-oestervang", path: "/min-side?gemt=1" },
    { page: "mine", state: "sent and begun again", as: "bente-solvang", path: "/min-side" },
    { page: "mine", state: "read by somebody", as: "sofie-elmelund", path: "/min-side?slettet=1" },
    { page: "mine", state: "sent while the gate was closed", as: "amina-haugsted", path: "/min-side" },
    { page: "access", state: "empty", as: "laerke-bakkegaard", path: "/min-side/adgang" },
    { page: "access", state: "read by somebody", as: "sofie-elmelund", path: "/min-side/adgang" },
    { page: "start", state: "empty", as: "laerke-bakkegaard", path: start },
    { page: "start", state: "under way", as: "mikkel-oestervang", path: start },
    {
      page: "start",
      state: "nothing chosen",
      as: "laerke-bakkegaard",
      path: start,
      act: pressWrong,
      hasError: true,
    },
    { page: "change", state: "asked", as: "mikkel-oestervang", path: `${start}/skift?til=2` },
    { page: "review", state: "empty", as: "sofie-elmelund", path: review },
    { page: "review", state: "something missing", as: "mikkel-oestervang", path: review },
    {
      page: "review",
      state: "sent too early",
      as: "mikkel-oestervang",
      path: review,
      act: pressWrong,
      hasError: true,
    },
    { page: "review", state: "complete, long text", as: "bente-solvang", path: review },
    { page: "receipt", state: "just sent", as: "bente-solvang", path: `${result(people.high)}/kvittering` },
    { page: "receipt", state: "read", as: "sofie-elmelund", path: `${result(people.read)}/kvittering` },
    {
      page: "receipt",
      state: "gate closed",
      as: "amina-haugsted",
      path: `${result(people.closed)}/kvittering`,
    },
    { page: "result", state: "lifted level, long text", as: "bente-solvang", path: result(people.high) },
    { page: "result", state: "read", as: "sofie-elmelund", path: result(people.read) },
    { page: "result", state: "no number", as: "jonas-lindeskov", path: result(people.cannot) },
    { page: "result", state: "some skipped", as: "peter-noerremark", path: result(people.skipped) },
    {
      page: "result",
      state: "said “not me”, long text",
      as: "peter-noerremark",
      path: result(people.skipped),
      act: saved,
    },
    {
      page: "result",
      state: "nothing chosen",
      as: "bente-solvang",
      path: result(people.high),
      act: pressWrong,
      hasError: true,
    },
    { page: "answers", state: "measured three times", as: "sofie-elmelund", path: result(people.measured) },
    { page: "answers", state: "a profile", as: "sofie-elmelund", path: result(people.profile) },
    {
      page: "receipt",
      state: "a measurement",
      as: "sofie-elmelund",
      path: `${result(people.measured)}/kvittering`,
    },
    {
      page: "receipt",
      state: "a profile",
      as: "sofie-elmelund",
      path: `${result(people.profile)}/kvittering`,
    },
    { page: "start", state: "a measurement again, early", as: "sofie-elmelund", path: "/skema/progression" },
    { page: "answers", state: "gate closed", as: "amina-haugsted", path: result(people.closed) },
    { page: "delete", state: "asked", as: "mikkel-oestervang", path: `${result(people.draft)}/slet` },
  ];
};
