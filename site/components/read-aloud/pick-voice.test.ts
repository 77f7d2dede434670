import { expect, test } from "vitest";
import { pickVoice } from "./pick-voice.ts";

const voice = (lang: string, { localService = true, isDefault = false } = {}) => ({
  lang,
  localService,
  default: isDefault,
});

test("a voice speaks the page's language, however the device writes it", () => {
  const danish = voice("da_DK");
  expect(pickVoice([voice("de-DE"), danish], "da")).toBe(danish);
  expect(pickVoice([voice("dav-KE")], "da")).toBeUndefined();
  expect(pickVoice([], "da")).toBeUndefined();
});

test("the one that the person has chosen comes first", () => {
  const chosen = voice("en-GB", { isDefault: true });
  expect(pickVoice([voice("en-US"), chosen], "en")).toBe(chosen);
});

test("a voice that sends the text elsewhere is never used", () => {
  expect(pickVoice([voice("da-DK", { localService: false, isDefault: true })], "da")).toBeUndefined();
});
