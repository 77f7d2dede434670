import fc from "fast-check";
import { expect, test } from "vitest";
import { layOutCv } from "#server/cv/lay-out-cv.ts";
import { writeCvText } from "#server/documents/cv/write-cv-text.ts";
import { cvContent, entry, everySection } from "#test/documents/any-cv.ts";

test("a CV as text can be read", () => {
  const entries = everySection.filter(({ section }) => ["work", "languages"].includes(section)).slice(0, 5);
  const text = writeCvText(layOutCv(cvContent({ entries, goal: "Chauffør" })));
  expect(text).toBe(`Søren Ærø Åkjær
===============
Buschauffør med ti års erfaring
Til jobbet: Chauffør
00 00 00 00
soren@example.org
Aalborg

Jeg kan lide at møde mennesker.
Jeg kommer til tiden og passer godt på bussen.


ARBEJDE
-------
Buschauffør (marts 2019 – nu)
Eksempelby Busser, Aalborg
  Blev god til: At bevare roen, når der er travlt
  - Kører rute 12 og 14
  - Hjælper passagerer med kørestol
  - Sælger billetter og svarer på spørgsmål

Opvasker (2015)
Café Æblegård, Nørresundby
  Småjob eller vikararbejde
  Vaskede op og gjorde køkkenet rent

Praktikant i børnehave (2011 – juni 2013)
  Praktik eller løntilskud


SPROG
-----
- Dansk – Godt nok til et arbejde
- Arabisk – Modersmål
`);
});

test("no line is longer than 72 letters unless one word is, and no word is lost", () => {
  const word = fc.stringMatching(/^[a-zæøå]{1,20}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), (words) => {
      const entries = [entry("strengths", { title: "Tale", example: words.join(" ") })];
      const text = writeCvText(layOutCv(cvContent({ entries })));
      const lines = text.split("\n");
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(72);
      expect(text.replaceAll(/\s+/g, " ")).toContain(words.join(" "));
    }),
  );
});
