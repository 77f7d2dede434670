// The part of bidi-js 1.0 that is used here; the package brings no types.
declare module "bidi-js" {
  export interface EmbeddingLevels {
    /** A level for each UTF-16 unit; odd ones are read from right to left. */
    readonly levels: Uint8Array;
    readonly paragraphs: readonly { readonly level: number }[];
  }
  export interface Bidi {
    getEmbeddingLevels(text: string, base?: "ltr" | "rtl" | "auto"): EmbeddingLevels;
    /** For each place on the line, the index of the letter that stands there; `end` is the last letter. */
    getReorderedIndices(text: string, levels: EmbeddingLevels, start: number, end: number): number[];
    getMirroredCharacter(letter: string): string | null;
  }
  // biome-ignore lint/style/noDefaultExport: that is how the package gives it
  export default function bidiFactory(): Bidi;
}
