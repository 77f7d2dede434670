import { expect, test } from "vitest";
import { phoneHref, phoneText } from "./phone.ts";

test("a number is dialled without spaces and shown without a line break", () => {
  expect([phoneHref("70 201 201"), phoneText("70 201 201")]).toEqual([
    "tel:70201201",
    "70\u00a0201\u00a0201",
  ]);
});
