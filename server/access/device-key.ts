import { createHmac, hkdfSync } from "node:crypto";

/** The key for one draft in one session, 32 bytes in base64url. */
export type DeviceKey = (session: string, responseId: string) => string;

/**
 * Keys for what a citizen lets the browser keep. Each is derived from the master key, the session and the draft
 * (HKDF, RFC 5869, then HMAC-SHA-256), so that no key is stored anywhere: when the session is over, nobody can be
 * given the key again, and what the browser still holds is noise.
 */
export function createDeviceKey(masterKey: Uint8Array): DeviceKey {
  const root = Buffer.from(hkdfSync("sha256", masterKey, "afsaet", "k1 device", 32));
  return (session, responseId) =>
    createHmac("sha256", root).update(`${session} ${responseId}`).digest("base64url");
}
