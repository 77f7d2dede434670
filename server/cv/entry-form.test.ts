import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fields } from "#questionnaires/form/fields.ts";
import { cvEntryName, cvFields, readCvEntry } from "#server/cv/entry-form.ts";
import { cvSection, cvSections } from "#server/cv/sections.ts";

const work = cvSection("work");
if (work === undefined) throw new Error("There is no section for work.");

const form = (fields: Record<string, string>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
const read = (fields: Record<string, string>) => readCvEntry(work, form(fields));

describe("an entry of the CV", () => {
  test("needs a name and nothing else", () => {
    expect(read({ title: "Opvasker" })).toEqual({ values: { title: "Opvasker" }, problems: [] });
    expect(read({ employer: "Kroen" })).toEqual({
      values: { employer: "Kroen" },
      problems: [{ field: "title", code: "required" }],
    });
  });

  test("knows months, years alone and what is still going on", () => {
    const typed = { title: "x", "from-month": "3", "from-year": "2019", "to-year": "2021", ongoing: "ja" };
    expect(read(typed).values).toEqual({ title: "x", from: "2019-03", to: "2021", ongoing: true });
  });

  test.each([
    [{ "from-year": "19" }, "from", "not-a-year"],
    [{ "from-year": "1899" }, "from", "not-a-year"],
    [{ "from-month": "4" }, "from", "month-without-year"],
    [{ "from-month": "13", "from-year": "2020" }, "from", "unknown-choice"],
    [{ "from-year": "2020", "to-year": "2019" }, "to", "ends-before"],
    [{ "from-year": "2020", "from-month": "5", "to-year": "2020", "to-month": "4" }, "to", "ends-before"],
    [{ kind: "president" }, "kind", "unknown-choice"],
    [{ ongoing: "måske" }, "ongoing", "unknown-choice"],
    [{ employer: "x".repeat(121) }, "employer", "too-long"],
  ])("%j is told at its field", (typed, field, code) => {
    expect(read({ title: "x", ...(typed as Record<string, string>) }).problems).toEqual([{ field, code }]);
  });

  test("that ends in the year it began in is fine, also when only one of them has a month", () => {
    expect(read({ title: "x", "from-year": "2020", "from-month": "5", "to-year": "2020" }).problems).toEqual(
      [],
    );
  });

  test("is text: lines stay lines, marks that turn the reading direction go, a name is one line", () => {
    const { values } = read({ title: "Op\u202evasker  på\nkro", tasks: "En\r\nTo" });
    expect(values).toEqual({ title: "Opvasker på kro", tasks: "En\nTo" });
  });

  test("is called by its name, a licence by the words of its category", () => {
    expect(cvEntryName(work, { title: "Bager" }, "da")).toBe("Bager");
    const licences = cvSection("licences");
    if (licences === undefined) throw new Error("There is no section for licences.");
    expect(cvEntryName(licences, { category: "B" }, "en")).toBe("B · car");
  });
});

test.each(cvSections.map((section) => [section.id, section] as const))(
  "whatever is stored in %s is shown in its form as it was read",
  (_, section) => {
    const typed = fc.record(
      Object.fromEntries(
        section.fields.map((field) => {
          if (field.kind === "tick") return [field.id, fc.constantFrom("", "ja")];
          if (field.kind === "choice")
            return [field.id, fc.constantFrom("", ...field.options.map(({ code }) => code))];
          if (field.kind === "month") return [`${field.id}-year`, fc.constantFrom("", "2019")];
          return [field.id, fc.string({ unit: "grapheme", maxLength: 40 })];
        }),
      ),
    );
    fc.assert(
      fc.property(typed, (fields) => {
        const { values } = readCvEntry(section, form(fields as Record<string, string>));
        expect(readCvEntry(section, cvFields(section, values)).values).toEqual(values);
      }),
      { numRuns: 50 },
    );
  },
);

test("no section has two fields of one name, and each has one that names its entries", () => {
  for (const { id, fields } of cvSections) {
    expect(new Set(fields.map((field) => field.id)).size, id).toBe(fields.length);
    expect(fields.filter((field) => "required" in field).length, id).toBe(1);
  }
});
