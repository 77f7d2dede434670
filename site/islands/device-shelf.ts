/** Everything that this site keeps in the browser begins so; the name alone says that the person wants it. */
const name = "afsaet-kladde";
const longestMs = 20 * 60_000;

/** Storage is shut off inside some apps and by some persons, and may be full: null then, and nothing is kept. */
function onShelf<Found>(act: (shelf: Storage) => Found): Found | null {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

/** Whether this browser keeps anything at all. */
export const hasShelf = (): boolean => onShelf(({ length }) => length) !== null;

export const isWanted = (): boolean => onShelf((shelf) => shelf.getItem(name)) !== null;

export const want = (): void => void onShelf((shelf) => shelf.setItem(name, "ja"));

const removeIf = (isOld: (key: string, shelf: Storage) => boolean): void =>
  void onShelf((shelf) => {
    for (const key of Object.keys(shelf)) if (isOld(key, shelf)) shelf.removeItem(key);
  });

/** Takes everything off the device, the wish too. */
export const wipe = (): void => removeIf((key) => key.startsWith(name));

/** Takes away what is older than a session may rest. */
export const wipeOld = (now = Date.now()): void =>
  removeIf((key, shelf) => {
    const keptAt = Number(shelf.getItem(key)?.split(":", 1)[0]);
    return key.startsWith(`${name}:`) && now - keptAt > longestMs;
  });

/** Where the words of one page lie; the address says which question it is, nothing of the answer. */
export const placeOf = (path: string): string => `${name}:${path}`;
