import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { apiRows } from "#test/security/route-table.ts";
import { type Served, serve } from "#test/served.ts";

const unknownId = "0123456789abcdefghjkmnpqrs";

let served: Served;
let owner: HttpPerson;
let other: HttpPerson;
let draftId: string;
let sentId: string;

beforeAll(async () => {
  served = await serve();
  owner = httpPerson(served);
  other = httpPerson(served);
  await logIn(owner, "jonas-lindeskov", "borger");
  await logIn(other, "amina-haugsted", "borger");
  const all = (await (await owner.get("/api/responses")).json()) as { id: string }[];
  sentId = all[0]?.id ?? "";
  const draft = await owner.json("POST", "/api/responses", {
    questionnaire: "risikoscreening",
    benefit: "kontanthjaelp",
  });
  draftId = ((await draft.json()) as { id: string }).id;
});
afterAll(() => served.dispose());

/** The same answer but for the request id. */
const told = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id");
};

const withResponseId = apiRows.filter(({ path }) => path.startsWith("/api/responses/:id"));

describe.each(withResponseId)("$method $path of another citizen", ({ method, path, body }) => {
  test("answers exactly like an id that does not exist", async () => {
    const send = (id: string) => {
      const address = path.replace(":id", id);
      return method === "GET"
        ? other.get(address)
        : other.json(method, address, method === "DELETE" ? "" : (body ?? {}));
    };
    const missing = await send(unknownId);
    expect(missing.status).toBe(404);
    const expected = await told(missing);
    for (const id of [draftId, sentId]) {
      const answer = await send(id);
      expect(answer.status).toBe(404);
      expect(await told(answer)).toEqual(expected);
    }
  });
});

describe.each(["", "/kvittering"])("page /min-side/besvarelser/[id]%s of another citizen", (rest) => {
  test("answers like an id that does not exist", async () => {
    const missing = await other.get(`/min-side/besvarelser/${unknownId}${rest}`);
    const answer = await other.get(`/min-side/besvarelser/${sentId}${rest}`);
    expect([missing.status, answer.status]).toEqual([404, 404]);
    expect((await owner.get(`/min-side/besvarelser/${sentId}${rest}`)).status).toBe(200);
  });
});

test("the owner can read and change the own draft", async () => {
  const saved = await owner.json("PUT", `/api/responses/${draftId}/answers`, { answers: { bolig: "fast" } });
  expect(saved.status).toBe(200);
});
