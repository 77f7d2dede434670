const WIDTH = 100;

/** JSON as people like to edit it: what fits on a line stays on one line. */
export function jsonText(value: unknown, indent = ""): string {
  const short = oneLine(value);
  if (short.length + indent.length <= WIDTH || typeof value !== "object" || value === null) return short;
  const inside = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((part) => jsonText(part, inside))
    : Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${jsonText(part, inside)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${parts.map((part) => `${inside}${part}`).join(",\n")}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${oneLine(part)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}
