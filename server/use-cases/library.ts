import type { InstrumentVersion, Lang } from "#db/ports.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import { NotFound, VersionRetired } from "#server/errors/problem.ts";

/** A published questionnaire version, compiled, with the fingerprint of its file. */
export interface Installed {
  readonly instrument: InstrumentVersion;
  readonly questionnaire: Questionnaire;
  /** Languages besides Danish and English that its texts are translated to. */
  readonly translations?: readonly {
    readonly language: Lang;
    /** Fingerprint of the translation file. */
    readonly hash: string;
    /** False until a translator has read it. */
    readonly isReviewed: boolean;
  }[];
}

/** What a person reads of a questionnaire. */
export interface Reading {
  readonly lang: Lang;
  /** Fingerprint of the translation; null for the languages that the definition itself is written in. */
  readonly translationHash: string | null;
}

/** In which language somebody reads a questionnaire who has chosen `lang`: Danish when it is not translated to that. */
export function readingOf({ translations = [] }: Installed, lang: Lang): Reading {
  if (lang === "da" || lang === "en") return { lang, translationHash: null };
  const translation = translations.find(({ language }) => language === lang);
  return translation ? { lang, translationHash: translation.hash } : { lang: "da", translationHash: null };
}

/** True for a questionnaire whose answers are never stored together with a person. */
export const isAnonymous = ({ questionnaire }: Installed): boolean =>
  questionnaire.definition.identity === "anonymous";

/** True for a questionnaire that is asked of staff; no citizen is offered it. */
export const isForStaff = ({ questionnaire }: Installed): boolean =>
  questionnaire.definition.audience === "staff";

/** The published questionnaires of this installation. */
export interface Library {
  readonly all: readonly Installed[];
  /** The newest version of a questionnaire; a new draft gets this one. @throws NotFound */
  newest(questionnaireId: string): Installed;
  /** Exactly the version that a draft or result is tied to. @throws VersionRetired when it is not installed any more */
  exactly(instrument: InstrumentVersion): Installed;
}

/** Fingerprints of the versions that are installed. */
export const installedHashes = ({ all }: Pick<Library, "all">): readonly string[] =>
  all.map(({ instrument }) => instrument.hash);

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
