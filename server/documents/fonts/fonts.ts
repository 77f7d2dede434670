import { readFileSync } from "node:fs";
import { projectRoot } from "#server/project-root.ts";

/** IBM Plex Sans, Latin, as bytes of font files; the whole of Danish and English is in it. */
export interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

const folder = "server/documents/fonts/";

let read: Fonts | undefined;

/** The fonts that documents embed; read once. */
export function documentFonts(): Fonts {
  const bytes = (name: string): Buffer => readFileSync(new URL(folder + name, projectRoot()));
  read ??= { regular: bytes("ibm-plex-sans-400.ttf"), bold: bytes("ibm-plex-sans-600.ttf") };
  return read;
}
