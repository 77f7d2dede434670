import { readFileSync } from "node:fs";
import { projectRoot } from "#server/project-root.ts";

/** IBM Plex Sans, Latin, as bytes of font files; the whole of Danish and English is in it. */
export interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

const folder = "server/documents/fonts/";

const bytes = (name: string): Buffer => readFileSync(new URL(folder + name, projectRoot()));

let read: Fonts | undefined;

/** The fonts that documents embed; read once. */
export function documentFonts(): Fonts {
  read ??= { regular: bytes("ibm-plex-sans-400.ttf"), bold: bytes("ibm-plex-sans-600.ttf") };
  return read;
}

/** IBM Plex Sans with every letter it has (Latin, Cyrillic, Greek), and its Arabic sister, as bytes of font files. */
export interface NameFonts extends Fonts {
  readonly arabic: Buffer;
  readonly arabicBold: Buffer;
}

let readForNames: NameFonts | undefined;

/** The fonts of documents in which people's own words stand, which may be in any letters; read once. */
export function nameFonts(): NameFonts {
  readForNames ??= {
    regular: bytes("ibm-plex-sans-complete-400.ttf"),
    bold: bytes("ibm-plex-sans-complete-600.ttf"),
    arabic: bytes("ibm-plex-sans-arabic-400.ttf"),
    arabicBold: bytes("ibm-plex-sans-arabic-600.ttf"),
  };
  return readForNames;
}
