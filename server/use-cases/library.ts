import type { InstrumentVersion } from "#db/ports.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import { NotFound, VersionRetired } from "#server/errors/problem.ts";

/** A published questionnaire version, compiled, with the fingerprint of its file. */
export interface Installed {
  readonly instrument: InstrumentVersion;
  readonly questionnaire: Questionnaire;
}

/** True for a questionnaire whose answers are never stored together with a person. */
export const isAnonymous = ({ questionnaire }: Installed): boolean =>
  questionnaire.definition.identity === "anonymous";

/** The published questionnaires of this installation. */
export interface Library {
  readonly all: readonly Installed[];
  /** The newest version of a questionnaire; a new draft gets this one. @throws NotFound */
  newest(questionnaireId: string): Installed;
  /** Exactly the version that a draft or result is tied to. @throws VersionRetired when it is not installed any more */
  exactly(instrument: InstrumentVersion): Installed;
}

const byVersion = (a: Installed, b: Installed): number =>
  a.instrument.version.localeCompare(b.instrument.version, "en", { numeric: true });

export function createLibrary(all: readonly Installed[]): Library {
  return {
    all,
    newest(questionnaireId) {
      const versions = all.filter(({ instrument }) => instrument.questionnaireId === questionnaireId);
      const newest = versions.toSorted(byVersion).at(-1);
      if (newest === undefined) throw new NotFound();
      return newest;
    },
    exactly({ questionnaireId, version, hash }) {
      const found = all.find(
        ({ instrument }) =>
          instrument.questionnaireId === questionnaireId &&
          instrument.version === version &&
          instrument.hash === hash,
      );
      if (found === undefined) throw new VersionRetired();
      return found;
    },
  };
}
