import { expect, test } from "vitest";
import { type CvContents, minimumContent, missingIn } from "#server/cv/minimum-content.ts";
import { cvSection } from "#server/cv/sections.ts";

const idsMissing = (contents: Partial<CvContents>) =>
  missingIn(minimumContent, { entries: [], contact: null, ...contents }).map(({ id }) => id);
const entry = (section: string, values: Record<string, string> = { title: "x" }, hidden = false) => ({
  section,
  values,
  hidden,
});

test("an empty CV lacks everything, and a whole one nothing", () => {
  expect(idsMissing({})).toEqual(minimumContent.rules.map(({ id }) => id));
  const entries = [
    entry("unpaid"),
    entry("strengths", { title: "x", example: "y" }),
    entry("courses"),
    entry("languages"),
  ];
  expect(idsMissing({ entries, contact: { email: "", phone: "12345678" } })).toEqual([]);
});

test("what is hidden does not count, nor contact details that are blank, nor a strength without an example", () => {
  expect(idsMissing({ entries: [entry("work", { title: "x" }, true)] })).toContain("experience");
  expect(idsMissing({ contact: { email: "", phone: "" } })).toContain("contact");
  const missing = idsMissing({ entries: [entry("strengths")] });
  expect([missing.includes("strength"), missing.includes("example")]).toEqual([false, true]);
});

test("every rule names sections and fields that there are", () => {
  for (const { sections, field } of minimumContent.rules) {
    if (sections === "contact") continue;
    for (const id of sections) {
      const section = cvSection(id);
      expect(section, id).toBeDefined();
      if (field) expect(section?.fields.map((one) => one.id)).toContain(field);
    }
  }
});
