import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "#questionnaires/engine/compile.ts";
import { MissingAnswers } from "#server/errors/problem.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { bindUseCases, type UseCases } from "#server/use-cases/use-cases.ts";
import { allKinds } from "#test/golden/all-kinds.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";

const [one] = allKinds.cases;
/** A matrix that is needed wants every row. */
const everyRow = allKinds.definition.questions.flatMap((question) =>
  question.kind === "matrix"
    ? [
        [
          question.id,
          Object.fromEntries(question.rows.map(({ code }) => [code, question.options[0]?.code ?? ""])),
        ],
      ]
    : [],
);
const answers: Readonly<Record<string, unknown>> = { ...one?.answers, ...Object.fromEntries(everyRow) };
/** The questionnaire with a question of every kind, all of them needed before sending. */
const questions = allKinds.definition.questions.map((question) => ({ ...question, required: true }));
const questionnaire = compile({ ...allKinds.definition, questions });
const instrument = { questionnaireId: "alle_slags", version: "1.0.0", hash: "aa".repeat(32) };

let world: World;
let useCases: UseCases;
beforeAll(async () => {
  world = await openWorld();
  const library = createLibrary([{ instrument, questionnaire }]);
  useCases = bindUseCases({ ...world.deps, library });
});
afterAll(() => world.close());

async function begun() {
  const citizen = await world.citizen();
  const start = { questionnaireId: "alle_slags", variant: "alle", lang: "da" } as const;
  const { id } = await useCases.startResponse(citizen, start);
  return { citizen, id };
}

describe("with questions of every kind, all of them needed", () => {
  // The list of units is the municipality's own; here there is none to choose from.
  const own = questions.filter(({ id, show_if }) => id !== "enhed" && show_if === undefined);

  test.each(own.map(({ kind, id }) => [kind, id] as const))(
    "a %s alone (%s) is saved and taken away again, and sending names the others",
    async (_, question) => {
      const { citizen, id } = await begun();
      const save = (value: unknown) =>
        useCases.saveAnswers(citizen, { responseId: id, answers: { [question]: value } });
      const { response, problems } = await save(answers[question]);
      expect(problems).toEqual([]);
      expect(response.answers).toEqual({ [question]: answers[question] });
      const sending = useCases.sendResponse(citizen, { responseId: id });
      await expect(sending).rejects.toThrow(MissingAnswers);
      const missing = await sending.catch(({ fields }) => fields as readonly { pointer: string }[]);
      expect(missing).not.toContainEqual(expect.objectContaining({ pointer: `/answers/${question}` }));
      expect(missing).toContainEqual({ pointer: "/answers/enhed", code: "required" });
      expect((await save(null)).response.answers).toEqual({});
    },
  );

  test("two screens that differ in one row or entry are told, and the same in another order is the same", async () => {
    const { citizen, id } = await begun();
    const save = (given: Record<string, unknown>, revision: number) =>
      useCases.saveAnswers(citizen, {
        responseId: id,
        answers: given,
        seen: { revision, screen: "", turn: 0 },
      });
    await save({ hjalp: answers["hjalp"], kurser: answers["kurser"] }, 0);
    const turned = Object.fromEntries(Object.entries(answers["hjalp"] as object).toReversed());
    expect((await save({ hjalp: turned, kurser: answers["kurser"] }, 0)).conflicts).toEqual([]);
    const other = { hjalp: { samtaler: "meget" }, kurser: [{ titel: "Svejsning", form: "sted" }] };
    expect((await save(other, 0)).conflicts).toEqual(["hjalp", "kurser"]);
  });
});
