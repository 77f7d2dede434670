import { expect, test } from "vitest";
import { readCommandLine } from "./options.ts";

const read = (args: string[], env: NodeJS.ProcessEnv = {}) => {
  const { words, option } = readCommandLine(args, ["from", "answers"], env);
  return { words, from: option("from"), answers: option("answers"), database: option("database") };
};

test("words and options may stand in any order", () => {
  const expected = { words: ["skema", "1.0.0"], from: "a@1.0.0", answers: undefined, database: true };
  expect(read(["skema", "--from", "a@1.0.0", "1.0.0", "--database"])).toEqual(expected);
  expect(read(["--database", "--from=a@1.0.0", "skema", "1.0.0"])).toEqual(expected);
});

test("an option that lacks its value is told from one that is not there", () => {
  expect(read(["skema", "--from"]).from).toBe(true);
  expect(read(["skema", "--from", "--database"])).toMatchObject({ from: true, database: true });
});

test("what npm kept for itself counts too", () => {
  const env = { npm_config_from: "a@1.0.0", npm_config_database: "true" };
  expect(read(["skema"], env)).toEqual({
    words: ["skema"],
    from: "a@1.0.0",
    answers: undefined,
    database: true,
  });
});
