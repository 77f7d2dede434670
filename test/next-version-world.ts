import * as v from "valibot";
import { compile } from "#questionnaires/engine/compile.ts";
import { definitionSchema } from "#questionnaires/schema.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { createLibrary, type Installed } from "#server/use-cases/library.ts";
import { bindUseCases, type UseCases } from "#server/use-cases/use-cases.ts";
import { nextDefinition } from "#test/next-version.ts";
import { library, morning, questionnaireId, type World } from "#test/use-case-fixture.ts";

const day = 86_400_000;

/** So many days after the morning of every test. */
export const later = (days: number): Date => new Date(morning.getTime() + days * day);

/** The version that comes ten days after the morning. */
export const nextInstrument = { questionnaireId, version: "2.0.0", hash: "ef".repeat(32) };

export interface NextVersions {
  /** The program after the newer version has come; the older one can be sent for 30 days more. */
  readonly after: UseCases;
  /** The same, and the older version's file is gone. */
  readonly onlyNew: UseCases;
}

/** The same world in a later release of the program, which has a newer version of the screening. */
export function withNextVersion(world: Pick<World, "deps">, changes: object = {}): NextVersions {
  const next: Installed = {
    instrument: nextInstrument,
    questionnaire: compile(v.parse(definitionSchema, { ...nextDefinition(), ...changes })),
  };
  const inForceSince = new Map([["risikoscreening@2.0.0", later(10)]]);
  const withLibrary = (all: readonly Installed[]): Deps => ({
    ...world.deps,
    library: createLibrary(all),
    inForceSince,
  });
  const old = library.all.filter(({ instrument }) => instrument.questionnaireId === questionnaireId);
  return {
    after: bindUseCases(withLibrary([...old, next])),
    onlyNew: bindUseCases(withLibrary([next])),
  };
}
