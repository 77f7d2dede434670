import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CvEntry, CvPerson, CvValues } from "#server/cv/cv-entry.ts";
import { type CvSectionId, cvSections } from "#server/cv/sections.ts";
import { readJsonResume } from "#server/documents/cv/read-json-resume.ts";
import { writeJsonResume } from "#server/documents/cv/write-json-resume.ts";
import { cvContent } from "#test/documents/any-cv.ts";

/** The JSON pointer to a key of the first object in a part of the file. */
const inFirst = (part: string, key: string): string => `/${part}/0/${key}`;

const read = (resume: unknown) => {
  const result = readJsonResume(JSON.stringify(resume));
  if (result.fault !== null) throw new Error(result.fault);
  return result;
};

/** Text as it is stored: on one line, without signs that begin a list. */
const line = fc
  .stringMatching(/^[A-Za-zÆØÅæøåلمŁ<>&="'/]{1,12}( [A-Za-z0-9æøå;+@()]{1,9}){0,3}$/)
  .map((text) => text.normalize("NFC"));
const lines = fc.array(line, { minLength: 1, maxLength: 4 }).map((all) => all.join("\n"));
const year = fc.integer({ min: 1950, max: 2030 }).map(String);
const month = fc.oneof(
  year,
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, "0")}`),
);

const known = <Values extends Record<string, unknown>>(values: Values): CvValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as CvValues;

const maybe = <Thing>(some: fc.Arbitrary<Thing>) => fc.option(some, { nil: undefined });

/** What the format can say of time: from and until, still, or nothing. */
const time = fc.oneof(
  fc.record({ from: month, to: month }),
  fc.record({ from: month, ongoing: fc.constant(true as const) }),
  fc.constant({}),
);

const codes = (section: CvSectionId, id: string): fc.Arbitrary<string> => {
  const field = cvSections
    .flatMap((one) => (one.id === section ? [...one.fields] : []))
    .find((one) => one.id === id);
  return fc.constantFrom(...(field?.kind === "choice" ? field.options.map(({ code }) => code) : []));
};

const deeds = { title: line, tasks: maybe(lines), learnt: maybe(lines) };
const both = (section: CvSectionId, values: fc.Arbitrary<object>) =>
  values.map((all) => ({ section, values: known({ ...all }) }));
const timed = (fields: fc.Arbitrary<object>) =>
  fc.tuple(fields, time).map(([some, when]) => ({ ...some, ...when }));

/** Entries of which the format can hold all, in its order. */
const entries = fc
  .tuple(
    fc.array(both("work", timed(fc.record({ ...deeds, employer: maybe(line), place: maybe(line) })))),
    fc.array(both("unpaid", timed(fc.record({ ...deeds, where: maybe(line) })))),
    fc.array(
      both(
        "education",
        fc.record({ title: line, school: line, from: month, to: month, about: maybe(lines) }),
      ),
    ),
    fc.array(both("courses", fc.record({ title: line, provider: maybe(line), from: maybe(month) }))),
    fc.array(both("languages", fc.record({ title: line, level: maybe(codes("languages", "level")) }))),
    fc.array(both("it", fc.record({ title: line, level: maybe(codes("it", "level")) }))),
    fc.array(both("licences", fc.record({ category: codes("licences", "category") }))),
    fc.array(both("strengths", fc.record({ title: line, example: maybe(lines) }))),
    fc.array(both("references", fc.record({ title: line, role: maybe(line), contact: maybe(line) }))),
  )
  .map((all) => all.flat());

const person: fc.Arbitrary<CvPerson> = fc
  .record({
    name: line,
    headline: maybe(line),
    email: maybe(line),
    phone: maybe(line),
    city: maybe(line),
    profile: maybe(lines),
  })
  .map((all) => known(all) as unknown as CvPerson);

describe("JSON Resume", () => {
  test("what the format can hold comes back as it was, in either language", () => {
    fc.assert(
      fc.property(person, entries, fc.constantFrom("da", "en"), (someone, some, lang) => {
        const agreed = some.map(
          (one, at): CvEntry => ({
            id: String(at),
            section: one.section,
            values: one.section === "references" ? { ...one.values, consent: true } : one.values,
          }),
        );
        const result = read(writeJsonResume(cvContent({ lang, person: someone, entries: agreed })));
        expect(result.leftOut).toEqual([]);
        expect(result.person).toEqual(someone);
        expect(result.entries).toEqual(some);
      }),
      { numRuns: 60 },
    );
  });

  test("is written as the schema has it", () => {
    const resume = writeJsonResume(cvContent());
    expect(resume.basics).toMatchObject({ name: "Søren Ærø Åkjær", location: { city: "Aalborg" } });
    expect(resume.work[0]).toEqual({
      name: "Eksempelby Busser",
      position: "Buschauffør",
      location: "Aalborg",
      startDate: "2019-03",
      highlights: [
        "Kører rute 12 og 14",
        "Hjælper passagerer med kørestol",
        "Sælger billetter og svarer på spørgsmål",
        "Blev god til: At bevare roen, når der er travlt",
      ],
    });
    expect(resume.references).toEqual([{ name: "Bo Eksempelsen", reference: "Tidligere chef\n00 00 00 01" }]);
    expect(JSON.stringify(resume)).not.toContain("klokken 9");
  });

  test("a file of another system is read, and what there is no room for is named", () => {
    const {
      person: someone,
      entries: found,
      leftOut,
    } = read({
      basics: {
        name: "Ada Eksempel",
        url: "https://example.org",
        location: { city: "Ribe", countryCode: "DK" },
        profiles: [],
      },
      work: [
        {
          name: "Firma",
          position: "Kok",
          startDate: "2012-02-29",
          endDate: "engang",
          summary: "Lavede mad",
          highlights: ["Bagte", 7],
          url: "https://example.org/firma",
        },
        "",
      ].slice(0, 1),
      education: [{ studyType: "HF", area: "Sprog", institution: "VUC", startDate: "2001", score: "7" }],
      skills: [{ name: "Web", level: "Mester", keywords: ["HTML", "CSS"] }],
      languages: [{ language: "Dansk", fluency: "Ret godt" }],
      awards: [{ title: "Årets kok" }],
      publications: [],
      meta: { version: "v1.0.0" },
    });
    expect(someone).toEqual({ name: "Ada Eksempel", city: "Ribe" });
    expect(found).toEqual([
      {
        section: "work",
        values: { title: "Kok", employer: "Firma", from: "2012-02", tasks: "Lavede mad\nBagte" },
      },
      { section: "education", values: { title: "HF, Sprog", school: "VUC", from: "2001", state: "ongoing" } },
      { section: "languages", values: { title: "Dansk" } },
      { section: "strengths", values: { title: "Web", example: "Mester\nHTML, CSS" } },
    ]);
    expect(leftOut).toEqual([
      "/basics/location/countryCode",
      "/basics/url",
      inFirst("work", "endDate"),
      inFirst("work", "highlights"),
      inFirst("work", "url"),
      inFirst("education", "score"),
      inFirst("languages", "fluency"),
      "/awards",
    ]);
  });

  test("text stays text, without control characters, and is cut where a field ends", () => {
    const { entries: found, leftOut } = read({
      work: [{ position: `<b>=1+1</b>\u202e\u0000 ${"x".repeat(200)}`, name: "A\nB" }],
      __proto__: undefined,
    });
    expect(found[0]?.values["title"]).toBe(`<b>=1+1</b> ${"x".repeat(108)}`);
    expect(found[0]?.values["employer"]).toBe("A B");
    expect(leftOut).toEqual([inFirst("work", "position")]);
  });

  test("more entries than a section has room for are named", () => {
    const { entries: found, leftOut } = read({
      languages: Array.from({ length: 32 }, () => ({ language: "Dansk" })),
    });
    expect(found).toHaveLength(30);
    expect(leftOut).toEqual(["/languages/30", "/languages/31"]);
  });

  test.each([
    ["{", "not-json"],
    ["[]", "not-json-resume"],
    ["{}", "not-json-resume"],
    ['{"work":{}}', "not-json-resume"],
    ['{"work":["Kok"]}', "not-json-resume"],
    [`"${"x".repeat(1_000_000)}"`, "too-large"],
  ] as const)("%.12s is refused as %s", (text, fault) => {
    expect(readJsonResume(text)).toEqual({ fault });
  });

  test("nothing in a file can make the reader fail", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom("basics", "work", "skills", "references"), (json, key) => {
        const value: unknown = JSON.parse(json);
        const list = key === "basics" ? value : [value];
        expect(readJsonResume(JSON.stringify({ [key]: list }))).toHaveProperty("fault");
      }),
    );
  });
});
