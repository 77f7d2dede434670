/** 128 random bits as 26 letters and digits (Crockford base 32, lower case): cannot be guessed, safe in a URL. */
export const newId = (randomBytes: (count: number) => Uint8Array): string =>
  base32(randomBytes(16), 26).toLowerCase();

/** Eight letters and digits in two groups, without I, L, O and U, so that it can be read aloud: `7K2M-9QXC`. */
export function newReceiptNumber(randomBytes: (count: number) => Uint8Array): string {
  const letters = base32(randomBytes(5), 8);
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * A receipt number as somebody may have heard or typed it, in its own form; null when it cannot be one. O is
 * taken for 0, I and L for 1, as the alphabet intends.
 */
export function readReceiptNumber(text: string): string | null {
  const parts = /^([0-9a-z]{4})[- ]?([0-9a-z]{4})$/i.exec(text);
  if (parts === null) return null;
  return `${parts[1]}-${parts[2]}`.toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
}

/** Sixteen letters and digits that stand for 80 random bits: what the address of a survey ends with. */
export const newSurveyCode = (randomBytes: (count: number) => Uint8Array): string =>
  base32(randomBytes(10), 16);

/** A survey code as somebody may have typed it, in its own form; null when it cannot be one. */
export function readSurveyCode(text: string): string | null {
  const plain = text.replace(/[- ]/g, "").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? plain : null;
}

/** Crockford's base 32 (crockford.com/base32.html). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function base32(bytes: Uint8Array, length: number): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let i = 0; i < length; i += 1) {
    text = alphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}

/** True for what `newId` makes. */
export const isId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{26}$/.test(text);
