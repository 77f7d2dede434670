import type { Browser, BrowserContextOptions } from "playwright-core";
import { openBrowser, openVisit, type Visit } from "#test/browser.ts";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { type Served, type ServeOptions, serve } from "#test/served.ts";

export const questionnaireId = "risikoscreening";

/** A stored response as the API tells it. */
export interface OwnResponse {
  readonly id: string;
  readonly benefit: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly sentAt: string | null;
  readonly receiptNumber: string | null;
}

/** What a citizen has answered before a test begins. */
export interface Given {
  readonly variant: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface CitizenWorld {
  readonly served: Served;
  readonly browser: Browser;
  /** A window in which nobody is logged in. */
  readonly visit: (options?: BrowserContextOptions) => Promise<Visit>;
  /** A window of its own in which a demo person is logged in; the log-in is made once a person. */
  readonly visitAs: (key: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** The same person without a browser, in the same session. */
  readonly person: (key: string, kind?: "borger" | "medarbejder") => Promise<HttpPerson>;
  readonly close: () => Promise<void>;
}

/** Long for a busy machine, and short enough that a broken journey is told soon. */
const patience = 12_000;

/** One server and one browser for a whole file, and citizens who come to it with several devices. */
export async function openCitizens(options: ServeOptions = {}): Promise<CitizenWorld> {
  const [served, browser] = await Promise.all([serve(options), openBrowser()]);
  const persons = new Map<string, Promise<HttpPerson>>();
  const person = (key: string, kind: "borger" | "medarbejder" = "borger"): Promise<HttpPerson> => {
    const known = persons.get(key) ?? loggedIn(served, key, kind);
    persons.set(key, known);
    return known;
  };
  const opened = async (window?: BrowserContextOptions): Promise<Visit> => {
    const visit = await openVisit(browser, served.url, window);
    visit.context.setDefaultTimeout(patience);
    return visit;
  };
  return {
    served,
    browser,
    person,
    visit: opened,
    async visitAs(key, window) {
      const { cookies } = await person(key);
      const visit = await opened(window);
      await visit.context.addCookies([
        { name: "afsaet", value: cookies.get("afsaet") ?? "", url: served.url, httpOnly: true },
      ]);
      return visit;
    },
    async close() {
      await browser.close();
      await served.dispose();
    },
  };
}

async function loggedIn(served: Served, key: string, kind: "borger" | "medarbejder"): Promise<HttpPerson> {
  const person = httpPerson(served);
  await logIn(person, key, kind);
  if (!person.cookies.has("afsaet")) throw new Error(`${key} could not log in.`);
  return person;
}

async function told<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The person's responses, the draft first. */
export const ownResponses = async (person: HttpPerson): Promise<readonly OwnResponse[]> =>
  told(await person.get("/api/responses"));

/** The person's draft; what there was of one is thrown away. */
export async function freshDraft(person: HttpPerson, { variant, answers }: Given): Promise<OwnResponse> {
  for (const { id, sentAt } of await ownResponses(person))
    if (sentAt === null) await person.json("DELETE", `/api/responses/${id}`, "");
  const body = { questionnaire: questionnaireId, benefit: variant };
  const draft = await told<OwnResponse>(await person.json("POST", "/api/responses", body));
  return told(await person.json("PUT", `/api/responses/${draft.id}/answers`, { answers }));
}

/** A response that has been sent. */
export async function freshlySent(person: HttpPerson, given: Given): Promise<OwnResponse> {
  const { id } = await freshDraft(person, given);
  return told(await person.json("POST", `/api/responses/${id}/send`, {}));
}

/** The draft as it stands now. */
export async function draftOf(person: HttpPerson): Promise<OwnResponse> {
  const draft = (await ownResponses(person)).find(({ sentAt }) => sentAt === null);
  if (draft === undefined) throw new Error("There is no draft.");
  return draft;
}
