import { createHash } from "node:crypto";
import { newId } from "#server/use-cases/ids.ts";

/** The same id in every demonstration, so that a seeding that was cut off is gone through again without harm. */
export const demoId = (name: string): string =>
  newId((count) => createHash("sha256").update(`demo ${name}`).digest().subarray(0, count));
