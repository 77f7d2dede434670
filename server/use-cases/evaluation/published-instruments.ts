import type { InstrumentVersion } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** Every published questionnaire version with the fingerprint of its file. @throws NotLoggedIn, NotAllowed */
export const publishedInstruments =
  (deps: Deps) =>
  (visitor: Visitor): readonly InstrumentVersion[] => {
    demandStaff(visitor, "evaluation.read");
    return deps.library.all.map(({ instrument }) => instrument);
  };
