import { expect, test } from "vitest";
import type { LogFields } from "#server/log.ts";
import { tellMissingVersions } from "#server/missing-versions.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { example, library, openWorld } from "#test/use-case-fixture.ts";

test("stored answers to a version that is not installed are told at start, without a word of whose they are", async () => {
  const world = await openWorld();
  try {
    const responses = world.deps.ports.responses;
    await world.started(await world.citizen(), example("V07"));
    await world.started(await world.citizen(), example("V13"));
    const lines: [string, LogFields | undefined][] = [];
    const log = { event: (name: string, fields?: LogFields) => void lines.push([name, fields]) };
    await tellMissingVersions(log, { responses, library });
    expect(lines).toEqual([]);
    const others = library.all.filter(({ instrument }) => instrument.questionnaireId !== "risikoscreening");
    await tellMissingVersions(log, { responses, library: createLibrary(others) });
    expect(lines).toEqual([["version-missing", { code: "risikoscreening-1.0.0", count: 2 }]]);
  } finally {
    await world.close();
  }
});
