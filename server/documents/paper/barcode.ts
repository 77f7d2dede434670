/**
 * Code 39 (ISO/IEC 16388): nine bars and spaces a sign, three of them wide; every office scanner reads it and types
 * what it says. Written as the places of the wide ones, bars and spaces in turn.
 */
const wideElements: Readonly<Record<string, string>> = {
  "0": "346",
  "1": "038",
  "2": "238",
  "3": "023",
  "4": "348",
  "5": "034",
  "6": "234",
  "7": "368",
  "8": "036",
  "9": "236",
  A: "058",
  B: "258",
  C: "025",
  D: "458",
  E: "045",
  F: "245",
  G: "568",
  H: "056",
  I: "256",
  J: "456",
  K: "078",
  L: "278",
  M: "027",
  N: "478",
  O: "047",
  P: "247",
  Q: "678",
  R: "067",
  S: "267",
  T: "467",
  U: "018",
  V: "128",
  W: "012",
  X: "148",
  Y: "014",
  Z: "124",
  "-": "168",
  "*": "146",
};

/** A wide element is this many times as wide as a narrow one. */
const ratio = 3;

export interface Barcode {
  /** In narrow elements, without the quiet zones at the ends. */
  readonly width: number;
  readonly bars: readonly { readonly x: number; readonly width: number }[];
}

/** The bars of a text of capital letters, digits and hyphens. @throws RangeError for any other sign */
export function barcode(text: string): Barcode {
  const bars: { x: number; width: number }[] = [];
  let x = 0;
  for (const sign of `*${text}*`) {
    const wide = wideElements[sign];
    if (wide === undefined) throw new RangeError(`A barcode cannot hold "${sign}".`);
    for (let element = 0; element < 9; element += 1) {
      const width = wide.includes(String(element)) ? ratio : 1;
      if (element % 2 === 0) bars.push({ x, width });
      x += width;
    }
    x += 1;
  }
  return { width: x - 1, bars };
}
