import { dataText, onOneLine } from "../data-text.ts";

/** A script that reads the plain CSV file with codes, which lies beside it under this name. */
export interface ScriptForm {
  /** Language of the labels. */
  readonly lang: "da" | "en";
  readonly csvName: string;
}

/** The name of the CSV file, fit to stand in a script. @throws RangeError when it holds more than letters, digits, `._-`. */
export function checkedName(name: string): string {
  if (!/^\w[\w.-]*$/.test(name))
    throw new RangeError("The name of the file has signs that mean something in scripts");
  return name;
}

/** Signs that turn the direction of reading: with them a line of code looks other than it is. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A label on one line, without signs that nobody sees. */
export const lineOf = (text: string): string =>
  onOneLine(dataText(text), " ")
    .replaceAll("\t", " ")
    .replaceAll(/[\u007F-\u009F]/g, "\uFFFD")
    .replaceAll(turning, "");

/** What fits into so much room by `sizeOf`, with three dots where something is missing. */
export function fitting(text: string, room: number, sizeOf: (text: string) => number): string {
  if (sizeOf(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && sizeOf(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("")}…`;
}

export const bytesIn = (text: string): number => Buffer.byteLength(text);
export const lettersIn = (text: string): number => [...text].length;

/** Labels of one variable as a program tells them apart: those that stand there twice have their value behind them. */
export function distinctLabels(categories: readonly { value: number; label: string }[]): readonly string[] {
  const count = Map.groupBy(categories, ({ label }) => label);
  return categories.map(({ value, label }) =>
    label === "" || (count.get(label)?.length ?? 0) > 1 ? `${label} (${value})`.trim() : label,
  );
}
