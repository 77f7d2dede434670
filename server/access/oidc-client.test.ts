import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOidcClient, type OidcClientOptions } from "#server/access/oidc-client.ts";

/** A broker whose every answer a test may bend. */
const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const strangersKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const checks = { state: "s".repeat(43), nonce: "n".repeat(43), codeVerifier: "v".repeat(43) };

interface Bend {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly key?: typeof privateKey | null;
  readonly metadata?: Record<string, unknown>;
  readonly userInfo?: Record<string, unknown>;
  readonly metadataStatus?: number;
}

let server: Server;
let issuer: string;
let bend: Bend = {};
let asked: string[] = [];
let sentToTokenEndpoint = "";

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function idToken(): string {
  const at = Math.floor(Date.now() / 1000);
  const usual = { iss: issuer, sub: "sub-1", aud: "afsaet", iat: at, exp: at + 300, nonce: checks.nonce };
  const head = part({ alg: "ES256", kid: "1", ...bend.header });
  const body = part({ ...usual, name: "Anna", ...bend.claims });
  const key = bend.key === undefined ? privateKey : bend.key;
  if (key === null) return `${head}.${body}.`;
  const signature = sign("sha256", Buffer.from(`${head}.${body}`), { key, dsaEncoding: "ieee-p1363" });
  return `${head}.${body}.${signature.toString("base64url")}`;
}

const answers: Record<string, () => unknown> = {
  "/.well-known/openid-configuration": () => ({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/me`,
    id_token_signing_alg_values_supported: ["ES256"],
    ...bend.metadata,
  }),
  "/token": () => ({ access_token: "a", token_type: "Bearer", id_token: idToken() }),
  "/jwks": () => ({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "ES256", use: "sig" }] }),
  "/me": () => ({ sub: "sub-1", ...bend.userInfo }),
};

const options = (changed: Partial<OidcClientOptions> = {}): OidcClientOptions => ({
  settings: {
    issuer,
    clientId: "afsaet",
    clientSecret: "a secret: with /odd& letters",
    scope: "openid",
    claims: { cpr: "dk.cpr", name: "name", assurance: "loa", roles: "roles", unit: "unit" },
  },
  neededClaims: ["name"],
  prompt: "login",
  baseUrl: "https://afsaet.example",
  allowHttp: true,
  fetch,
  ...changed,
});

const callback = (parts: Record<string, string> = {}) =>
  new URLSearchParams({ code: "c", state: checks.state, ...parts });

const complete = (changed?: Partial<OidcClientOptions>) =>
  createOidcClient(options(changed)).complete(callback(), checks);

beforeAll(async () => {
  server = createServer((req, res) => {
    const path = (req.url ?? "").split("?", 1)[0] ?? "";
    asked.push(path);
    const status = path.startsWith("/.well-known") ? (bend.metadataStatus ?? 200) : 200;
    if (path === "/token") sentToTokenEndpoint = "";
    req.on("data", (chunk) => {
      sentToTokenEndpoint += chunk;
    });
    req.on("end", () => {
      res
        .writeHead(status, { "Content-Type": "application/json" })
        .end(JSON.stringify(answers[path]?.() ?? {}));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  bend = {};
  asked = [];
});

describe("an answer from the provider", () => {
  test("is taken when all is right, and carries the exact return address and the PKCE verifier", async () => {
    const claims = await complete();
    expect(claims["name"]).toBe("Anna");
    const sent = new URLSearchParams(sentToTokenEndpoint);
    expect(sent.get("redirect_uri")).toBe("https://afsaet.example/log-ind/retur");
    expect(sent.get("code_verifier")).toBe(checks.codeVerifier);
  });

  const hour = 3600;
  const at = Math.floor(Date.now() / 1000);
  test.each<[string, Bend]>([
    ["another nonce", { claims: { nonce: "another" } }],
    ["no nonce", { claims: { nonce: undefined } }],
    ["another issuer", { claims: { iss: "https://evil.example" } }],
    ["another audience", { claims: { aud: "another-client" } }],
    [
      "several audiences of which another is the authorised party",
      { claims: { aud: ["afsaet", "b"], azp: "b" } },
    ],
    ["an expired token", { claims: { iat: at - 2 * hour, exp: at - hour } }],
    ["no end of validity", { claims: { exp: undefined } }],
    ["no subject", { claims: { sub: undefined } }],
    ["algorithm none", { header: { alg: "none" }, key: null }],
    [
      "algorithm none, offered by the provider",
      {
        header: { alg: "none" },
        key: null,
        metadata: { id_token_signing_alg_values_supported: ["none", "ES256"] },
      },
    ],
    ["an HMAC made with the public key", { header: { alg: "HS256" } }],
    ["a stranger's signature", { key: strangersKey }],
    ["a key that the provider does not have", { header: { kid: "2" } }],
    ["metadata of another issuer", { metadata: { issuer: "https://evil.example" } }],
    [
      "a user info of another person",
      { claims: { name: undefined }, userInfo: { sub: "sub-2", name: "Bo" } },
    ],
  ])("is refused with %s", async (_name, bent) => {
    bend = bent;
    await expect(complete()).rejects.toMatchObject({ name: "Error", reason: "provider" });
  });

  test.each([
    ["a wrong state", { state: "x" }, "provider"],
    ["another issuer in the address", { iss: "https://evil.example" }, "provider"],
    ["a fault of the provider", { error: "server_error" }, "provider"],
    ["a person who stopped", { error: "access_denied" }, "cancelled"],
  ])("is refused with %s", async (_name, parts, reason) => {
    const query = callback(parts as unknown as Record<string, string>);
    if (query.has("error")) query.delete("code");
    await expect(createOidcClient(options()).complete(query, checks)).rejects.toMatchObject({ reason });
  });
});

describe("claims", () => {
  test("are completed from the user info when the ID token lacks a needed one; the ID token wins", async () => {
    bend = { userInfo: { "dk.cpr": "1206805555", name: "Another" } };
    const claims = await complete({ neededClaims: ["name", "dk.cpr"] });
    expect(claims).toMatchObject({ "dk.cpr": "1206805555", name: "Anna" });
  });

  test("are not asked for twice when the ID token has them", async () => {
    await complete();
    expect(asked).not.toContain("/me");
  });
});

describe("the provider's metadata", () => {
  test("is asked for once, and again after a failure", async () => {
    const client = createOidcClient(options());
    bend = { metadataStatus: 503 };
    await expect(client.authorizationUrl(checks)).rejects.toMatchObject({ reason: "provider" });
    bend = {};
    await Promise.all([client.authorizationUrl(checks), client.authorizationUrl(checks)]);
    await client.authorizationUrl(checks);
    expect(asked.filter((path) => path.startsWith("/.well-known"))).toHaveLength(2);
  });

  test("is never asked for over http outside demo mode", async () => {
    const client = createOidcClient(options({ allowHttp: false }));
    await expect(client.authorizationUrl(checks)).rejects.toMatchObject({ reason: "provider" });
    expect(asked).toEqual([]);
  });

  test("may lack an address for log-out", async () => {
    expect(await createOidcClient(options()).endSessionUrl()).toBeNull();
  });
});

test("the way to the provider carries code, PKCE by S256, state and nonce", async () => {
  const url = await createOidcClient(options()).authorizationUrl(checks);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: "code",
    client_id: "afsaet",
    redirect_uri: "https://afsaet.example/log-ind/retur",
    code_challenge_method: "S256",
    state: checks.state,
    nonce: checks.nonce,
    prompt: "login",
  });
  expect(url.href).not.toContain(checks.codeVerifier);
});
