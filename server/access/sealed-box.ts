import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";

/** Seals personal data before it is stored, and makes the index by which a cpr number is found. */
export interface Box {
  /** The sealed text can be opened only for the same purpose, so that one column's value cannot stand in another. */
  seal(text: string, purpose: string): string;
  /** Null when the text was changed, sealed for another purpose or with another key. */
  open(sealed: string, purpose: string): string | null;
  /** HMAC-SHA-256 of the ten digits, hex. A plain hash could be reversed: there are only some 4·10⁸ numbers. */
  cprIndex(cpr: string): string;
}

/** Where the sealed cpr number of a citizen belongs: it opens only beside its own index. */
export const cprPurpose = (cprIndex: string): string => `cpr:${cprIndex}`;

const keyId = "k1";
const nonceBytes = 12;
const tagBytes = 16;

function subkey(masterKey: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey, "afsaet", `${keyId} ${use}`, 32));
}

/** A value by which a master key is known again, hex; it tells nothing of the key. */
export const keyCheckOf = (masterKey: Uint8Array): string =>
  createHmac("sha256", subkey(masterKey, "check")).update("afsaet").digest("hex");

/**
 * AES-256-GCM with a fresh 96-bit nonce for each text (NIST SP 800-38D), keys derived from the master key by
 * HKDF (RFC 5869). The text begins with the key's name, so that a later key can live beside this one.
 */
export function createBox(masterKey: Uint8Array, randomBytes: (count: number) => Uint8Array): Box {
  const sealingKey = subkey(masterKey, "seal");
  const indexKey = subkey(masterKey, "cpr index");
  return {
    seal(text, purpose) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(`${keyId}.${purpose}`));
      const body = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${keyId}.${body.toString("base64url")}`;
    },
    open: (sealed, purpose) => openWith(sealingKey, sealed, purpose),
    cprIndex: (cpr) => createHmac("sha256", indexKey).update(cpr).digest("hex"),
  };
}

function openWith(key: Buffer, sealed: string, purpose: string): string | null {
  if (!sealed.startsWith(`${keyId}.`)) return null;
  const body = Buffer.from(sealed.slice(keyId.length + 1), "base64url");
  if (body.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(`${keyId}.${purpose}`));
  decipher.setAuthTag(body.subarray(-tagBytes));
  try {
    return decipher.update(body.subarray(nonceBytes, -tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return null; // node throws when the tag does not fit: the text is not ours
  }
}

/** SHA-256, hex, of a random value such as a cookie's; only the hash is stored. */
export const tokenHash = (value: string): string => createHash("sha256").update(value).digest("hex");
