const NAME = /^[a-z][a-z0-9_]{1,39}$/;

/** A name near the one that was meant: small letters, `æ` as `ae`, `_` between words. */
const nearName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .replaceAll(/[^a-z0-9]+/gu, "_")
    .replaceAll(/^[^a-z]+|_+$/gu, "")
    .slice(0, 40);

/** Why a questionnaire cannot be called this; undefined when it can. */
export function nameFault(name: string): string | undefined {
  if (name === "constructor") return `"constructor" cannot be a name: it means something to the program.`;
  if (NAME.test(name)) return undefined;
  const near = nearName(name);
  const help = NAME.test(near) ? ` Try "${near}".` : "";
  return `"${name}" cannot be a name: use 2 to 40 small letters a-z, numbers and _, and begin with a letter.${help}`;
}
