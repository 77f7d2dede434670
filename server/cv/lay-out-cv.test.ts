import { describe, expect, test } from "vitest";
import { layOutCv } from "#server/cv/lay-out-cv.ts";
import { periodInWords } from "#server/cv/period-in-words.ts";
import { cvSections } from "#server/cv/sections.ts";
import { cvContent, entry, everySection } from "#test/documents/any-cv.ts";

const idsOf = (more: Parameters<typeof cvContent>[0] = {}): string[] =>
  layOutCv(cvContent(more)).sections.map(({ id }) => id);

const itemsOf = (id: string, more: Parameters<typeof cvContent>[0] = {}) =>
  layOutCv(cvContent(more)).sections.find((section) => section.id === id)?.items ?? [];

describe("a period in words", () => {
  test.each([
    [{ from: "2019-03", ongoing: true }, "marts 2019 – nu", "March 2019 – now"],
    [{ from: "2015" }, "2015", "2015"],
    [{ from: "2011", to: "2013" }, "2011 – 2013", "2011 – 2013"],
    [{ from: "2011", to: "2011" }, "2011", "2011"],
    [{ to: "2013-12" }, "til december 2013", "until December 2013"],
    [{ ongoing: true }, "nu", "now"],
    [{ from: "2024", state: "ongoing" }, "2024 – nu", "2024 – now"],
    [{ from: "2024", to: "2026", state: "ongoing" }, "2024 – 2026", "2024 – 2026"],
    [{ from: "engang i 1990'erne" }, "engang i 1990'erne", "engang i 1990'erne"],
    [{}, "", ""],
  ] as const)("%j is said", (values, da, en) => {
    expect(periodInWords(values, "da")).toBe(da);
    expect(periodInWords(values, "en")).toBe(en);
  });
});

describe("a full CV", () => {
  test("has every section that something is written in, in the order of the sections", () => {
    expect(idsOf({ includesNeeds: true })).toEqual(cvSections.map(({ id }) => id));
    expect(idsOf({ entries: [] })).toEqual([]);
    expect(idsOf({ entries: everySection.filter(({ section }) => section === "it") })).toEqual(["it"]);
  });

  test("leaves out needs unless chosen, and people who have not said yes", () => {
    expect(idsOf()).not.toContain("needs");
    expect(itemsOf("references").map(({ title }) => title)).toEqual(["Bo Eksempelsen"]);
  });

  test("tells several lines as bullets and one as a line", () => {
    const [bus, dishes, trainee] = itemsOf("work");
    expect(bus).toEqual({
      title: "Buschauffør",
      place: "Eksempelby Busser, Aalborg",
      period: "marts 2019 – nu",
      lines: ["Blev god til: At bevare roen, når der er travlt"],
      bullets: [
        "Kører rute 12 og 14",
        "Hjælper passagerer med kørestol",
        "Sælger billetter og svarer på spørgsmål",
      ],
    });
    expect(dishes?.lines).toEqual(["Småjob eller vikararbejde", "Vaskede op og gjorde køkkenet rent"]);
    expect(trainee?.period).toBe("2011 – juni 2013");
  });

  test("says until when a certificate is valid in words that are true before and after", () => {
    expect(itemsOf("courses")[0]?.place).toBe("Eksempelkurser, gyldigt til og med maj 2024");
  });

  test("says levels and the category of a licence", () => {
    expect(itemsOf("languages").map(({ place }) => place)).toEqual(["Godt nok til et arbejde", "Modersmål"]);
    expect(itemsOf("licences").map(({ title }) => title)).toEqual(["D · bus", "B/E · bil med stor trailer"]);
    expect(itemsOf("licences", { lang: "en" })[1]?.title).toBe("BE · car with a large trailer");
  });

  test("takes marks of lists and of reading direction away, and keeps everything that is read", () => {
    const tasks = "- Fejer\n•  Vasker\n\n-5 grader i frostrummet\n<b>=1+1</b>\u202e\u0007";
    const [item] = itemsOf("work", { entries: [entry("work", { title: "A\nB", tasks })] });
    expect(item?.title).toBe("A B");
    expect(item?.bullets).toEqual(["Fejer", "Vasker", "-5 grader i frostrummet", "<b>=1+1</b>"]);
  });

  test("names the job it is for", () => {
    expect(layOutCv(cvContent({ goal: "Chauffør" })).goal).toBe("Til jobbet: Chauffør");
    expect(layOutCv(cvContent({ goal: " " })).goal).toBe("");
  });
});

describe("a short CV", () => {
  test("has the first five jobs with two bullets each, and nobody to ask", () => {
    const jobs = Array.from({ length: 8 }, (_, at) =>
      entry("work", { title: `Job ${at}`, tasks: "en\nto\ntre" }),
    );
    const more = { kind: "short", entries: [...jobs, ...everySection] } as const;
    expect(itemsOf("work", more).map(({ title }) => title)).toEqual(
      jobs.slice(0, 5).map((job) => job.values["title"]),
    );
    expect(itemsOf("work", more)[0]?.bullets).toEqual(["en", "to"]);
    expect(itemsOf("work", { kind: "short" })[1]?.lines).toEqual(["Vaskede op og gjorde køkkenet rent"]);
    expect(idsOf(more)).not.toContain("references");
  });
});

describe("a CV of competences", () => {
  test("begins with what the person can do, and does not say it again", () => {
    expect(idsOf({ kind: "competence" }).slice(0, 6)).toEqual([
      "strengths",
      "learnt",
      "languages",
      "it",
      "licences",
      "work",
    ]);
    expect(itemsOf("learnt", { kind: "competence" })).toEqual([
      expect.objectContaining({ title: "Buschauffør", bullets: ["At bevare roen, når der er travlt"] }),
      expect.objectContaining({
        title: "Passer min mor",
        bullets: ["Holder styr på medicin og aftaler", "Taler med læger og hjemmepleje"],
      }),
    ]);
    expect(itemsOf("work", { kind: "competence" })[0]?.lines).toEqual([]);
  });
});
