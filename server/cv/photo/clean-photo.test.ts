import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOutCv } from "#server/cv/lay-out-cv.ts";
import { cleanPhoto, photoMostBytes } from "#server/cv/photo/clean-photo.ts";
import { orientationSegment } from "#server/cv/photo/exif-orientation.ts";
import { photoOrientation, withoutOrientation } from "#server/cv/photo/photo-orientation.ts";
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

/** Everything before the first coded picture, as markers. */
function markersOf(bytes: Uint8Array): readonly number[] {
  const markers: number[] = [];
  for (let at = 2; at < bytes.length; at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)) {
    markers.push(bytes[at + 1] ?? 0);
    if (bytes[at + 1] === 0xda) break;
  }
  return markers;
}

const draws = async (photo: Awaited<ReturnType<typeof cleaned>>) =>
  (await writeCvPdf(layOutCv(cvContent({ photo, entries: [] })), new Date(0))).bytes.length;

describe("a JPEG", () => {
  test.each(["baseline", "progressive"] as const)(
    "that is %s keeps its picture to the last byte",
    async (kind) => {
      const { mediaType, bytes } = await cleaned(jpegs[kind]);
      expect(mediaType).toBe("image/jpeg");
      const pictureOf = (whole: Uint8Array) =>
        Buffer.from(whole).subarray(Buffer.from(whole).indexOf("ffda", 0, "hex"));
      expect(pictureOf(bytes).equals(pictureOf(jpegs[kind]))).toBe(true);
      expect(Buffer.from((await cleaned(bytes)).bytes).equals(bytes)).toBe(true);
      expect(await draws({ mediaType, bytes })).toBeGreaterThan(1000);
    },
  );

  test.each([1, 2, 3, 4, 5, 6, 7, 8] as const)(
    "of a phone, turned as %i, is shown that way, and says nothing else",
    async (orientation) => {
      const photo = await cleaned(phonePhoto(orientation));
      expect(photoOrientation(photo)).toBe(orientation);
      expect(photoOrientation({ ...photo, bytes: withoutOrientation(photo) })).toBe(1);
      expect(holds(photo.bytes, secret)).toBe(false);
      const beside = markersOf(photo.bytes).filter((marker) => marker >= 0xe1);
      expect(beside).toEqual(orientation === 1 ? [] : [0xe1]);
    },
  );

  test("of a camera that counts from the low byte is turned too", async () => {
    const little = Buffer.from(
      "457869660000" + "49492a0008000000" + "0100" + "120103000100000008000000" + "00000000",
      "hex",
    );
    expect(photoOrientation(await cleaned(jpegWith([[0xe1, little]])))).toBe(8);
  });

  test("holds no segment but those of the picture, whatever was put in between", async () => {
    const markers = fc.integer({ min: 0xe1, max: 0xfe }).filter((marker) => marker !== 0xee);
    const added = fc.array(
      fc.tuple(
        markers,
        fc.uint8Array({ maxLength: 60 }).map((body) => Buffer.concat([body, Buffer.from(secret)])),
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(added, fc.boolean(), async (segments, isProgressive) => {
        const source = isProgressive ? jpegs.progressive : jpegs.baseline;
        const { bytes } = await cleaned(Buffer.concat([jpegWith(segments, source), Buffer.from(secret)]));
        expect(holds(bytes, secret)).toBe(false);
        expect(markersOf(bytes).every((marker) => marker === 0xe0 || marker === 0xc4 || marker < 0xe0)).toBe(
          true,
        );
        expect(Buffer.from(bytes).equals((await cleaned(source)).bytes)).toBe(true);
      }),
    );
  });

  test("is refused when tables hold more than tables", async () => {
    const table = Buffer.concat([Buffer.alloc(65), Buffer.from(secret)]);
    expect(await faultOf(jpegWith([[0xdb, table]]))).toBe("damaged");
    expect(await faultOf(jpegWith([[0xc4, Buffer.concat([Buffer.alloc(17), Buffer.from(secret)])]]))).toBe(
      "damaged",
    );
    expect(await faultOf(jpegWith([[0xdd, Buffer.from(secret)]]))).toBe("damaged");
  });

  test.each([
    ["four colours of a printing press", 4, 0xc0],
    ["no loss", 3, 0xc3],
    ["arithmetic codes", 3, 0xc9],
  ])("with %s is refused", async (_, parts, marker) => {
    const body = Buffer.from([8, 0, 200, 0, 200, parts, ...Array.from({ length: parts * 3 }, () => 1)]);
    expect(await faultOf(jpegWith([[marker, body]]))).toBe("unusual");
  });

  test("whose colours only a header could explain is refused", async () => {
    const adobe = Buffer.concat([Buffer.from("Adobe"), Buffer.alloc(7)]);
    expect(await faultOf(jpegWith([[0xee, adobe]]))).toBe("unusual");
    adobe[11] = 1;
    expect(await faultOf(jpegWith([[0xee, adobe]]))).toBeNull();
  });
});

describe("a PNG", () => {
  const parts = {
    grey: pngOf(),
    clear: pngOf({ colourType: 6, raw: Buffer.alloc((120 * 4 + 1) * 150, 1) }),
    interlaced: pngOf({ width: 101, height: 103, interlace: 1, raw: Buffer.alloc(101 * 103 + 194) }),
    palette: pngOf({
      colourType: 3,
      bitDepth: 4,
      raw: Buffer.alloc(61 * 150),
      before: [pngChunk("PLTE", Buffer.alloc(48, 9)), pngChunk("tRNS", Buffer.alloc(2))],
    }),
  };

  test.each(Object.entries(parts))("that is %s is kept, and can be drawn", async (_, bytes) => {
    const photo = await cleaned(bytes);
    expect(photo.mediaType).toBe("image/png");
    expect(Buffer.from((await cleaned(photo.bytes)).bytes).equals(photo.bytes)).toBe(true);
    expect(await draws(photo)).toBeGreaterThan(1000);
  });

  test("holds no text, time, Exif or further picture, nor anything behind its rows or its end", async () => {
    const names = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "acTL", "fdAT", "prVt"];
    const added = fc.array(fc.constantFrom(...names), { maxLength: 9 });
    const clean = await cleaned(pngOf());
    await fc.assert(
      fc.asyncProperty(added, fc.uint8Array({ maxLength: 30 }), async (chunks, noise) => {
        const body = Buffer.concat([noise, Buffer.from(secret)]);
        const bytes = pngOf({ before: chunks.map((name) => pngChunk(name, body)), after: body });
        expect(Buffer.from((await cleaned(bytes)).bytes).equals(clean.bytes)).toBe(true);
      }),
    );
    const behind = Buffer.concat([deflateSync(Buffer.alloc(121 * 150)), Buffer.from(secret)]);
    const packed = Buffer.concat([
      pngOf().subarray(0, 33),
      pngChunk("IDAT", behind),
      pngChunk("IEND", Buffer.alloc(0)),
    ]);
    expect(Buffer.from((await cleaned(packed)).bytes).equals(clean.bytes)).toBe(true);
  });

  test.each([
    ["fewer rows than it says", pngOf({ raw: Buffer.alloc(121 * 149) })],
    ["more rows than it says", pngOf({ raw: Buffer.alloc(121 * 151) })],
    ["millions of rows that nobody asked for", pngOf({ raw: Buffer.alloc(50_000_000) })],
    ["a filter that is none", pngOf({ raw: Buffer.alloc(121 * 150, 5) })],
    ["a palette that is missing", pngOf({ colourType: 3, raw: Buffer.alloc(121 * 150) })],
    ["a needed chunk that nobody knows", pngOf({ before: [pngChunk("ABCD", Buffer.alloc(1))] })],
    ["a kind of colour that is none", pngOf({ colourType: 5 })],
  ])("with %s is refused", async (_, bytes) => expect(await faultOf(bytes)).toBe("damaged"));

  test("whose bytes were changed on the way is refused", async () => {
    const bytes = pngOf();
    bytes[20] = 1;
    expect(await faultOf(bytes)).toBe("damaged");
  });
});

describe("whatever is sent", () => {
  test.each([
    ["nothing", Buffer.alloc(0), "not-a-photo"],
    ["words", Buffer.from("GIF89a og andre ord"), "not-a-photo"],
    ["a drawing with a script", Buffer.from("<svg onload='x'/>"), "not-a-photo"],
    ["too many bytes", Buffer.alloc(photoMostBytes + 1, 0xff), "too-large"],
    ["too few pixels", pngOf({ width: 99, raw: Buffer.alloc(100 * 150) }), "too-small"],
    ["too many pixels", pngOf({ width: 30_000, height: 30_000, raw: Buffer.alloc(9) }), "too-many-pixels"],
  ])("%s is refused", async (_, bytes, fault) => expect(await faultOf(bytes)).toBe(fault));

  const whole = [jpegs.baseline, jpegs.progressive, phonePhoto(6), pngOf()];

  test("a photo that is cut off anywhere is refused", async () => {
    for (const bytes of [jpegs.baseline, jpegs.progressive, pngOf()])
      for (let length = 0; length < bytes.length; length += 1)
        expect(await faultOf(bytes.subarray(0, length)), `${length} bytes`).not.toBeNull();
  });

  test("damaged or hostile bytes never throw, and what is let through can be drawn and is clean already", async () => {
    const changes = fc.array(fc.tuple(fc.nat(4000), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), changes, async (original, spoiled) => {
        const bytes = Buffer.from(original);
        for (const [at, value] of spoiled) bytes[at % bytes.length] = value;
        const outcome = await cleanPhoto(bytes);
        if (outcome.kind === "wrong") return;
        expect(holds(outcome.photo.bytes, "55.6761N")).toBe(false);
        expect(Buffer.from((await cleaned(outcome.photo.bytes)).bytes).equals(outcome.photo.bytes)).toBe(
          true,
        );
        expect(await draws(outcome.photo)).toBeGreaterThan(1000);
      }),
      { numRuns: 120 },
    );
    const starts = fc.constantFrom([0xff, 0xd8, 0xff], [...pngOf().subarray(0, 40)], []);
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 3000 }), async (start, rest) => {
        expect(await faultOf(Buffer.concat([Uint8Array.from(start), rest]))).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test("a file made of endless starts takes no time", async () => {
    const start = Buffer.alloc(photoMostBytes, 0xff);
    start[1] = 0xd8;
    const began = performance.now();
    expect(await faultOf(start)).toBe("damaged");
    const zeros = Buffer.concat([jpegs.baseline.subarray(0, -2), Buffer.alloc(photoMostBytes - 9000)]);
    expect(await faultOf(zeros)).toBe("damaged");
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test("what says which way up fits the segment it stands in", () => {
    const segment = orientationSegment(6);
    expect(segment.length).toBe(2 + (segment[2] ?? 0) * 256 + (segment[3] ?? 0));
  });
});
