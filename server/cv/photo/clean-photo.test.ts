import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { layOutCv } from "#server/cv/lay-out-cv.ts";
import { cleanPhoto, photoMostBytes, photoSide } from "#server/cv/photo/clean-photo.ts";
import { writeCvPdf } from "#server/documents/cv/write-cv-pdf.ts";
import { cvContent } from "#test/documents/any-cv.ts";
import { jpegs, jpegWith, phonePhoto, pngChunk, pngOf, secret } from "#test/photo-fixture.ts";

async function cleaned(bytes: Uint8Array) {
  const outcome = await cleanPhoto(bytes);
  if (outcome.kind === "wrong") throw new Error(`It is refused: ${outcome.fault}.`);
  return outcome.photo;
}

const faultOf = async (bytes: Uint8Array) => {
  const outcome = await cleanPhoto(bytes);
  return outcome.kind === "wrong" ? outcome.fault : null;
};

const holds = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);

/** Red, green and blue at a place of the picture, as a share of its width and height. */
async function colourAt(bytes: Uint8Array, across: number, down: number): Promise<readonly number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(down * info.height) * info.width + Math.floor(across * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

const isRed = ([red = 0, green = 0, blue = 0]: readonly number[]): boolean =>
  red > 180 && green < 90 && blue < 90;

const draws = async (photo: Awaited<ReturnType<typeof cleaned>>) =>
  (await writeCvPdf(layOutCv(cvContent({ photo, entries: [] })), new Date(0))).bytes.length;

/** A plain picture of any size; noise, since nothing of one colour is as large as a photo. */
const picture = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

describe("a photo", () => {
  test.each([
    ["of a phone", 4000, 3000, 800, 600],
    ["that stands", 1500, 3000, 400, 800],
    ["that is small", 300, 200, 300, 200],
  ])("%s is no larger than a CV needs, and never made larger", async (_, width, height, wide, high) => {
    const bytes = await picture(width, height).jpeg({ quality: 95 }).toBuffer();
    const photo = await cleaned(bytes);
    expect(photo.mediaType).toBe("image/jpeg");
    expect(await sharp(photo.bytes).metadata()).toMatchObject({ format: "jpeg", width: wide, height: high });
    expect(photo.bytes.length).toBeLessThan(bytes.length);
    expect(await draws(photo)).toBeGreaterThan(1000);
  });

  // Where the red corner of the fixture is seen, by how the camera was held (CIPA DC-008, orientation).
  test.each([
    [1, 0, 0],
    [2, 1, 0],
    [3, 1, 1],
    [4, 0, 1],
    [5, 0, 0],
    [6, 1, 0],
    [7, 1, 1],
    [8, 0, 1],
  ] as const)(
    "of a phone that was held as %i is stored the right way up",
    async (orientation, right, bottom) => {
      const { bytes } = await cleaned(phonePhoto(orientation));
      const { width, height, orientation: told } = await sharp(bytes).metadata();
      expect([width, height]).toEqual(orientation < 5 ? [160, 120] : [120, 160]);
      expect(told).toBeUndefined();
      for (const [x, y] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const)
        expect(isRed(await colourAt(bytes, x ? 0.96 : 0.04, y ? 0.96 : 0.04)), `${x}, ${y}`).toBe(
          x === right && y === bottom,
        );
    },
  );

  test("has no place, time, name, profile or thumbnail left in it", async () => {
    const { bytes } = await cleaned(phonePhoto(6));
    expect(holds(bytes, secret)).toBe(false);
    const told = await sharp(bytes).metadata();
    for (const beside of ["exif", "icc", "xmp", "iptc", "comments"] as const)
      expect(told[beside]).toBeUndefined();
  });

  test("has the colours of a screen, also one for a printing press", async () => {
    const press = await picture(400, 300).toColourspace("cmyk").jpeg().toBuffer();
    const wide = await picture(400, 300).withIccProfile("p3").jpeg().toBuffer();
    for (const bytes of [press, wide])
      expect(await sharp((await cleaned(bytes)).bytes).metadata()).toMatchObject({
        space: "srgb",
        channels: 3,
      });
  });

  const plain = { width: 120, height: 150, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;

  test("that is clear in places stands on white", async () => {
    const { bytes } = await cleaned(await sharp({ create: plain }).png().toBuffer());
    expect(await colourAt(bytes, 0.5, 0.5)).toEqual([255, 255, 255]);
  });

  test.each([
    ["grey", pngOf()],
    ["interlaced", pngOf({ width: 101, height: 103, interlace: 1, raw: Buffer.alloc(101 * 103 + 194) })],
    ["of 16 bits", pngOf({ bitDepth: 16, raw: Buffer.alloc((240 + 1) * 150) })],
    [
      "of a palette",
      pngOf({
        colourType: 3,
        bitDepth: 4,
        raw: Buffer.alloc(61 * 150),
        before: [pngChunk("PLTE", Buffer.alloc(48, 9)), pngChunk("tRNS", Buffer.alloc(2))],
      }),
    ],
    ["progressive", jpegs.progressive],
  ])("that is %s is read", async (_, bytes) => {
    expect(await sharp((await cleaned(bytes)).bytes).metadata()).toMatchObject({
      format: "jpeg",
      space: "srgb",
    });
  });
});

describe("whatever else is sent", () => {
  test.each([
    ["nothing", Buffer.alloc(0), "not-a-photo"],
    ["words", Buffer.from("GIF89a og andre ord"), "not-a-photo"],
    ["a drawing with a script", Buffer.from("<svg onload='x'/>"), "not-a-photo"],
    ["a start and nothing more", Buffer.from("ffd8ff", "hex"), "damaged"],
    ["too many bytes", Buffer.alloc(photoMostBytes + 1, 0xff), "too-large"],
    ["too few pixels", pngOf({ width: 99, raw: Buffer.alloc(100 * 150) }), "too-small"],
    ["too many pixels", pngOf({ width: 30_000, height: 30_000, raw: Buffer.alloc(9) }), "too-many-pixels"],
    ["fewer rows than it says", pngOf({ raw: Buffer.alloc(121 * 100) }), "damaged"],
    ["a kind of colour that is none", pngOf({ colourType: 5 }), "damaged"],
  ])("%s is refused", async (_, bytes, fault) => expect(await faultOf(bytes)).toBe(fault));

  test("no other kind of picture is opened, whatever the library could read", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>');
    const others = await Promise.all([
      ...(["webp", "gif", "tiff"] as const).map(async (kind) => picture(200, 200).toFormat(kind).toBuffer()),
      svg,
    ]);
    for (const bytes of others) {
      expect(await faultOf(bytes)).toBe("not-a-photo");
      await expect(sharp(bytes).metadata()).rejects.toThrow();
    }
  });

  test("a JPEG that is cut off in its picture is refused", async () => {
    for (const bytes of [jpegs.baseline, jpegs.progressive])
      for (let length = 3; length < bytes.length - 2; length += 7)
        expect(await faultOf(bytes.subarray(0, length)), `${length} bytes`).not.toBeNull();
  });

  test("a small file that unpacks to much is refused or made small", async () => {
    const { bytes } = await cleaned(pngOf({ width: 7000, height: 7000, raw: Buffer.alloc(7001 * 7000) }));
    expect(bytes.length).toBeLessThan(50_000);
  });

  test("damaged or hostile bytes never throw, and what is let through is small, clean and can be drawn", async () => {
    const whole = [jpegs.baseline, jpegs.progressive, phonePhoto(6), pngOf()];
    const noise = Buffer.from(secret);
    const changes = fc.array(fc.tuple(fc.nat(4000), fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
    const segments = fc.array(fc.integer({ min: 0xe1, max: 0xfe }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), changes, segments, async (original, spoiled, markers) => {
        const withMore =
          original[0] === 0xff
            ? jpegWith(
                markers.map((marker) => [marker, noise] as const),
                original,
              )
            : original;
        const bytes = Buffer.concat([withMore, noise]);
        for (const [at, value] of spoiled) bytes[at % bytes.length] = value;
        const outcome = await cleanPhoto(bytes);
        if (outcome.kind === "wrong") return;
        expect(holds(outcome.photo.bytes, "55.6761N")).toBe(false);
        const { width, height, format } = await sharp(outcome.photo.bytes).metadata();
        expect([format, Math.max(width, height) <= photoSide]).toEqual(["jpeg", true]);
        expect(await draws(outcome.photo)).toBeGreaterThan(1000);
      }),
      { numRuns: 100 },
    );
    const starts = fc.constantFrom([0xff, 0xd8, 0xff], [...pngOf().subarray(0, 40)], []);
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 3000 }), async (start, rest) => {
        expect(await faultOf(Buffer.concat([Uint8Array.from(start), rest]))).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
