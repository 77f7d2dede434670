import { generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import { readOrMakeSecret } from "#server/access/master-key.ts";

const Secrets = v.object({
  signingKey: v.looseObject({
    kty: v.literal("EC"),
    crv: v.string(),
    x: v.string(),
    y: v.string(),
    d: v.string(),
  }),
  citizenSecret: v.string(),
  staffSecret: v.string(),
  cookieKey: v.string(),
});

/** What the demo provider keeps secret; the same after a restart. */
export type DemoSecrets = v.InferOutput<typeof Secrets>;

function fresh(randomBytes: (count: number) => Uint8Array): Buffer {
  const word = () => Buffer.from(randomBytes(32)).toString("base64url");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signingKey: JsonWebKey = { ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" };
  const secrets = { signingKey, citizenSecret: word(), staffSecret: word(), cookieKey: word() };
  return Buffer.from(JSON.stringify(secrets));
}

/** Reads them from a file in the data folder that only its owner may read, or makes them the first time. */
export function demoSecrets(dataDir: string, randomBytes: (count: number) => Uint8Array): DemoSecrets {
  const text = readOrMakeSecret(join(dataDir, "demo-login.json"), () => fresh(randomBytes));
  return v.parse(Secrets, JSON.parse(text.toString("utf8")));
}
