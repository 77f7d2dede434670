/** An element of XML: its name, attributes, and text or elements inside. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: string | readonly XmlElement[];
}

type Inside = string | readonly (XmlElement | undefined)[];

/** An element; undefined when there is nothing in it. */
export function xml(name: string, inside: Inside): XmlElement | undefined {
  const kept = typeof inside === "string" ? inside : inside.filter((part) => part !== undefined);
  return kept.length === 0 ? undefined : { name, attributes: {}, inside: kept };
}

/** Characters that XML 1.0 (production 2, Char) does not have: most controls, halves of letters, two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(notXml, "")
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** An element and all in it as text, one element on each line. */
export function writeXml({ name, attributes, inside }: XmlElement, indent = ""): string {
  const opening = [
    name,
    ...Object.entries(attributes).map(([key, text]) => `${key}="${escaped(text)}"`),
  ].join(" ");
  if (inside.length === 0) return `${indent}<${opening}/>\n`;
  if (typeof inside === "string") return `${indent}<${opening}>${escaped(inside)}</${name}>\n`;
  return `${indent}<${opening}>\n${inside.map((part) => writeXml(part, `${indent}  `)).join("")}${indent}</${name}>\n`;
}
