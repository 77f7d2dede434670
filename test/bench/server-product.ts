import { randomBytes } from "node:crypto";
import { openDatabase } from "#db/open.ts";
import { sessionCookieName } from "#server/access/cookies.ts";
import { tokenHash } from "#server/access/sealed-box.ts";
import { makeCitizen } from "#test/contract/fixtures.ts";
import { freePort, type Served, serve } from "#test/served.ts";
import { startPlainAstro } from "./astro-plain.ts";
import { migrations } from "./bench-folder.ts";
import type { Finding } from "./finding.ts";
import { Rounds } from "./rounds.ts";
import { load, request, storedIn } from "./server-load.ts";

/** What is sent to the product, by so many citizens who are all logged in. */
export interface Target {
  readonly port: number;
  readonly pid: number;
  readonly status: number;
  readonly requests: readonly (readonly string[])[];
}

export interface Product {
  /** Saves whole sets of answers through the API. */
  saving(bodies: readonly string[]): Target;
  /** Saves one page by its form. */
  paging(): Target;
  /** Throws unless the database holds exactly so many saves more than before. */
  mustHold(acknowledged: number): void;
  /** Question pages a second, against a page of Astro with nothing around it. */
  pages(): Promise<Finding[]>;
  stop(): Promise<void>;
}

interface Citizen {
  readonly headers: Readonly<Record<string, string>>;
  readonly responseId: string;
}

/** Gives each citizen a session past the log-in, as the log-in itself would store it. */
async function sessionsFor(dataDir: string, count: number): Promise<string[]> {
  const { ports, close } = await openDatabase({ dataDir, migrations });
  const cookies: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const [at, cookie] = [new Date(), randomBytes(32).toString("base64url")];
    const { id } = await ports.people.rememberCitizen(makeCitizen(), at);
    const session = {
      hash: tokenHash(cookie),
      actorKind: "citizen",
      actorId: id,
      roles: ["citizen"],
    } as const;
    await ports.sessions.start({ ...session, assurance: "Substantial", startedAt: at, lastSeenAt: at }, null);
    cookies.push(cookie);
  }
  await close();
  return cookies;
}

async function begin(served: Served, cookie: string): Promise<Citizen> {
  const headers = {
    Cookie: `${sessionCookieName(served.url)}=${cookie}`,
    Origin: served.url,
    "Sec-Fetch-Site": "same-origin",
  };
  const started = await fetch(`${served.url}/api/responses`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify({ questionnaire: "risikoscreening", benefit: "kontanthjaelp" }),
  });
  if (started.status !== 200) throw new Error(`No draft could be begun: ${started.status}`);
  return { headers, responseId: (await started.json()).id };
}

async function pageRates(served: Served, citizens: readonly Citizen[]): Promise<Finding[]> {
  const plain = await startPlainAstro();
  const rates = new Rounds(2);
  const target = { status: 200, warmMs: 300, ms: 1_200 };
  try {
    for (let round = 0; round < 5; round += 1) {
      const ours = citizens
        .slice(0, 8)
        .map(({ headers }) => [request("GET /skema/risikoscreening/1", "", headers)]);
      const theirs = ours.map(() => [request("GET /", "")]);
      rates.add(0, (await load({ ...target, port: served.port, requests: ours })).perSecond);
      rates.add(1, (await load({ ...target, port: plain.port, requests: theirs })).perSecond);
    }
  } finally {
    await plain.stop();
  }
  console.log(`question pages/s ${rates.median(0).toFixed(0)}, plain Astro ${rates.median(1).toFixed(0)}`);
  return [
    {
      name: "server: our question page / plain Astro page, a second",
      figure: rates.ratio(0, 1),
      goal: { atLeast: 3 },
    },
  ];
}

/** The built program, with so many citizens who have logged in and begun. */
export async function startProduct(count: number): Promise<Product> {
  const port = await freePort();
  const env = { LOG_LEVEL: "silent", BASE_URL: `http://127.0.0.1:${port}` };
  const first = await serve({ port, env });
  await first.stop();
  const cookies = await sessionsFor(first.dataDir, count);
  const served = await serve({ port, env, dataDir: first.dataDir });
  const citizens: Citizen[] = [];
  for (const cookie of cookies) citizens.push(await begin(served, cookie));
  const before = storedIn(served.dataDir);
  return {
    saving: (bodies) => ({
      port,
      pid: served.process.pid ?? 0,
      status: 200,
      requests: citizens.map(({ headers, responseId }) =>
        bodies.map((body) => request(`PUT /api/responses/${responseId}/answers`, body, headers)),
      ),
    }),
    paging: () => ({
      port,
      pid: served.process.pid ?? 0,
      status: 303,
      requests: citizens.map(({ headers }) =>
        ["en", "to"].map((word) =>
          request("POST /skema/risikoscreening/29", `fri_tekst=${word}`, {
            ...headers,
            "Content-Type": "application/x-www-form-urlencoded",
          }),
        ),
      ),
    }),
    mustHold(acknowledged) {
      const held = storedIn(served.dataDir) - before;
      if (held !== acknowledged)
        throw new Error(`The product acknowledged ${acknowledged} saves and holds ${held}.`);
    },
    pages: () => pageRates(served, citizens),
    stop: () => served.dispose(),
  };
}
