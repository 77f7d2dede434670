/** What the head of a PNG says (PNG 3rd edition, 11.2.1). */
export interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey and clear, 6 colour and clear. */
  readonly colourType: number;
  readonly isInterlaced: boolean;
}

/** How many numbers a pixel has, and how many bits they may have, by the kind of colour. */
const kinds: Readonly<Record<number, { readonly channels: number; readonly depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

/** Null when it is not a head as the format knows it. */
export function readPngHead(body: Buffer): PngHead | null {
  if (body.length !== 13) return null;
  const [bitDepth = 0, colourType = 0, packing, filter, interlace = 0] = body.subarray(8);
  const isKnown = kinds[colourType]?.depths.includes(bitDepth) ?? false;
  if (!isKnown || packing !== 0 || filter !== 0 || interlace > 1) return null;
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  return { width, height, bitDepth, colourType, isInterlaced: interlace === 1 };
}

/** First column and row, and steps, of the seven passes of an interlaced picture (PNG 3rd edition, 8.2). */
const passes: readonly (readonly [x: number, y: number, stepX: number, stepY: number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** How many rows there are and how many bytes each has, without the byte before it that names its filter. */
export function rowsOf({ width, height, bitDepth, colourType, isInterlaced }: PngHead) {
  const bits = bitDepth * (kinds[colourType]?.channels ?? 0);
  const row = (pixels: number): number => Math.ceil((pixels * bits) / 8);
  if (!isInterlaced) return [{ count: height, bytes: row(width) }];
  return passes
    .map(([x, y, stepX, stepY]) => ({
      count: Math.ceil((height - y) / stepY),
      bytes: row(Math.ceil((width - x) / stepX)),
    }))
    .filter(({ count, bytes }) => count > 0 && bytes > 0);
}
