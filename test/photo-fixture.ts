import { crc32, deflateSync } from "node:zlib";

/** A drawn figure, 160 pixels wide and 120 high, with a red corner at the top left. */
const baseline = [
  "/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/",
  "2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAAR",
  "CAB4AKADASIAAhEBAxEB/8QAGgABAAMBAQEAAAAAAAAAAAAAAAQFBgIBA//EADcQAQACAQMABAkMAwEAAAAAAAABAgMEBREh",
  "IzFhBhITFUFRVKLRFBYiM1JkcYGCoaPhQkSSwf/EABoBAQEBAQEBAQAAAAAAAAAAAAADAgEEBQb/xAAjEQEBAAMAAgIABwAA",
  "AAAAAAAAAQIDETFBBCETFFFSodHh/9oADAMBAAIRAxEAPwCqF783PvX8f9nzc+9fx/28f4Of6P0f5/4/7v4v9Hg1/s/p/wDV",
  "6gbZt3m/yvW+U8fj/Hjjjnv70969cuOMlfC+Xsx2bsssb9f4AKPMAAAAAAAAAAAAAAAAAAAAA4y5aYcc3yWitY7ZkHYotVvG",
  "XJM1wdXT1+mVffLkyTze9rT3zyldknhWarfLWjJUy5Mc80vas908LDS7xlxzFc/WU9fpgmyXyXVZ4Xo4xZaZscXx2i1Z7Jh2",
  "qkAAAAAAAAAAAAM7umsnU55pWeqpPEd8+td63JOLR5bx0TFej8WWS2X0tqx9gCC4ACdtesnTZ4paeqvPE90+tomPanRZJy6P",
  "FeemZr0/ivrvpDbj7fcBVEAAAAAAAAABE3SJtt+aI9UT+8M012SkZMdqW7LRMSymbHbDltjvHFqzxKO2ffV9V+uOAEVgABpd",
  "ria7fhifVM/vLO4cVs2WuOkfStPENXjpGPHWleysRELap99R23646AWQAAAAAAAAAAFfue3/ACmvlMXEZax/1CwHLOzldlsv",
  "YyFq2paa2ia2jtiXjU6jSYdTHW0iZ9Ex0Sg32PHM/QzWrHfHKF130vNsvlSPa1te0VrE2tPZELqmx44n6ea1o7o4TtPpMOmj",
  "qqRE+mZ6ZJrvsu2TwjbZt/yavlMvTltHZ9mFgC8kk5ELbb2gDrgAAAAAAAA5yZKYsdr5LRWtY5mZdMxv2unNqZ09J6vFPE99",
  "nZOuW8ffV+ENvGmukxxx9u/p/JCnetfM/X8for8FeKcjHU/z1uHtHuV+B563D2j3K/BADkOp/nrcPaPcr8Dz1uHtHuV+CAHI",
  "dWEb1r4n6/n9FfgnaTwht40V1eOOPt09H5KEOQ63ePJTLjrfHaLVtHMTDpmNh104dTGnvPV5Z6O6zTp2cbl6AOOgAAAAADCZ",
  "LTfJa89tpmZbtgm8GcgBtkAAAAAB1jtNMlbx21mJhu2Cb1jNrEAYaAAAAAAGCBvBnIAbZAAAAAAG9BjNrEAYaAAf/9k=",
].join("");
const progressive = [
  "/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/",
  "2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgAR",
  "CAB4AKADASIAAhEBAxEB/8QAGQABAAMBAQAAAAAAAAAAAAAAAAMEBQEC/8QAGQEBAQEBAQEAAAAAAAAAAAAAAAIBAwQF/9oA",
  "DAMBAAIQAxAAAAGovuP0V6Cfr4QrkAAAAAAAAAAOHVGvN6zJsF5ztQAAAAAAzr2VNhz6AT6OPq9OfsVAAAAAEWZr5UdPIiwG",
  "nnatx0XzAAAAAV7BuRzVg53R7dnIrB0gGAAAAOdzNe4a6pnQCdALE9AbvczTmgwAAAwt3BrA3AAAO7uDvZoToAADBKwNwAAB",
  "vGaE6B//xAAkEAABAwMCBwEAAAAAAAAAAAABAAIDERMwEiAEFCExM0BQEP/aAAgBAQABBQL84b0uXXLqOO380mgdMSqkqpCb",
  "MQgajNK/UdkT9JyvNGbmGrMkvj3RePIeoIodgFSOgyyR6tscen0HNDlYCsBNaG5iaB3EK89XpFekV6RXpFeem8QgajFO+rsE",
  "D6OxHvgHf5v/xAAeEQABAwQDAAAAAAAAAAAAAAABAhIgAAMQMBNAUf/aAAgBAwEBPwHnt+1dUFLJG1tN0JGVCacq0Op3RMRE",
  "xGf/xAAcEQABBQEBAQAAAAAAAAAAAAABAAIQEiAwIUD/2gAIAQIBAT8BoU3wdbK3B0t26W8KqvwjJyMmf//EACUQAAECBQME",
  "AwAAAAAAAAAAAAABIREgMDEyEBIiQEFhoQJQYP/aAAgBAQAGPwLT5dFl6MvQrx+tcZtXcav4l8VlnSqs6VoSwrxS8sVv0Dly",
  "41ZzihcyMjIyLnJBqe3slHb2X8F//8QAJRABAAEDAwIHAQAAAAAAAAAAAQARITAxQfAgYRBAUFGBoeHB/9oACAEBAAE/IfD+",
  "HlNu8Hb00KyoS0Wo6hWGgUlotQKyqZ7CaOmwurNUHbrqDtlu62zKioO8ZlqdLENWCgG2ak2H3ERo2fEFaF2Um4+vIaMjsMhu",
  "NmjMwIqgRq0+ZnOE5AnIE5AnIE5wjVp8xABVRx25+mG/P0xqqffCqB9vTv/aAAwDAQACAAMAAAAQxW//AP8A/wD/AP8A/wD/",
  "AP8AvDDf/wD/AP8A/wD1++5//wD/AP8A/a++m/8A/wD/AP8A/E4/P/8A/wD/AOIccQdP/wD/APpDDDDV/wD/AP8AhDDDDd//",
  "AP/EACARAQACAQQCAwAAAAAAAAAAAAEAETEQICEwQEHR4fD/2gAIAQMBAT8Q/QfiMBx9do3MWY6Pdr7t74rV8VvFGyBcxJiK",
  "rbuWpcuXLg344f/EAB4RAQACAQUBAQAAAAAAAAAAAAEAEUEQICEwMUBh/9oACAECAQE/EPxgQHtQeQD70LGqxvPN6nm96WUx",
  "WILMACjcFyiUSiURK+f/AP/EACcQAQAAAwYFBQAAAAAAAAAAAAEAESEwMUFRYfAgcYGR0RBAUKHx/9oACAEBAAE/EPTe6+y3",
  "fqN36jltySlPXX414QL1hJ5riw5NzVnDk3NGUJHNcSDhEuS3R2ryNXPhQ2rydHO2YuiUc+Nm6rVztQgMh+zjCByX7bUbhBGA",
  "JkknhEmpIgbhAC2upC7IRAhePqCBS4IxpK7J7AWmuCUYY0jUnBGkaEoFpjitW2DICasTwUu/0hVw7so2PFGx4o2PFGx4oBce",
  "7KJYKXb6QGQExLNFWrJ1sSCtWmlmRm9K2KE3oT47/9k=",
].join("");

export const jpegs: Readonly<Record<"baseline" | "progressive", Buffer>> = {
  baseline: Buffer.from(baseline, "base64"),
  progressive: Buffer.from(progressive, "base64"),
};

/** Stands in everything that must not survive. */
export const secret = "Hjemme 55.6761N 12.5683E";

const segment = (marker: number, body: Uint8Array): Buffer => {
  const length = body.length + 2;
  return Buffer.concat([Uint8Array.from([0xff, marker, length >> 8, length & 0xff]), body]);
};

/** A JPEG with further segments behind its start. */
export const jpegWith = (
  added: readonly (readonly [marker: number, body: Uint8Array])[],
  picture: Buffer = jpegs.baseline,
): Buffer =>
  Buffer.concat([
    picture.subarray(0, 2),
    ...added.map(([marker, body]) => segment(marker, body)),
    picture.subarray(2),
  ]);

/** Which way up a camera was held, as Exif counts it. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The part of a JPEG that says which way up it is to be shown: one entry, most significant byte first. */
const exifOf = (orientation: Orientation): Buffer =>
  Buffer.from(`4578696600004d4d002a0000000800010112000300000001000${orientation}000000000000`, "hex");

/** A JPEG as a phone makes it: turned, with places and names wherever there is room for them. */
export const phonePhoto = (orientation: Orientation): Buffer =>
  Buffer.concat([
    jpegWith([
      [0xe1, Buffer.concat([exifOf(orientation), Buffer.from(secret)])],
      [0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)],
      [0xe2, Buffer.from(`ICC_PROFILE\0${secret}`)],
      [0xed, Buffer.from(`Photoshop 3.0\0${secret}`)],
      [0xfe, Buffer.from(secret)],
    ]),
    jpegs.baseline,
    Buffer.from(secret),
  ]);

export function pngChunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

interface PngParts {
  readonly width?: number;
  readonly height?: number;
  readonly colourType?: number;
  readonly bitDepth?: number;
  readonly interlace?: number;
  /** The rows, each with the byte of its filter; blank when left out. */
  readonly raw?: Uint8Array;
  readonly before?: readonly Buffer[];
  readonly after?: Buffer;
}

/** A PNG of 8-bit grey unless something else is said. */
export function pngOf({ raw, before = [], after = Buffer.alloc(0), ...head }: PngParts = {}): Buffer {
  const { width = 120, height = 150, colourType = 0, bitDepth = 8, interlace = 0 } = head;
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body.set([bitDepth, colourType, 0, 0, interlace], 8);
  return Buffer.concat([
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", body),
    ...before,
    pngChunk("IDAT", deflateSync(raw ?? Buffer.alloc((width + 1) * height))),
    pngChunk("IEND", new Uint8Array()),
    after,
  ]);
}
