import { expect, test } from "vitest";
import { nameFault } from "./name-fault.ts";

test.each(["min_uge", "risikoscreening", "a1", "trivsel_2026"])("%s can be a name", (name) =>
  expect(nameFault(name)).toBeUndefined(),
);

test.each([
  ["Min uge", 'Try "min_uge".'],
  ["Trivsel på jobbet!", 'Try "trivsel_paa_jobbet".'],
  ["2026", "begin with a letter."],
  ["x", "begin with a letter."],
  ["../andet", 'Try "andet".'],
  ["constructor", "it means something to the program."],
  ["", "begin with a letter."],
])("%s cannot, and a near name is offered: %s", (name, sentence) =>
  expect(nameFault(name)).toContain(sentence),
);
