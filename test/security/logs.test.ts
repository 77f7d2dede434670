import { afterAll, beforeAll, expect, test } from "vitest";
import { demoCitizens, demoStaff } from "#server/demo/persons.ts";
import { httpPerson, logIn } from "#test/http-person.ts";
import { caseIdOf, sendExample } from "#test/journeys/staff-examples.ts";
import { type Served, serve } from "#test/served.ts";

const words = ["kanariefugl", "Kanarievej 12", "171281-0431"];
const text = `Min ${words[0]} bor på ${words[1]}, cpr ${words[2]}.`;

let served: Served;
let lines: string[];
/** Ids and receipt numbers of what was made: they name a person as good as a number does. */
const ids: string[] = [];

beforeAll(async () => {
  served = await serve();
  const [citizen, staff] = [httpPerson(served), httpPerson(served)];
  await logIn(citizen, "laerke-bakkegaard", "borger");
  await logIn(staff, "omar-vestergaard", "medarbejder");
  const sent = await sendExample(citizen, "V13", { fri_tekst: text });
  const path = `/min-side/besvarelser/${sent.responseId}`;
  for (const page of [
    path,
    `${path}/kvittering`,
    "/min-side",
    `/min-side?q=${words[0]}`,
    `/${words[0]}/${words[2]}`,
  ])
    await citizen.get(page);
  await citizen.post(path, { kender: "nej", kommentar: text });
  const id = await caseIdOf(staff, sent.receipt);
  ids.push(sent.responseId, sent.receipt, id);
  for (const ord of ["1403924124", "bakkegaard", words[0] ?? ""]) await staff.post("/sager/soeg", { ord });
  await staff.get(`/sager/soeg?ord=${words[0]}&cpr=1403924124`);
  await staff.post("/sager", { sag: id, handling: "take" });
  await staff.post(`/sager/${id}`, { handling: "own-view", skoen: "lav" });
  await staff.post(`/sager/${id}`, { handling: "assessment", vurdering: "hoej", begrundelse: text });
  await staff.post(`/sager/${id}`, { handling: "assessment", vurdering: "x", begrundelse: text });
  await citizen.json("PUT", `/api/responses/${sent.responseId}/answers`, `{"broken ${words[0]}`);
  await citizen.get(`/log-ind/retur?state=${words[0]}&code=${words[2]}`);
  await logIn(httpPerson(served), "karsten-dalby", "borger");
  await served.stop();
  const output = served.output();
  lines = output
    .slice(output.indexOf("{"))
    .split("\n")
    .filter((line) => line !== "");
});
afterAll(() => served.dispose());

test("every line after the welcome is one JSON object with a time and a name", () => {
  expect(lines.length).toBeGreaterThan(40);
  for (const line of lines) {
    const told = JSON.parse(line) as Record<string, unknown>;
    expect(Object.keys(told)).toEqual(expect.arrayContaining(["time", "event", "level"]));
  }
});

test("no line holds what a person wrote, or a cpr number, or who anybody is", () => {
  const cprs = demoCitizens.flatMap(({ cpr }) => [cpr, `${cpr.slice(0, 6)}-${cpr.slice(6)}`]);
  const names = [...demoCitizens, ...demoStaff].flatMap(({ name, key }) => [...name.split(" "), key]);
  const answers = ["tror_ikke", "foerste_sygedag", "hoej", "moderat"];
  const all = lines.join("\n").toLowerCase();
  for (const canary of [...words, ...cprs, ...names, ...ids, ...answers])
    expect(all.includes(canary.toLowerCase()), canary).toBe(false);
  expect(all).not.toMatch(/\d{6}-?\d{4}(?!\d|-)(?<!\d{4}-\d\d-\d\dt.*)/);
});

test("routes are told as patterns, and requests with how they went", () => {
  const requests = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "request");
  for (const one of requests) {
    expect(Object.keys(one).sort()).toEqual([
      "event",
      "level",
      "method",
      "ms",
      "requestId",
      "route",
      "status",
      "time",
    ]);
    expect(one.route).not.toMatch(/[?=%]/);
  }
  const routes = new Set(requests.map(({ route }) => route));
  for (const route of [
    "/sager/[id]",
    "/min-side/besvarelser/[id]/kvittering",
    "/api/responses/[id]/send",
    "/[id]/[id]",
  ])
    expect(routes).toContain(route);
});

test("a refused log-in is told with its reason, and nothing of the person", () => {
  const refused = lines.filter((line) => line.includes("sign-in-refused")).map((line) => JSON.parse(line));
  expect(refused.map(({ code }) => code)).toEqual(["expired", "assurance"]);
});
