import { expect, test } from "vitest";
import { shownActions } from "#server/use-cases/privacy/who-has-read.ts";
import { purposes } from "#server/use-cases/triage/relation.ts";
import { translator } from "#site/text/translate.ts";
import { actionWord, purposeWord, roleInText, roleWord, statusText } from "./access-words.ts";

const t = translator("da");
const at = new Date("2026-11-05T09:00:00Z");

test("every act that the citizen sees has its own words", () => {
  const words = [...shownActions].map((action) => actionWord(t, action));
  expect(new Set(words).size).toBe(shownActions.size);
  expect(words).not.toContain(t("access.other"));
});

test("every purpose has its own words", () => {
  const words = purposes.map((purpose) => purposeWord(t, { action: "case.read-answers", purpose }));
  expect(new Set(words).size).toBe(purposes.length);
  expect(words).not.toContain(t("access.other"));
  expect(purposeWord(t, { action: "case.read-answers", purpose: "own-case" })).toBe("Har din sag");
  expect(purposeWord(t, { action: "case.take", purpose: null })).toBe("Har din sag");
  expect(purposeWord(t, { action: "case.search", purpose: null })).toBe("Ledte efter en sag");
  expect(purposeWord(t, { action: "case.search", purpose: "search" })).toBe("Ledte efter en sag");
  const look = { action: "case.read-summary", purpose: "before-taking" } as const;
  expect([actionWord(t, look.action), purposeWord(t, look)]).toEqual([
    "Så, at du har en sag, men ikke dine svar",
    "Så, hvilken sag det er",
  ]);
  expect(purposeWord(t, { action: "case.read-answers", purpose: "new" })).toBe(t("access.other"));
});

test("roles are told in words, an unknown one too", () => {
  expect(roleInText(t, "caseworker")).toBe("en sagsbehandler");
  expect(roleWord(t, "team_lead")).toBe("En teamleder");
  expect(roleWord(t, "system")).toBe("En medarbejder");
});

test("the status tells the furthest step", () => {
  const firstRead = { at, role: "caseworker", action: "case.read-answers", purpose: null } as const;
  expect(statusText(t, "da", { firstRead: null, assessedAt: null })).toBe("Modtaget");
  expect(statusText(t, "da", { firstRead, assessedAt: null })).toBe(
    "Læst 5. november 2026 af en sagsbehandler",
  );
  expect(statusText(t, "da", { firstRead, assessedAt: at })).toMatch(/vurderet/);
});
