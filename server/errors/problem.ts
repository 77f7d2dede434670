import type { WrittenLang } from "#questionnaires/languages.ts";

type Text = Readonly<Record<WrittenLang, string>>;

/** One field that is wrong, told in the person's language by the door that shows it. */
export interface FieldProblem {
  /** JSON pointer into the body, or the name of the form's field. */
  readonly pointer: string;
  readonly code: string;
}

/**
 * Something that was to be expected going wrong. Carries facts, never what a person typed. Each kind has a
 * type (the last part of its RFC 9457 `type`), a status and a title; further languages are in `titles.<lang>.json`.
 */
export abstract class Problem extends Error {
  abstract readonly type: string;
  abstract readonly status: number;
  abstract readonly title: Text;
  readonly fields: readonly FieldProblem[] = [];
}

export class NotLoggedIn extends Problem {
  readonly type = "not-logged-in";
  readonly status = 401;
  readonly title = { da: "Du er ikke logget ind.", en: "You are not logged in." };
}

export class NotAllowed extends Problem {
  readonly type = "not-allowed";
  readonly status = 403;
  readonly title = { da: "Det har du ikke adgang til.", en: "You do not have access to this." };
}

/** Also the answer to somebody else's id. */
export class NotFound extends Problem {
  readonly type = "not-found";
  readonly status = 404;
  readonly title = { da: "Det findes ikke.", en: "This does not exist." };
}

/** The request comes from another site, or does not say where it comes from. */
export class ForeignOrigin extends Problem {
  readonly type = "foreign-origin";
  readonly status = 403;
  readonly title = {
    da: "Siden kunne ikke sendes herfra. Åbn den igen, og prøv en gang til.",
    en: "The page could not be sent from here. Open it again and try once more.",
  };
}

export class WrongContentType extends Problem {
  readonly type = "wrong-content-type";
  readonly status = 415;
  readonly title = { da: "Indholdet har en forkert type.", en: "The content has a wrong type." };
}

export class TooLarge extends Problem {
  readonly type = "too-large";
  readonly status = 413;
  readonly title = { da: "Det er for stort til at sende.", en: "This is too large to send." };
}

export class BrokenBody extends Problem {
  readonly type = "broken-body";
  readonly status = 400;
  readonly title = { da: "Indholdet kan ikke læses.", en: "The content cannot be read." };
}

/** The body does not have the form that the API describes; an extra key counts. */
export class WrongBody extends Problem {
  readonly type = "wrong-body";
  readonly status = 400;
  readonly title = { da: "Indholdet har en forkert form.", en: "The content has a wrong form." };
  override readonly fields: readonly FieldProblem[];
  constructor(fields: readonly FieldProblem[]) {
    super();
    this.fields = fields;
  }
}

/** Some answers are not well-formed; the others have been saved. */
export class WrongAnswers extends Problem {
  readonly type = "wrong-answers";
  readonly status = 422;
  readonly title = {
    da: "Et eller flere svar skal rettes.",
    en: "One or more answers need to be corrected.",
  };
  override readonly fields: readonly FieldProblem[];
  constructor(fields: readonly FieldProblem[]) {
    super();
    this.fields = fields;
  }
}

/** Answers that are needed before sending are missing. */
export class MissingAnswers extends Problem {
  readonly type = "missing-answers";
  readonly status = 422;
  readonly title = {
    da: "Der mangler svar, før du kan sende.",
    en: "Some answers are missing before you can send.",
  };
  override readonly fields: readonly FieldProblem[];
  constructor(fields: readonly FieldProblem[]) {
    super();
    this.fields = fields;
  }
}

/** Somebody changed the same thing in between; nothing has been overwritten. */
export class Conflict extends Problem {
  readonly type = "conflict";
  readonly status = 409;
  readonly title = {
    da: "Det er ændret et andet sted i mellemtiden. Se det igen, før du går videre.",
    en: "It was changed somewhere else in the meantime. Look at it again before you go on.",
  };
}

/** Another screen has changed the same answers meanwhile; neither is thrown away. */
export class AnswersChanged extends Problem {
  readonly type = "answers-changed";
  readonly status = 409;
  readonly title = {
    da: "Dine svar er ændret på en anden skærm.",
    en: "Your answers were changed on another screen.",
  };
  override readonly fields: readonly FieldProblem[];
  constructor(fields: readonly FieldProblem[]) {
    super();
    this.fields = fields;
  }
}

/** What has been sent is not changed any more. */
export class AlreadySent extends Problem {
  readonly type = "already-sent";
  readonly status = 409;
  readonly title = { da: "Dine svar er allerede sendt.", en: "Your answers have already been sent." };
}

/** A survey that has not begun or is over, or a code that has been used. */
export class SurveyClosed extends Problem {
  readonly type = "survey-closed";
  readonly status = 410;
  readonly title = {
    da: "Undersøgelsen kan ikke besvares.",
    en: "The survey cannot be answered.",
  };
}

/** The points are not shown before the caseworker's own view has been noted. */
export class OwnViewFirst extends Problem {
  readonly type = "own-view-first";
  readonly status = 409;
  readonly title = { da: "Skriv dit eget skøn først.", en: "Note your own view first." };
}

/** The assessment differs from the level, or there is no level: then a reason is needed. */
export class ReasonNeeded extends Problem {
  readonly type = "reason-needed";
  readonly status = 422;
  readonly title = { da: "Skriv en begrundelse.", en: "Write a reason." };
  override readonly fields = [{ pointer: "/reason", code: "required" }];
}

/** The draft's version of the questionnaire is retired and not installed any more. */
export class VersionRetired extends Problem {
  readonly type = "version-retired";
  readonly status = 410;
  readonly title = {
    da: "Spørgsmålene er skiftet ud, siden du begyndte. Dine svar er gemt.",
    en: "The questions have been replaced since you began. Your answers are kept.",
  };
}

/** The identity provider refused, or the log-in is too weak, too old or not ours. */
export class SignInRefused extends Problem {
  readonly type = "sign-in-refused";
  readonly status = 403;
  readonly title = { da: "Du kunne ikke logge ind.", en: "You could not log in." };
  readonly reason: SignInRefusal;
  constructor(reason: SignInRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** `assurance` = below NSIS Substantial; `claims` = a needed claim is missing; `roles` = no role here. */
export type SignInRefusal = "expired" | "cancelled" | "assurance" | "claims" | "roles" | "provider";

export class TooManyRequests extends Problem {
  readonly type = "too-many-requests";
  readonly status = 429;
  readonly title = { da: "Vent lidt, og prøv igen.", en: "Wait a little and try again." };
}

/** The database or another part is busy or away for the moment; nothing was changed. */
export class Unavailable extends Problem {
  readonly type = "unavailable";
  readonly status = 503;
  readonly title = {
    da: "Siden virker ikke lige nu. Prøv igen om lidt.",
    en: "The page does not work right now. Try again in a moment.",
  };
}

/** Something that nobody expected; the log has it under the request id, the person gets a plain answer. */
export class Unexpected extends Problem {
  readonly type = "unexpected";
  readonly status = 500;
  readonly title = {
    da: "Noget gik galt hos os. Dine gemte svar er der stadig.",
    en: "Something went wrong on our side. Your saved answers are still there.",
  };
}

/** The address holds characters that a browser does not send, or that parts of the program could read differently. */
export class WrongAddress extends Problem {
  readonly type = "wrong-address";
  readonly status = 400;
  readonly title = { da: "Adressen kan ikke bruges.", en: "The address cannot be used." };
}

export class AddressTooLong extends Problem {
  readonly type = "address-too-long";
  readonly status = 414;
  readonly title = { da: "Adressen er for lang.", en: "The address is too long." };
}

export class WrongMethod extends Problem {
  readonly type = "wrong-method";
  readonly status = 405;
  readonly title = { da: "Det kan man ikke her.", en: "This cannot be done here." };
}
