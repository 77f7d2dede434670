/** Everything that this site keeps in the browser begins so; the name alone says that the person wants it. */
const name = "afsaet-kladde";
const longestMs = 20 * 60_000;

export const isWanted = (): boolean => localStorage.getItem(name) !== null;

export const want = (): void => localStorage.setItem(name, "ja");

/** Takes everything off the device, the wish too. */
export function wipe(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(name)) localStorage.removeItem(key);
}

/** Takes away what is older than a session may rest. */
export function wipeOld(now = Date.now()): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(`${name}:`)) continue;
    if (now - Number(localStorage.getItem(key)?.split(":", 1)[0]) > longestMs) localStorage.removeItem(key);
  }
}

/** Where the words of one page lie; the address says which question it is, nothing of the answer. */
export const placeOf = (path: string): string => `${name}:${path}`;
