import type { Campaign } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/**
 * Campaigns whose version of the questionnaire is not installed, the newest first: nobody can answer them and their
 * results cannot be told until its file is back. @throws NotLoggedIn, NotAllowed
 */
export const campaignsWithoutQuestions =
  ({ ports, library }: Deps) =>
  async (visitor: Visitor): Promise<readonly Campaign[]> => {
    demandStaff(visitor, "evaluation.read");
    const installed = new Set(library.all.map(({ instrument }) => instrument.hash));
    return (await ports.campaigns.all()).filter(({ instrument }) => !installed.has(instrument.hash));
  };
