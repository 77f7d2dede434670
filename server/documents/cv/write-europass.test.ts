import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CvContent } from "#server/cv/cv-content.ts";
import { writeEuropass } from "#server/documents/cv/write-europass.ts";
import { cvContent, entry } from "#test/documents/any-cv.ts";

const madeAt = new Date("2026-11-26T10:00:00Z");
const written = (more: Partial<CvContent> = {}): string => writeEuropass(cvContent(more), madeAt);

/** Names of the elements that are open at the end, and whether each was closed in its turn. */
function nesting(xml: string): { open: string[]; isWell: boolean } {
  const open: string[] = [];
  let isWell = true;
  for (const [, slash, name = "", rest = ""] of xml.matchAll(/<(\/?)([A-Za-z]+)([^<>]*)>/g)) {
    if (slash === "/") isWell &&= open.pop() === name;
    else if (!rest.endsWith("/")) open.push(name);
  }
  return { open, isWell };
}

/** Children of an element, in order. */
const inOrder = (xml: string, names: readonly string[]): boolean => {
  const places = names.map((name) => xml.indexOf(`<${name}>`));
  return places.every((place, at) => place > (places[at - 1] ?? 0));
};

describe("Europass XML", () => {
  test("has the elements of the schema in its order", () => {
    const xml = written({ goal: "Chauffør" });
    expect(
      inOrder(xml, [
        "DocumentInfo",
        "DocumentType",
        "CreationDate",
        "LastUpdateDate",
        "XSDVersion",
        "Generator",
        "LearnerInfo",
      ]),
    ).toBe(true);
    expect(
      inOrder(xml, [
        "Identification",
        "Headline",
        "WorkExperienceList",
        "EducationList",
        "Skills",
        "AchievementList",
      ]),
    ).toBe(true);
    expect(inOrder(xml, ["Linguistic", "Communication", "Computer", "Driving", "Other"])).toBe(true);
    expect(xml).toContain("<FirstName>Søren Ærø</FirstName>\n        <Surname>Åkjær</Surname>");
    expect(xml).toContain("<Code>job_applied_for</Code>");
    expect(xml).toContain('<From year="2019" month="--03"/>\n          <Current>true</Current>');
    expect(xml).toContain('<From year="2011"/>\n          <To year="2013" month="--06"/>');
    expect(xml).toContain("<Licence>D</Licence>\n          <Licence>BE</Licence>");
    expect(nesting(xml)).toEqual({ open: [], isWell: true });
  });

  test("leaves out people who have not said yes, and needs", () => {
    const xml = written({ includesNeeds: true });
    expect(xml).toContain("Bo Eksempelsen");
    expect(xml).not.toContain("Uspurgt");
    expect(xml).not.toContain("klokken 9");
  });

  test("says in words what the schema cannot say of time, and keeps a licence that is only Danish", () => {
    const xml = written({
      entries: [entry("work", { title: "Kok", to: "2001" }), entry("licences", { category: "TM" })],
    });
    expect(xml).toContain("<Description>til 2001</Description>");
    expect(xml).not.toContain("<Licence>");
    expect(xml).toContain("<Description>TM · traktor</Description>");
  });

  test("a name alone, or nothing, is a whole document", () => {
    expect(written({ person: { name: "Bo" }, entries: [] })).toContain("<FirstName>Bo</FirstName>");
    expect(written({ person: { name: "", email: "ikke en adresse" }, entries: [] })).toContain(
      "<LearnerInfo/>",
    );
  });

  test("whatever is written is text, and the document stays well-formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const xml = written({
          person: { name: text, profile: text },
          entries: [entry("work", { title: text, tasks: text })],
        });
        expect(nesting(xml)).toEqual({ open: [], isWell: true });
        expect(xml).not.toMatch(/[^\P{Cc}\n]|[\ufffe\uffff\u202a-\u202e\u2066-\u2069]/u);
        expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/);
        expect(xml.isWellFormed()).toBe(true);
      }),
    );
    expect(written({ person: { name: "<b>&\"'" }, entries: [] })).toContain("&lt;b&gt;&amp;&quot;&apos;");
  });
});
