import { placeOf } from "./device-shelf.ts";

/** What a page keeps on the device while it is not saved. */
export interface DeviceDraft {
  /** Puts the words there, sealed. */
  keep(words: string): Promise<void>;
  /** The words that were kept by this session; null when there are none that it can open. */
  take(): Promise<string | null>;
  drop(): void;
}

const toText = (bytes: Uint8Array<ArrayBuffer>): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * AES-256-GCM with a key that the server hands out to this session only; the key lives in this page and is never
 * stored. Loaded only when the person has asked for it.
 */
export async function openDeviceDraft(keyUrl: string, path: string): Promise<DeviceDraft> {
  const answer = await fetch(keyUrl);
  if (!answer.ok) throw new Error("no key");
  const { key: text } = (await answer.json()) as { key: string };
  const raw = toBytes(text.replaceAll("-", "+").replaceAll("_", "/"));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  const place = placeOf(path);
  const rule = (iv: Uint8Array<ArrayBuffer>) => ({
    name: "AES-GCM",
    iv,
    additionalData: new TextEncoder().encode(place),
  });
  let turn = 0;
  return {
    async keep(words) {
      turn += 1;
      const mine = turn;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt(rule(iv), key, new TextEncoder().encode(words));
      // What was saved or written anew while this was sealed is not put back.
      if (mine !== turn) return;
      localStorage.setItem(place, [Date.now(), toText(iv), toText(new Uint8Array(sealed))].join(":"));
    },
    async take() {
      const [, iv, sealed] = localStorage.getItem(place)?.split(":") ?? [];
      if (iv === undefined || sealed === undefined) return null;
      try {
        const words = await crypto.subtle.decrypt(rule(toBytes(iv)), key, toBytes(sealed));
        return new TextDecoder().decode(words);
      } catch {
        localStorage.removeItem(place); // another session's: nobody can open it any more
        return null;
      }
    },
    drop() {
      turn += 1;
      localStorage.removeItem(place);
    },
  };
}
