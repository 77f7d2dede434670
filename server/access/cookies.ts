import { parse, serialize } from "hono/utils/cookie";

/** The two cookies of this site; both are strictly necessary and hold a random value only. */
export interface Cookies {
  /** Values out of the request's `Cookie` header. */
  session(header: string | null | undefined): string | null;
  signIn(header: string | null | undefined): string | null;
  /** Lines for `Set-Cookie`. */
  setSession(value: string): string;
  setSignIn(value: string): string;
  clearSession(): string;
  clearSignIn(): string;
}

/** A log-in at the identity provider must be finished within this time: MitID itself gives five minutes. */
export const signInMinutes = 10;

/** 256 bits in base64url; anything else in the cookie is not from us and is not looked up. */
const ours = /^[A-Za-z0-9_-]{43}$/;

function read(header: string | null | undefined, name: string): string | null {
  const value = header ? parse(header, name)[name] : undefined;
  return value !== undefined && ours.test(value) ? value : null;
}

/** The name of the cookie that holds a session; see `cookiesFor`. */
export const sessionCookieName = (baseUrl: string): string =>
  baseUrl.startsWith("https:") ? "__Host-afsaet" : "afsaet";

/**
 * On https the names begin with `__Host-`: a browser takes them only from this very host, over https, for all
 * paths. `Lax`, not `Strict`: the way back from the identity provider begins on another site.
 */
export function cookiesFor(baseUrl: string): Cookies {
  const secure = baseUrl.startsWith("https:");
  const session = sessionCookieName(baseUrl);
  const signIn = `${session}-log-ind`;
  const write = (name: string, value: string, maxAge?: number): string =>
    serialize(name, value, {
      path: "/",
      httpOnly: true,
      secure,
      sameSite: "Lax",
      ...(maxAge === undefined ? {} : { maxAge }),
    });
  return {
    session: (header) => read(header, session),
    signIn: (header) => read(header, signIn),
    setSession: (value) => write(session, value),
    setSignIn: (value) => write(signIn, value, signInMinutes * 60),
    clearSession: () => write(session, "", 0),
    clearSignIn: () => write(signIn, "", 0),
  };
}
