import type { Role } from "./ids.ts";

export interface Session {
  /** SHA-256 of the cookie's 256-bit value, hex. The value itself is never stored. */
  readonly hash: string;
  readonly actorKind: "citizen" | "staff";
  readonly actorId: string;
  readonly roles: readonly Role[];
  /** NSIS level of the log-in, as the identity provider said it. */
  readonly assurance: string;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
}

/** A log-in on its way through the identity provider; used once. */
export interface SignIn {
  /** SHA-256 of the cookie that ties the log-in to this browser, hex. */
  readonly hash: string;
  readonly kind: "citizen" | "staff";
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Path inside this site to return to. */
  readonly returnTo: string;
  readonly expiresAt: Date;
}

/** What a person typed when the session had ended; shown again to the same person after the next log-in. */
export interface KeptForm {
  readonly ownerKind: "citizen" | "staff";
  readonly ownerId: string;
  readonly path: string;
  /** Sealed JSON of the form's fields. */
  readonly fieldsSealed: string;
  readonly expiresAt: Date;
}

export interface Sessions {
  beginSignIn(signIn: SignIn): Promise<void>;
  /** Returns the log-in and forgets it, so that it cannot be used twice; null when unknown or past `at`. */
  takeSignIn(hash: string, at: Date): Promise<SignIn | null>;
  /** Starts a session and, in the same unit, ends the one that it replaces. */
  start(session: Session, replacedHash: string | null): Promise<void>;
  find(hash: string): Promise<Session | null>;
  touch(hash: string, at: Date): Promise<void>;
  end(hash: string): Promise<void>;
  /** Replaces what was kept for the same owner and path. */
  keepForm(form: KeptForm): Promise<void>;
  /** Returns the kept form and forgets it; null when there is none or it is past `at`. */
  takeKeptForm(
    owner: { kind: "citizen" | "staff"; id: string; path: string },
    at: Date,
  ): Promise<KeptForm | null>;
  /** Forgets sessions last seen before `idleSince` or started before `startedBefore`, and expired log-ins and kept forms. */
  sweep(limits: { idleSince: Date; startedBefore: Date; at: Date }): Promise<void>;
}
