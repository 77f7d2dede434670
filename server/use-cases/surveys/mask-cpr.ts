/** Ten digits with a day and a month in front, with or without a hyphen or space, and no digit at either side. */
const cprLike = /(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)/g;

/** Free text without anything that looks like a cpr number, whether or not it is a valid one. */
export const maskCpr = (text: string): string => text.replaceAll(cprLike, "[cpr]");
