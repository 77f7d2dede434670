import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { mainText } from "#test/journeys/staff-examples.ts";
import { type Served, serve } from "#test/served.ts";

let served: Served;
let citizen: HttpPerson;
let other: Sqlite.Database;

beforeAll(async () => {
  served = await serve();
  citizen = httpPerson(served);
  await logIn(citizen, "laerke-bakkegaard", "borger");
  const start = { questionnaire: "risikoscreening", benefit: "kontanthjaelp" };
  expect((await citizen.json("POST", "/api/responses", start)).status).toBe(200);
  other = new Sqlite(join(served.dataDir, "afsaet.sqlite"), { fileMustExist: true });
});
afterAll(async () => {
  other.close();
  await served.dispose();
});

const write = (text: string) => citizen.post("/skema/risikoscreening/29", { fri_tekst: text });
const stored = async () => {
  const [draft] = (await (await citizen.get("/api/responses")).json()) as {
    answers: Record<string, string>;
  }[];
  return draft?.answers["fri_tekst"];
};

const decoded = (text: string) =>
  text
    .replace(/&(?:#38|amp);/g, "&")
    .replace(/&(?:#34|quot);/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&#39;/g, "'");

/** Where the form in the main part leads, and its hidden fields. */
function formIn(html: string): { action: string; fields: Record<string, string> } {
  const [form = "", action = ""] =
    /<main[\s\S]*?(<form[^>]*action="([^"]+)"[\s\S]*?<\/form>)/.exec(html)?.slice(1) ?? [];
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return {
    action,
    fields: Object.fromEntries([...inputs].map(([, name = "", value = ""]) => [name, decoded(value)])),
  };
}

/** Another program, such as a backup, holds the file until the work is done, or that long. */
async function whileHeld<T>(work: () => Promise<T>, ms?: number): Promise<T> {
  other.exec("BEGIN IMMEDIATE");
  const free = () => other.inTransaction && other.exec("ROLLBACK");
  if (ms !== undefined) setTimeout(free, ms);
  try {
    return await work();
  } finally {
    free();
  }
}

describe("while another program holds the database", () => {
  test("for a second, a page is saved all the same, a little later", async () => {
    const started = performance.now();
    const answer = await whileHeld(() => write("et sekund"), 1_000);
    expect(answer.status).toBe(303);
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(await stored()).toBe("et sekund");
  });

  test("for longer than a person waits, nobody is told that it was saved, others read on, and nothing is lost", async () => {
    const text = `syv sekunder <b>&"'</b>\nog en linje til`;
    const { answer, body, reads } = await whileHeld(async () => {
      const saving = citizen.post("/skema/risikoscreening/29", { fri_tekst: text, efter: "pause" });
      const times: number[] = [];
      for (let round = 0; round < 10; round += 1) {
        const started = performance.now();
        expect((await fetch(`${served.url}/api/health`)).status).toBe(200);
        times.push(performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const given = await saving;
      return { answer: given, body: await given.text(), reads: times };
    });
    expect(answer.status).toBe(503);
    expect(Math.max(...reads), "the process is not held up").toBeLessThan(2_000);
    expect(await stored()).toBe("et sekund");
    expect(body).toContain("Prøv igen");
    expect(mainText(body), "what was typed is still there").toContain(
      `syv sekunder <b>&"'</b> og en linje til`,
    );
    const { action, fields } = formIn(body);
    expect(action).toBe("/skema/risikoscreening/29");
    expect(fields["efter"]).toBe("pause");
    expect((await citizen.post(action, fields)).status, "the button sends the same once more").toBe(303);
    expect(await stored()).toBe(text);
  });

  test("and when it lets go, the same words are saved", async () => {
    expect((await write("bagefter")).status).toBe(303);
    expect(await stored()).toBe("bagefter");
  });
});
