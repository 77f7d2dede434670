import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TypedKeys } from "#db/ports.ts";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { AlreadySent, Conflict, MissingAnswers, NotFound } from "#server/errors/problem.ts";
import { generalCode } from "#server/use-cases/assisted/general-code.ts";
import type { Typed } from "#server/use-cases/paper/type-paper.ts";
import {
  example,
  expectRefused,
  library,
  openWorld,
  questionnaireId,
  type World,
} from "#test/use-case-fixture.ts";

let world: World;
let hanne: StaffActor;
let omar: StaffActor;
let lead: StaffActor;
let others: readonly StaffActor[];
beforeAll(async () => {
  world = await openWorld();
  hanne = await world.staff("caseworker");
  omar = await world.staff("caseworker");
  lead = await world.staff("team_lead");
  others = [lead, await world.staff("evaluator"), await world.staff("administrator")];
});
afterAll(() => world.close());

const { variant, answers } = example("V13");
const { questionnaire } = library.newest(questionnaireId);

/** The keys of a worked example, as they stand on the paper. */
const keys: TypedKeys = Object.fromEntries(
  Object.entries(answers).map(([id, value]) => {
    const question = questionnaire.question(id);
    const numberOf = (code: unknown) =>
      question && "options" in question ? question.options.findIndex((one) => one.code === code) + 1 : 0;
    if (value === questionnaire.definition.skip_option.code) return [id, "-"];
    if (Array.isArray(value)) return [id, value.map(numberOf).join(" ")];
    if (question?.kind === "date") return [id, String(value).split("-").toReversed().join("")];
    return [id, question?.kind === "radio" ? String(numberOf(value)) : String(value)];
  }),
);

async function printed(over: { citizenId?: string } = {}) {
  return world.useCases.printPaperForm(hanne, { questionnaireId, variant, lang: "da", ...over });
}

/** A paper of a new citizen that Hanne has typed. */
async function typed({ twice = false, as = keys }: { twice?: boolean; as?: TypedKeys } = {}) {
  const citizen = await world.citizen();
  const { code } = await printed({ citizenId: citizen.id });
  const entry = stored(
    await world.useCases.paper.type(hanne, { code, citizenId: citizen.id, keys: as, twice }),
  );
  return { citizen, code, entryId: entry.id };
}

/** What is stored once a paper has been sent. */
async function sentPaper(by: StaffActor, paper: { citizen: CitizenActor; entryId: string }) {
  return world.stored(paper.citizen, await world.useCases.paper.send(by, paper));
}

function stored(outcome: Typed) {
  if (outcome.kind !== "stored") throw new Error(JSON.stringify(outcome.check.problems));
  return outcome.entry;
}

test("a year of two digits is stored as it was read on the day it was typed", async () => {
  const paper = await typed({ as: { ...keys, foerste_sygedag: "010926" } });
  const proof = await world.useCases.paper.proofread(hanne, paper);
  expect(proof.keys["foerste_sygedag"]).toBe("01092026");
});

describe("a paper that anybody may print", () => {
  const { instrument } = library.newest(questionnaireId);
  const code = generalCode({ instrument, variant, lang: "en" });

  test("of a survey without names is nobody's: no citizen can be named for it, and its code is not stored", async () => {
    const citizen = await world.citizen();
    const survey = library.newest("tilfredshed");
    const code = generalCode({ instrument: survey.instrument, variant: "alle", lang: "da" });
    const opened = await world.useCases.paper.openForm(hanne, { code });
    expect([opened.citizen, await world.ports.paperForms.find(code)]).toEqual([null, null]);
    const typing = { code, citizenId: citizen.id, keys: {}, twice: false };
    await expect(world.useCases.paper.openForm(hanne, typing)).rejects.toThrow(NotFound);
    await expect(world.useCases.paper.type(hanne, typing)).rejects.toThrow(NotFound);
  });

  test("is typed by its general code, for one citizen after the other", async () => {
    for (const citizen of [await world.citizen(), await world.citizen()]) {
      const opened = await world.useCases.paper.openForm(hanne, { code, citizenId: citizen.id });
      expect(opened).toMatchObject({ form: { code, variant, lang: "en", citizenId: null, printedBy: null } });
      const entry = stored(
        await world.useCases.paper.type(hanne, { code, citizenId: citizen.id, keys, twice: false }),
      );
      const { id } = await world.useCases.paper.send(hanne, { entryId: entry.id });
      const [sent] = await world.ports.responses.ownResponses(citizen.id);
      expect(sent).toMatchObject({ id, lang: "en", instrument });
    }
  });

  test("is unknown under a code that no paper has", async () => {
    await expect(world.useCases.paper.openForm(hanne, { code: "0000-0000" })).rejects.toThrow(NotFound);
  });
});

describe("a paper", () => {
  test("is typed, looked at and sent by caseworkers only", async () => {
    const { citizen, code, entryId } = await typed();
    const again = await typed({ twice: true });
    const refused = [citizen, ...others];
    const { paper } = world.useCases;
    const at = { code, citizenId: citizen.id };
    await expectRefused((v) => paper.openForm(v, { code }), refused);
    await expectRefused((v) => paper.type(v, { ...at, keys, twice: false }), refused);
    await expectRefused((v) => paper.proofread(v, { entryId }), refused);
    await expectRefused((v) => paper.retype(v, { entryId, keys }), refused);
    await expectRefused((v) => paper.typeAgain(v, { entryId: again.entryId, keys }), refused);
    await expectRefused((v) => paper.showDifferences(v, { entryId: again.entryId }), refused);
    await expectRefused((v) => paper.settle(v, { entryId: again.entryId, right: {} }), refused);
    await expectRefused((v) => paper.drop(v, { entryId }), refused);
    await expectRefused((v) => paper.send(v, { entryId }), refused);
    await expectRefused((v) => paper.list(v), [citizen, ...others.slice(1)]);
  });

  test("comes out with the answers and the result that the site would have given", async () => {
    const { citizen, entryId } = await typed();
    const sent = await sentPaper(hanne, { citizen, entryId });
    expect(sent.answers).toEqual((await world.sent(await world.citizen(), example("V13"))).answers);
    expect(sent).toMatchObject({ provenance: ["paper"], sentBy: hanne.id, citizenId: citizen.id });
    expect((await world.ports.responses.resultOf(sent.id))?.evaluation).toMatchObject(
      example("V13").expected,
    );
    expect((await world.caseOf(citizen)).responseId).toBe(sent.id);
    expect((await world.useCases.whoHasRead(citizen)).map(({ action }) => action)).toEqual([
      "assisted.send",
      "paper.type",
      "paper.enter",
      "paper.print",
    ]);
  });

  test("is sent once, whoever presses, and its keys are not kept", async () => {
    const { entryId } = await typed();
    const [one, two] = await Promise.all([
      world.useCases.paper.send(hanne, { entryId }),
      world.useCases.paper.send(omar, { entryId }),
    ]);
    expect(one.receiptNumber).toBe(two.receiptNumber);
    const again = await world.useCases.paper.send(omar, { entryId });
    expect(again).toEqual(one);
    expect(Object.keys(again).sort()).toEqual([
      "citizenId",
      "id",
      "questionnaireId",
      "receiptNumber",
      "sentAt",
      "sentBy",
    ]);
    expect(await world.ports.paperEntries.find(entryId)).toMatchObject({
      first: { keys: {} },
      settled: null,
    });
    const proof = await world.useCases.paper.proofread(hanne, { entryId });
    expect([proof.step, proof.keys]).toEqual(["sent", {}]);
    await expect(world.useCases.paper.retype(hanne, { entryId, keys })).rejects.toThrow(AlreadySent);
    await expect(world.useCases.paper.drop(hanne, { entryId })).rejects.toThrow(NotFound);
  });

  test("leaves the citizen's own draft alone", async () => {
    const citizen = await world.citizen();
    const draft = await world.started(citizen, example("V13"));
    const { code } = await printed();
    const at = { code, citizenId: citizen.id, keys, twice: false };
    const { id: entryId } = stored(await world.useCases.paper.type(hanne, at));
    const sent = await world.useCases.paper.send(hanne, { entryId });
    expect(sent.id).not.toBe(draft.id);
    expect(await world.stored(citizen, draft)).toEqual(draft);
    const { sentBefore } = await world.useCases.paper.openForm(hanne, { code, citizenId: citizen.id });
    expect(sentBefore).toEqual(sent.sentAt);
  });

  test("that was printed for one person cannot be typed for another", async () => {
    const [one, two] = [await world.citizen(), await world.citizen()];
    const { code } = await printed({ citizenId: one.id });
    const wrong = { code, citizenId: two.id };
    await expect(world.useCases.paper.openForm(hanne, wrong)).rejects.toThrow(NotFound);
    await expect(world.useCases.paper.type(hanne, { ...wrong, keys, twice: false })).rejects.toThrow(
      NotFound,
    );
    await expect(world.useCases.paper.openForm(hanne, { code: "7K2M-9QXC" })).rejects.toThrow(NotFound);
    expect((await world.useCases.paper.openForm(hanne, { code: code.toLowerCase() })).citizen?.id).toBe(
      one.id,
    );
  });

  test("is typed by one at a time", async () => {
    const { citizen, code } = await typed();
    const again = { code, citizenId: citizen.id, keys, twice: false };
    await expect(world.useCases.paper.type(omar, again)).rejects.toThrow(Conflict);
  });

  test("with keys that cannot be read is not stored", async () => {
    const citizen = await world.citizen();
    const { code } = await printed();
    const wrong = { ...keys, humoer: "9", smerte: "11" };
    const outcome = await world.useCases.paper.type(hanne, {
      code,
      citizenId: citizen.id,
      keys: wrong,
      twice: false,
    });
    expect(outcome.kind).toBe("wrong");
    expect(outcome.check.problems.map(({ name, code: why }) => [name, why])).toEqual([
      ["humoer", "no-such-option"],
      ["smerte", "out-of-scale"],
    ]);
  });

  test("loses what the person was not to answer, and says so", async () => {
    const { citizen, entryId } = await typed({ as: { ...keys, smerte: "2", smerte_frygt: "5" } });
    const { check } = await world.useCases.paper.proofread(hanne, { entryId });
    expect(check?.dropped).toEqual(["smerte_frygt"]);
    const { answers: sent } = await sentPaper(hanne, { citizen, entryId });
    expect([sent["smerte"], sent["smerte_frygt"]]).toEqual([2, undefined]);
  });

  test("that lacks a needed answer can be stored, but not sent", async () => {
    const { citizen, entryId } = await typed({ as: { ...keys, uddannelse: "" } });
    const { check } = await world.useCases.paper.proofread(hanne, { entryId });
    expect(check?.missing).toEqual(["uddannelse"]);
    await expect(world.useCases.paper.send(hanne, { entryId })).rejects.toThrow(MissingAnswers);
    stored(await world.useCases.paper.retype(hanne, { entryId, keys }));
    expect((await sentPaper(hanne, { citizen, entryId })).provenance).toEqual(["paper"]);
  });

  test("can be thrown away before it is sent, and typed anew", async () => {
    const { citizen, code, entryId } = await typed();
    await world.useCases.paper.drop(omar, { entryId });
    stored(await world.useCases.paper.type(omar, { code, citizenId: citizen.id, keys, twice: false }));
  });
});

describe("a paper that is typed twice", () => {
  test("shows nobody the first typing before the second, and cannot be sent", async () => {
    const { entryId } = await typed({ twice: true });
    const proof = await world.useCases.paper.proofread(omar, { entryId });
    expect([proof.step, proof.keys, proof.check]).toEqual(["again", {}, null]);
    await expect(world.useCases.paper.send(hanne, { entryId })).rejects.toThrow(NotFound);
    await expect(world.useCases.paper.showDifferences(hanne, { entryId })).rejects.toThrow(NotFound);
  });

  test("is settled at once when nothing differs", async () => {
    const { citizen, entryId } = await typed({ twice: true });
    const entry = stored(await world.useCases.paper.typeAgain(omar, { entryId, keys }));
    expect(entry).toMatchObject({ differed: 0, second: { by: omar.id }, settled: keys });
    await expect(world.useCases.paper.typeAgain(omar, { entryId, keys })).rejects.toThrow(NotFound);
    expect((await sentPaper(omar, { citizen, entryId })).sentBy).toBe(omar.id);
  });

  test("is sent when each difference is settled, and the share of differences is the team lead's to see", async () => {
    const before = (await world.useCases.paper.list(lead)).figures;
    const { citizen, entryId } = await typed({ twice: true });
    const second = { ...keys, humoer: "3", smerte: "9" };
    stored(await world.useCases.paper.typeAgain(omar, { entryId, keys: second }));
    const { differences } = await world.useCases.paper.showDifferences(hanne, { entryId });
    expect(differences.map(({ field }) => field.name)).toEqual(["smerte", "humoer"]);
    await expect(world.useCases.paper.send(hanne, { entryId })).rejects.toThrow(NotFound);
    await expect(world.useCases.paper.settle(hanne, { entryId, right: { smerte: "9" } })).rejects.toThrow(
      NotFound,
    );
    stored(await world.useCases.paper.settle(hanne, { entryId, right: { smerte: "9", humoer: "2" } }));
    const sent = await sentPaper(hanne, { citizen, entryId });
    expect([sent.answers["smerte"], sent.answers["humoer"]]).toEqual([9, "nogle_dage"]);
    const { figures } = await world.useCases.paper.list(lead);
    expect((figures?.differed ?? 0) - (before?.differed ?? 0)).toBe(2);
    expect(figures?.compared).toBeGreaterThan(20);
    expect((await world.useCases.paper.list(hanne)).figures).toBeNull();
  });

  test("is every paper where the municipality has decided so", async () => {
    const citizen = await world.citizen();
    const { code } = await printed();
    const useCases = world.decided({ paperTwice: true });
    const at = { code, citizenId: citizen.id, keys, twice: false };
    expect(stored(await useCases.paper.type(hanne, at)).twice).toBe(true);
  });
});
