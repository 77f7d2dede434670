import { expect, test } from "vitest";
import { deadlineKind, deadlineText } from "./deadline.ts";

test.each([
  [7, "neutral", "7 dage tilbage"],
  [1, "warning", "1 dag tilbage"],
  [0, "warning", "Frist i dag"],
  [-3, "error", "Frist overskredet med 3 dage"],
])("%i days from the deadline", (days, kind, text) => {
  expect([deadlineKind(days), deadlineText(days, "da")]).toEqual([kind, text]);
});
