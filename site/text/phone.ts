/** "tel:72333333" from "72 33 33 33" */
export const phoneHref = (phone: string): string => `tel:${phone.replaceAll(/\s/g, "")}`;

/** The number as written, never broken over two lines. */
export const phoneText = (phone: string): string => phone.replaceAll(" ", "\u00a0");
