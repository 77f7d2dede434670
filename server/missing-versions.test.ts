import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { LogFields } from "#server/log.ts";
import { tellMissingVersions } from "#server/missing-versions.ts";
import { newId } from "#server/use-cases/ids.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";
import { campaignOf } from "#test/letterbox-fixture.ts";
import { example, library, openWorld } from "#test/use-case-fixture.ts";

test("stored answers to a version that is not installed are told at start, without a word of whose they are", async () => {
  const world = await openWorld();
  try {
    const looked = { ...world.deps.ports, today: "2026-11-02" };
    await world.started(await world.citizen(), example("V07"));
    await world.started(await world.citizen(), example("V13"));
    const lines: [string, LogFields | undefined][] = [];
    const log = { event: (name: string, fields?: LogFields) => void lines.push([name, fields]) };
    await campaignOf(world);
    await tellMissingVersions(log, { ...looked, library });
    expect(lines).toEqual([]);
    const others = library.all.filter(({ instrument }) => instrument.questionnaireId !== "risikoscreening");
    await tellMissingVersions(log, { ...looked, library: createLibrary(others) });
    expect(lines).toEqual([["version-missing", { code: "risikoscreening-1.0.0", count: 2 }]]);
  } finally {
    await world.close();
  }
});

test("so are confidential surveys with a round to come", async () => {
  const world = await openWorld();
  try {
    const evaluator = await world.staff("evaluator");
    const id = newId(randomBytes);
    const opensOn = ["2", "11", "2026"] as const;
    const words = { name: "Forløbet", purpose: { da: "For at se, hvad der ændrer sig.", en: "" } };
    const rounds = { opensOn, waves: "2", weeks: "4", openDays: "7", leastCell: "5" };
    await world.useCases.panels.make(evaluator, { id, questionnaireId: "fremtid", ...words, ...rounds });
    const others = createLibrary(
      library.all.filter(({ instrument }) => instrument.questionnaireId !== "fremtid"),
    );
    const lines: [string, LogFields | undefined][] = [];
    const log = { event: (name: string, fields?: LogFields) => void lines.push([name, fields]) };
    const looked = { ...world.deps.ports, library: others };
    await tellMissingVersions(log, { ...looked, today: "2026-12-06" });
    expect(lines).toEqual([["panel-version-missing", { code: "fremtid-1.0.0", count: 1 }]]);
    await tellMissingVersions(log, { ...looked, today: "2026-12-07" });
    expect(lines).toHaveLength(1);
    const { evaluation } = bindUseCases({ ...world.deps, library: others });
    expect(await evaluation.withoutQuestions(evaluator)).toMatchObject([
      { name: "Forløbet", opensOn: "2026-11-02", closesOn: "2026-12-06" },
    ]);
  } finally {
    await world.close();
  }
});

test("so are campaigns that somebody could answer, and not those that are over", async () => {
  const world = await openWorld();
  try {
    await campaignOf(world, 30);
    await campaignOf(world, 20);
    await campaignOf(world, 1, { counted: { on: "2026-11-03", units: [] } });
    const lines: [string, LogFields | undefined][] = [];
    const log = { event: (name: string, fields?: LogFields) => void lines.push([name, fields]) };
    const others = library.all.filter(({ instrument }) => instrument.questionnaireId !== "tilfredshed");
    const looked = { ...world.deps.ports, library: createLibrary(others), today: "2026-11-10" };
    await tellMissingVersions(log, looked);
    expect(lines).toEqual([["campaign-version-missing", { code: "tilfredshed-1.0.0", count: 2 }]]);
  } finally {
    await world.close();
  }
});
