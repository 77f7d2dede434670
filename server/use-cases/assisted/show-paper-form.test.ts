import { afterAll, beforeAll, expect, test } from "vitest";
import { NotFound } from "#server/errors/problem.ts";
import { expectRefused, library, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const form = { questionnaireId, variant: "kontanthjaelp", lang: "da" } as const;

test("anybody may print a blank form, and it asks for the name of who hands it in", () => {
  const blank = world.useCases.showBlankForm(form);
  expect(blank).toMatchObject({ name: "asked", variant: "Kontanthjælp", key: "risikoscreening@1.0.0" });
  expect(() => world.useCases.showBlankForm({ ...form, variant: "andet" })).toThrow(NotFound);
  expect(() => world.useCases.showBlankForm({ ...form, questionnaireId: "andet" })).toThrow(NotFound);
});

test("the municipality's own list is printed as choices, each with the code that is typed", () => {
  const survey = library.newest("tilfredshed").questionnaire;
  const kept = survey.definition.questions.find((one) => "options_from" in one && one.options_from);
  const blank = { questionnaireId: survey.id, variant: survey.variants[0] ?? "", lang: "da" } as const;
  const { sections } = world.useCases.showBlankForm(blank);
  const printed = sections.flatMap(({ questions }) => questions).find(({ text }) => text === kept?.text.da);
  expect(printed?.space).toMatchObject({
    ticks: [{ label: "Team Nord (nord)" }, { label: "Team Syd (syd)" }],
  });
});

test("a citizen's own form has an own code and asks for no name; nobody else's can be opened", async () => {
  const [citizen, other] = [await world.citizen(), await world.citizen()];
  const { code } = await world.useCases.printPaperForm(citizen, form);
  expect(await world.useCases.showOwnPaperForm(citizen, { code })).toMatchObject({ code, name: "known" });
  await expect(world.useCases.showOwnPaperForm(other, { code })).rejects.toThrow(NotFound);
  const others = [await world.staff("caseworker", "team_lead", "evaluator", "administrator")];
  await expectRefused((visitor) => world.useCases.showOwnPaperForm(visitor, { code }), others);
});

test("staff open every form by its code, however it is typed", async () => {
  const staff = await world.staff("caseworker");
  const { code } = await world.useCases.printPaperForm(staff, form);
  const typed = code.toLowerCase().replace("-", " ");
  expect(await world.useCases.showPaperForm(staff, { code: typed })).toMatchObject({ code, name: "asked" });
  for (const unknown of ["0000-0000", "x", ""]) {
    await expect(world.useCases.showPaperForm(staff, { code: unknown })).rejects.toThrow(NotFound);
  }
  const others = [await world.citizen(), await world.staff("evaluator", "administrator")];
  await expectRefused((visitor) => world.useCases.showPaperForm(visitor, { code }), others);
});
