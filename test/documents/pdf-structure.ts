import { execFileSync } from "node:child_process";

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Dictionary = { readonly [key: string]: Value };

/** What is drawn in one piece of the content of a page, and what it is tagged as. */
export interface DrawnPiece {
  /** From the outermost in; empty when it stands outside all tags. */
  readonly tags: readonly string[];
  /** Number of the piece on its page; null for what only decorates. */
  readonly id: number | null;
}

export interface PdfElement {
  readonly tag: string;
  readonly alt: string | null;
  readonly children: readonly PdfElement[];
  /** Pieces that it holds itself, as page (object name) and number. */
  readonly pieces: readonly string[];
}

export interface PdfStructure {
  readonly root: PdfElement;
  /** Every piece that the pages draw, as in `pieces`; what only decorates is left out. */
  readonly drawn: readonly string[];
  /** Text, pictures and lines that stand outside all tags. */
  readonly untagged: readonly string[];
  readonly catalog: Dictionary;
  readonly info: Dictionary;
}

const isDictionary = (value: Value | undefined): value is Dictionary =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listed = (value: Value | undefined): readonly Value[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as Value];

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 27 });

/** Operators that put something on the page (ISO 32000-1, annex A). */
const paints = /(?:^|\s)(Tj|TJ|'|"|Do|S|s|f|F|f\*|B|B\*|b|b\*|sh|EI)$/;

/** Reads a PDF with qpdf: what is drawn, and the tree that tells what it is. */
export function pdfStructure(file: string): PdfStructure {
  const { objects, pages } = JSON.parse(run("qpdf", "--json=1", file)) as {
    objects: Record<string, Value>;
    pages: readonly { readonly object: string; readonly contents: readonly string[] }[];
  };
  const look = (value: Value | undefined): Value | undefined =>
    typeof value === "string" && / \d+ R$/.test(value) ? objects[value] : value;
  const trailer = objects["trailer"] as Dictionary;
  const catalog = look(trailer["/Root"]) as Dictionary;
  const top = look((look(catalog["/StructTreeRoot"]) as Dictionary)["/K"]);
  const read = pages.map(({ object, contents }) => {
    const text = contents
      .map((name) => run("qpdf", `--show-object=${name.split(" ")[0]}`, "--filtered-stream-data", file))
      .join("\n");
    return readContent(text, object);
  });
  return {
    root: element(listed(top)[0], look, null),
    drawn: read.flatMap(({ drawn }) => drawn),
    untagged: read.flatMap(({ untagged }) => untagged),
    catalog: resolved(catalog, look),
    info: resolved(look(trailer["/Info"]) as Dictionary, look),
  };
}

/** The values of a dictionary themselves, where it only names the object that holds them. */
const resolved = (at: Dictionary, look: (value: Value | undefined) => Value | undefined): Dictionary =>
  Object.fromEntries(Object.entries(at).map(([key, value]) => [key, look(value) ?? null]));

/** Follows marked content from line to line. */
function readContent(text: string, page: string): { drawn: string[]; untagged: string[] } {
  const open: DrawnPiece[] = [];
  const drawn = new Set<string>();
  const untagged: string[] = [];
  const marks = /\/(\w+)\s+(?:BMC|<<((?:[^<>]|<[0-9a-fA-F\s]*>)*)>>\s*BDC)|\bEMC\b|[^\n]+/g;
  for (const [whole, tag, inside] of text.matchAll(marks)) {
    if (tag !== undefined) {
      const id = /\/MCID (\d+)/.exec(inside ?? "")?.[1];
      open.push({ tags: [tag], id: id === undefined ? null : Number(id) });
    } else if (whole.trim() === "EMC") open.pop();
    else if (paints.test(whole)) {
      const id = open.findLast((piece) => piece.id !== null)?.id;
      if (id !== undefined && id !== null) drawn.add(`${page} ${id}`);
      else if (!open.some(({ tags }) => tags.includes("Artifact"))) untagged.push(whole);
    }
  }
  if (open.length > 0) untagged.push(`never closed on ${page}`);
  return { drawn: [...drawn], untagged };
}

function element(
  name: Value | undefined,
  look: (value: Value | undefined) => Value | undefined,
  page: Value | null,
): PdfElement {
  const at = look(name);
  if (!isDictionary(at)) throw new Error("The tree of the document is broken.");
  const own = at["/Pg"] ?? page;
  const children: PdfElement[] = [];
  const pieces: string[] = [];
  for (const kid of listed(look(at["/K"]))) {
    const there = look(kid);
    if (typeof there === "number") pieces.push(`${own} ${there}`);
    else if (isDictionary(there) && typeof there["/MCID"] === "number")
      pieces.push(`${there["/Pg"] ?? own} ${there["/MCID"]}`);
    else children.push(element(kid, look, own));
  }
  const alt = look(at["/Alt"]);
  return { tag: String(at["/S"]).slice(1), alt: typeof alt === "string" ? alt : null, children, pieces };
}

/** Every element of a tree in the order in which it is read aloud. */
export const readInOrder = (root: PdfElement): readonly PdfElement[] => [
  root,
  ...root.children.flatMap(readInOrder),
];
