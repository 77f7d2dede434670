import type { HttpPerson } from "#test/http-person.ts";
import { phonePhoto } from "#test/photo-fixture.ts";
import { canary, type PageState } from "./citizen-page-states.ts";
import { submitted } from "./submitted.ts";

const idOf = (letter: string) => letter.repeat(26);
const wide = "Arbejdsmarkedsuddannelsesinstitutionsadministrationsleder";

export const cvIds = { baker: idOf("a"), post: idOf("b"), aimed: idOf("c"), gone: idOf("f") } as const;
const aimed = `/cv/job/${cvIds.aimed}`;

/** A CV with long and foreign words, and one made of it for a job, of a person who had none. */
export async function prepareCv(person: HttpPerson): Promise<void> {
  const long = `${canary} <b>${wide}</b>`;
  await submitted(person, "/cv/om-dig", {
    udgave: "0",
    overskrift: long,
    by: "Ærø",
    om: `${long}\n李 og 🍞`,
  });
  await submitted(person, "/cv/arbejde/ny", {
    nummer: cvIds.baker,
    title: "Bager",
    employer: wide,
    tasks: `${long}\nBagte brød`,
    learnt: "At komme tidligt op",
    "from-year": "2015",
  });
  await submitted(person, "/cv/arbejde/ny", { nummer: cvIds.post, title: "خبّاز", tasks: long });
  await submitted(person, "/cv/arbejde/ny", { nummer: cvIds.gone, title: wide });
  await submitted(person, "/cv/arbejde", { handling: "skjul", post: cvIds.baker });
  await submitted(person, "/cv/arbejde", { handling: "vis", post: cvIds.baker });
  await submitted(person, "/cv/arbejde", { handling: "fjern", post: cvIds.gone });
  await submitted(person, "/cv/styrker/ny", { nummer: idOf("d"), title: "Tålmodig" });
  await submitted(person, "/cv/fungerer/ny", { nummer: idOf("e"), title: "Korte dage" });
  await submitted(person, "/cv/job/ny", {
    nummer: cvIds.aimed,
    job: `Bager ${wide}`,
    slags: "kort",
    cvsprog: "da",
  });
  await submitted(person, `${aimed}/vaelg`, { handling: "lad", post: cvIds.post });
}

export const emptyCvStates: readonly Omit<PageState, "as">[] = [
  { page: "get the CV", state: "empty", path: "/cv/hent" },
  { page: "photo", state: "none", path: "/cv/billede" },
  { page: "photo", state: "deleted", path: "/cv/billede?slettet=1" },
  {
    page: "photo",
    state: "nothing was chosen",
    path: "/cv/billede",
    act: async (page) => {
      await page.locator("main form button").first().click();
      await page.locator("#error-summary").waitFor();
    },
    hasError: true,
  },
  { page: "get the CV", state: "one was deleted", path: "/cv/hent?slettet=1" },
];

const chosenPhoto = { name: "ferie.jpg", mimeType: "image/jpeg", buffer: phonePhoto(6) };

export const fullCvStates: readonly Omit<PageState, "as">[] = [
  {
    page: "photo",
    state: "saved",
    path: "/cv/billede",
    act: async (page) => {
      await page.locator("#billede").setInputFiles(chosenPhoto);
      await page.locator("main form button").first().click();
      await page.locator("img.own-photo").waitFor();
    },
  },
  {
    page: "photo",
    state: "another was refused",
    path: "/cv/billede",
    act: async (page) => {
      await page.locator("#billede").setInputFiles({ ...chosenPhoto, buffer: Buffer.from("GIF89a") });
      await page.locator("main form button").first().click();
      await page.locator("#error-summary").waitFor();
    },
    hasError: true,
  },
  { page: "get the CV", state: "with a photo", path: "/cv/hent?foto=ja" },
  { page: "get the CV", state: "full, letters that no font has", path: "/cv/hent" },
  { page: "get the CV", state: "in English", path: "/cv/hent?slags=kan&cvsprog=en&behov=ja" },
  { page: "CV for a job", state: "new", path: "/cv/job/ny" },
  {
    page: "CV for a job",
    state: "without a job",
    path: "/cv/job/ny",
    act: async (page) => {
      await page.locator("main form button").last().click();
      await page.locator("#error-summary").waitFor();
    },
    hasError: true,
  },
  { page: "CV for a job", state: "saved", path: `${aimed}?gemt=1` },
  { page: "CV for a job", state: "choosing", path: `${aimed}/vaelg` },
  { page: "CV for a job", state: "changing", path: `${aimed}/ret` },
  { page: "CV for a job", state: "asked before it is deleted", path: `${aimed}/slet` },
];
