import { describe, expect, test } from "vitest";
import { instrument } from "#test/golden/instrument.ts";
import { ask, small } from "#test/golden/small.ts";
import { compile } from "./compile.ts";
import { missingRequired, pagesOf } from "./paging.ts";

const { questionnaire } = instrument;
const person = (answers: Record<string, unknown>, variant = "kontanthjaelp") => ({
  variant,
  submittedOn: "2026-11-02",
  answers,
});
const pageOf = (answers: Record<string, unknown>, id: string) =>
  pagesOf(questionnaire, person(answers)).find(({ question }) => question.id === id);

describe("pagesOf", () => {
  test("one page a shown question, in nine steps", () => {
    const pages = pagesOf(questionnaire, person({}));
    expect(pages).toHaveLength(27);
    expect(pages[0]).toMatchObject({ number: 1, step: 1, steps: 9, positionInStep: 1, questionsInStep: 3 });
    expect(pages.at(-1)).toMatchObject({ number: 29, step: 9, positionInStep: 3, questionsInStep: 3 });
    expect(pages[0]?.sectionTitle.da).toBe("Dit arbejdsliv");
  });

  test("numbers do not move when a question is shown or hidden", () => {
    const before = pageOf({ smerte: 0 }, "krop");
    const after = pageOf({ smerte: 5 }, "krop");
    expect(before).toMatchObject({ number: 13, positionInStep: 2, questionsInStep: 2 });
    expect(after).toMatchObject({ number: 13, positionInStep: 3, questionsInStep: 3 });
  });

  test.each([{ smerte: 3 }, { smerte: "vil_ikke_svare" }, { smerte: 99 }, {}])(
    "%j gives no page on fear",
    (answers) => expect(pageOf(answers, "smerte_frygt")).toBeUndefined(),
  );

  test("the other variant's questions have no page; an unknown variant has none at all", () => {
    const ids = pagesOf(questionnaire, person({}, "sygedagpenge")).map(({ question }) => question.id);
    expect(ids).toContain("foerste_sygedag");
    expect(ids).not.toContain("sidst_i_job");
    expect(pagesOf(questionnaire, person({}, "su"))).toEqual([]);
  });
});

describe("the steps of a variant", () => {
  const text = { da: "x", en: "x" };
  const parted = compile(
    small(
      [
        ask.radio("one", { section: "A" }),
        ask.radio("theirs", { section: "C", variants: ["other"] }),
        ask.radio("two", { section: "D" }),
      ],
      {
        sections: ["A", "B", "C", "D"].map((id) => ({ id, title: text })),
        variants: ["mine", "other"].map((id) => ({ id, label: text })),
      },
    ),
  );
  const stepsOf = (variant: string) =>
    pagesOf(parted, person({}, variant)).map(({ step, steps }) => `${step}/${steps}`);

  test("are the sections that it has questions in", () => {
    expect(stepsOf("mine")).toEqual(["1/2", "2/2"]);
    expect(stepsOf("other")).toEqual(["1/3", "2/3", "3/3"]);
  });
});

describe("missingRequired", () => {
  test("is nothing for a variant that there is not", () => {
    expect(missingRequired(questionnaire, person({}, "su"))).toEqual([]);
  });

  test("names what must be answered before sending", () => {
    const ids = ["sidst_i_job", "ydelse_historik", "jobsoegning", "uddannelse"];
    expect(missingRequired(questionnaire, person({}))).toEqual(ids);
    expect(
      missingRequired(questionnaire, person({ sidst_i_job: "aldrig", uddannelse: "vil_ikke_svare" })),
    ).toEqual(ids.slice(1));
  });

  test.each(["2026-11-03", "2026-02-30", ""])("a first sick day %j is missing", (day) => {
    const answers = { foerste_sygedag: day, job_situation: "plan", uddannelse: "erhverv" };
    expect(missingRequired(questionnaire, person(answers, "sygedagpenge"))).toEqual(["foerste_sygedag"]);
  });
});
