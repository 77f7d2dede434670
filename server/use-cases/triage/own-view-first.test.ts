import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoredCase } from "#db/ports.ts";
import type { StaffActor } from "#server/access/actor.ts";
import { Conflict, NotAllowed, NotFound, OwnViewFirst, ReasonNeeded } from "#server/errors/problem.ts";
import { tellCase } from "#server/routes/case-json.ts";
import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import { bindUseCases, type UseCases } from "#server/use-cases/use-cases.ts";
import { example, expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
let hanne: StaffActor;
let omar: StaffActor;
let lone: StaffActor;
beforeAll(async () => {
  world = await openWorld();
  hanne = await world.staff("caseworker");
  omar = await world.staff("caseworker");
  lone = await world.staff("team_lead");
});
afterAll(() => world.close());

/** A case with Hanne, who has not noted a view yet. */
async function taken(id: string): Promise<StoredCase> {
  const found = await world.arrived(await world.citizen(), example(id));
  await world.useCases.takeCase(hanne, { caseId: found.id });
  return found;
}

async function opened(staff: StaffActor, { id }: StoredCase, useCases = world.useCases): Promise<OpenCase> {
  const found = await useCases.openCase(staff, { caseId: id });
  if (found.kind !== "open") throw new Error("The door is closed.");
  return found;
}

const assess = (caseId: string, view: StoredCase["id"] | "lav" | "moderat" | "hoej", reason = "") =>
  world.useCases.recordAssessment(hanne, { caseId, view: view as "lav", reason });

describe("before the own view", () => {
  test("nothing of two cases with other points differs but the answers and what they call for", async () => {
    const [low, high] = [await opened(hanne, await taken("V10")), await opened(hanne, await taken("V16"))];
    for (const found of [low, high]) {
      expect(found.revealed).toBeNull();
      const { installed, response, pages, ...rest } = found;
      expect(JSON.stringify(rest)).not.toMatch(/"(band|total|low|high|flags|points|explain|domains)"/);
    }
    expect(Object.keys(low)).toEqual(Object.keys(high));
    expect(tellCase(high)).toMatchObject({ result: null, recognition: null, assessments: [] });
  });

  test("also a low case keeps its points back", async () => {
    const found = await taken("V01");
    expect((await opened(hanne, found)).revealed).toBeNull();
    await world.useCases.noteOwnView(hanne, { caseId: found.id, view: "moderat" });
    expect((await opened(hanne, found)).revealed?.evaluation).toMatchObject({ band: "lav" });
  });

  test("no assessment is taken, whether it would differ from the level or not", async () => {
    const { id } = await taken("V16");
    for (const view of ["lav", "moderat", "hoej"] as const)
      await expect(assess(id, view)).rejects.toThrow(OwnViewFirst);
  });
});

describe("the own view", () => {
  test("opens the whole explanation, and is written once", async () => {
    const found = await taken("V16");
    await world.useCases.noteOwnView(hanne, { caseId: found.id, view: "moderat" });
    const again = await world.useCases.noteOwnView(hanne, { caseId: found.id, view: "hoej" });
    expect(again).toMatchObject({ view: "moderat", staffId: hanne.id });
    const { revealed, ownView } = await opened(hanne, found);
    expect(ownView?.view).toBe("moderat");
    expect(revealed?.evaluation).toMatchObject(example("V16").expected);
  });

  test("of a former holder opens nothing to the next one, until that one has noted an own", async () => {
    const found = await taken("V16");
    await world.useCases.noteOwnView(hanne, { caseId: found.id, view: "moderat" });
    await assess(found.id, "hoej");
    await world.useCases.releaseCase(hanne, { caseId: found.id });
    await world.useCases.takeCase(omar, { caseId: found.id });
    const before = await opened(omar, found);
    expect(before).toMatchObject({ revealed: null, ownView: null, assessments: [] });
    expect(before.row).toMatchObject({ ownViewNoted: false, assessed: true });
    const record = { caseId: found.id, view: "moderat", reason: "Ny samtale" } as const;
    await expect(world.useCases.recordAssessment(omar, record)).rejects.toThrow(OwnViewFirst);
    await world.useCases.noteOwnView(omar, { caseId: found.id, view: "lav" });
    const after = await opened(omar, found);
    expect(after.ownView).toMatchObject({ view: "lav", staffId: omar.id });
    expect(after.assessments).toMatchObject([{ view: "hoej", differs: false }]);
    await world.useCases.recordAssessment(omar, record);
    expect((await opened(omar, found)).assessments).toMatchObject([{ view: "moderat" }, { view: "hoej" }]);
  });

  test("is noted by who has the case, and nobody else", async () => {
    const found = await taken("V16");
    const note = { caseId: found.id, view: "lav" } as const;
    await world.useCases.givePurpose(omar, { caseId: found.id, purpose: "cover" });
    const others = [omar, lone, await world.citizen(), await world.staff("evaluator", "administrator")];
    await expectRefused((visitor) => world.useCases.noteOwnView(visitor, note), others);
    await expectRefused(
      (visitor) => world.useCases.recordAssessment(visitor, { ...note, reason: "x" }),
      others,
    );
    const unknown = { ...note, caseId: "00000000000000000000000000" };
    await expect(world.useCases.noteOwnView(hanne, unknown)).rejects.toThrow(NotFound);
    expect((await opened(hanne, found)).ownView).toBeNull();
  });

  test("or the assessment of a case that went to somebody else meanwhile is told, and not written", async () => {
    const found = await taken("V16");
    const note = { caseId: found.id, view: "hoej", reason: "" } as const;
    const { ports } = world;
    let meanwhile = async () => {};
    const cases = {
      ...ports.cases,
      async find(id: StoredCase["id"]) {
        const seen = await ports.cases.find(id);
        await meanwhile();
        return seen;
      },
    };
    const racing = bindUseCases({ ...world.deps, ports: { ...ports, cases } });
    meanwhile = () => world.useCases.releaseCase(hanne, { caseId: found.id });
    await expect(racing.noteOwnView(hanne, note)).rejects.toThrow(Conflict);
    await world.useCases.takeCase(hanne, { caseId: found.id });
    await world.useCases.noteOwnView(hanne, note);
    await expect(racing.recordAssessment(hanne, note)).rejects.toThrow(Conflict);
    await world.useCases.takeCase(hanne, { caseId: found.id });
    expect(await opened(hanne, found)).toMatchObject({ ownView: { view: "hoej" }, assessments: [] });
  });

  test("of the holder is what a reader with a purpose waits for", async () => {
    const found = await taken("V16");
    await world.useCases.givePurpose(lone, { caseId: found.id, purpose: "quality" });
    expect(await opened(lone, found)).toMatchObject({ revealed: null, mayAssess: false });
    await world.useCases.noteOwnView(hanne, { caseId: found.id, view: "lav" });
    expect((await opened(lone, found)).revealed).not.toBeNull();
  });
});

describe("the final assessment", () => {
  const noted = async (id: string) => {
    const found = await taken(id);
    await world.useCases.noteOwnView(hanne, { caseId: found.id, view: "hoej" });
    return found;
  };

  test("needs a reason when it differs from the level, and stores whether it did", async () => {
    const found = await noted("V16");
    await expect(assess(found.id, "moderat", " \u0000 ")).rejects.toThrow(ReasonNeeded);
    await assess(found.id, "moderat", " Bedre siden\r\nda ");
    await assess(found.id, "hoej");
    expect((await opened(hanne, found)).assessments).toMatchObject([
      { view: "hoej", differs: false, reason: "", staffName: hanne.name },
      { view: "moderat", differs: true, reason: "Bedre siden\nda" },
    ]);
  });

  test("needs a reason whatever it says when the answers could not be assessed", async () => {
    const found = await noted("V09");
    for (const view of ["lav", "moderat", "hoej"] as const)
      await expect(assess(found.id, view)).rejects.toThrow(ReasonNeeded);
    await assess(found.id, "lav", "Talt igennem.");
    expect((await opened(hanne, found)).assessments).toMatchObject([{ differs: true }]);
  });

  test("takes the case out of the queue, and the citizen sees when", async () => {
    const citizen = await world.citizen();
    const found = await world.arrived(citizen, example("V16"));
    await world.useCases.takeCase(hanne, { caseId: found.id });
    await world.useCases.noteOwnView(hanne, { caseId: found.id, view: "hoej" });
    await assess(found.id, "hoej");
    const list = async (name: "queue" | "closed") =>
      (await world.useCases.listCases(hanne, { list: name, assigned: "all", page: 1 })).rows.map(
        ({ id }) => id,
      );
    expect(await list("queue")).not.toContain(found.id);
    expect(await list("closed")).toContain(found.id);
    const { progress } = await world.useCases.showReceipt(citizen, { responseId: found.responseId });
    expect(progress.assessedAt).toEqual(world.clock.now);
  });
});

describe("with own view first switched off", () => {
  let open: UseCases;
  beforeAll(() => {
    open = world.decided({ ownViewFirst: false });
  });

  test("points are shown at once, and a reason is needed as ever", async () => {
    const found = await taken("V16");
    expect((await opened(hanne, found, open)).revealed?.evaluation).toMatchObject({ band: "hoej" });
    const record = { caseId: found.id, view: "lav", reason: "" } as const;
    await expect(open.recordAssessment(hanne, record)).rejects.toThrow(ReasonNeeded);
    await open.recordAssessment(hanne, { ...record, view: "hoej" });
    expect(await opened(hanne, found)).toMatchObject({ revealed: null, assessments: [] });
  });

  test("the door is no wider: answers still need the case or a purpose", async () => {
    const found = await taken("V16");
    expect(await open.openCase(omar, { caseId: found.id })).toMatchObject({ kind: "closed-door" });
    const record = { caseId: found.id, view: "hoej", reason: "" } as const;
    await expect(open.recordAssessment(omar, record)).rejects.toThrow(NotAllowed);
  });
});
