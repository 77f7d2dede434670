/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Who is asking; null when nobody is logged in. */
    visitor: import("#server/access/actor.ts").Visitor;
    lang: import("#site/text/translate.ts").Lang;
    t: import("#site/text/translate.ts").Translate;
    /** What to say of the translation: the page is one that nobody has reviewed, or there is none. */
    translation: import("#site/text/reading.ts").TranslationNotice | null;
    useCases: import("#server/use-cases/use-cases.ts").UseCases;
    municipality: import("#server/use-cases/deps.ts").Municipality;
    demo: boolean;
    /** The posted form, parsed once; null on GET. */
    form: import("#questionnaires/form/fields.ts").Fields | null;
    /** The bytes of the photo or the list in the posted form; null when there is none, also on every other page. */
    file: Uint8Array | null;
    /** Value of the hidden field `ejer` of every form of a logged-in person: says, sealed, whose form it is. */
    owner: string;
    /** What this person typed on this page when the session had ended; given once. */
    keptForm(): Promise<import("#questionnaires/form/fields.ts").Fields | null>;
    /** Keeps what is typed in the posted form, unsaved, until the page is shown again: in another language, say. */
    keepForm(): Promise<void>;
    /** Seconds until the session ends by itself; null for nobody. */
    secondsLeft: number | null;
    /** Keeps what is typed for another page, which shows it unsaved as `keptForm`. */
    keepFor(path: string, fields: import("#questionnaires/form/fields.ts").Fields): Promise<boolean>;
    /** Keeps something of a page (this one when no path is said) for its owner, sealed, for a day; what is taken is gone. */
    keepAside(
      name: string,
      fields: import("#questionnaires/form/fields.ts").Fields,
      at?: string,
    ): Promise<boolean>;
    takeAside(name: string, at?: string): Promise<import("#questionnaires/form/fields.ts").Fields | null>;
    /** The address of this installation, without a slash at its end. */
    baseUrl: string;
    /** False when too many answers to surveys come from one address. */
    mayAnswerSurvey(): boolean;
    /** The shared screen that the page is shown at; null anywhere else. */
    kiosk: import("#site/components/survey/kiosk.ts").Kiosk | null;
    /** The round of a confidential survey that the form belongs to, from 0. */
    round?: number | undefined;
    /** The furthest page of this run of a survey, for its next form. */
    furthest?: number | undefined;
    kioskRuns: import("#server/access/kiosk-runs.ts").KioskRuns;
    /** Set when the page is shown because something went wrong. */
    problem: import("#server/errors/problem.ts").Problem | null;
    /** What this person typed and nobody could save, for the page that says why. */
    typed: readonly import("#questionnaires/form/fields.ts").Fields[];
    /** True when a posted form was kept because the session had ended. */
    kept: boolean;
    requestId: string;
    /** Demonstration log-in: the persons to choose from, by the id in the address; null when unknown or not demo. */
    demoPersons(
      uid: string,
    ): Promise<readonly { key: string; name: string; about: { da: string; en: string } }[] | null>;
  }
}
