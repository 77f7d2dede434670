import { expect, test } from "vitest";
import { refusalWords } from "./refusal-words.ts";

test("every reason has its words, and an unknown one counts as the provider's", () => {
  expect(refusalWords("assurance")).toBe("login.assurance");
  expect(refusalWords("cancelled")).toBe("login.cancelled");
  for (const reason of [null, "", "constructor", "noget"])
    expect(refusalWords(reason)).toBe("login.provider");
});
