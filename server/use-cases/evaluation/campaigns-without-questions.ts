import type { InstrumentVersion } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** A campaign or a confidential survey that cannot be answered. */
export interface SurveyWithoutQuestions {
  readonly name: string;
  readonly instrument: InstrumentVersion;
  /** First and last civil date. */
  readonly opensOn: string;
  readonly closesOn: string;
}

/**
 * Campaigns and confidential surveys whose version of the questionnaire is not installed: nobody can answer them and their
 * results cannot be told until its file is back. @throws NotLoggedIn, NotAllowed
 */
export const campaignsWithoutQuestions =
  ({ ports, library }: Deps) =>
  async (visitor: Visitor): Promise<readonly SurveyWithoutQuestions[]> => {
    demandStaff(visitor, "evaluation.read");
    const installed = new Set(library.all.map(({ instrument }) => instrument.hash));
    const panels = (await ports.panels.all()).map(({ waves, ...panel }) => ({
      ...panel,
      opensOn: waves[0]?.opensOn ?? "",
      closesOn: waves.at(-1)?.closesOn ?? "",
    }));
    return [...(await ports.campaigns.all()), ...panels].filter(
      ({ instrument }) => !installed.has(instrument.hash),
    );
  };
