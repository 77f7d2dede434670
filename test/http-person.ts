import type { Served } from "#test/served.ts";

/** A person with a cookie jar and no browser: real HTTP, real log-in. */
export interface HttpPerson {
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
  /** Posts a form as a browser on the same site does. */
  readonly post: (path: string, fields: Record<string, string | readonly string[]>) => Promise<Response>;
  /** Sends JSON as a script on the same site does. */
  readonly json: (
    method: string,
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly cookies: Map<string, string>;
}

/** Keeps every cookie and follows no redirect by itself. */
export function httpPerson({ url }: Pick<Served, "url">): HttpPerson {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (jar !== "") headers.set("Cookie", jar);
    const response = await fetch(new URL(path, url), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) remember(cookies, line);
    return response;
  };
  const origin = new URL(url).origin;
  return {
    cookies,
    get: send,
    post(path, fields) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of typeof value === "string" ? [value] : value) body.append(name, one);
      }
      return send(path, {
        method: "POST",
        body,
        headers: { Origin: origin, "Sec-Fetch-Site": "same-origin" },
      });
    },
    json: (method, path, body, headers = {}) =>
      send(path, {
        method,
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: { Origin: origin, "Content-Type": "application/json", ...headers },
      }),
  };
}

function remember(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const [name = "", ...value] = pair.split("=");
  const gone = attributes.some(
    (attribute) => /^\s*max-age=0\s*$/i.test(attribute) || /expires=Thu, 01 Jan 1970/i.test(attribute),
  );
  if (gone) cookies.delete(name.trim());
  else cookies.set(name.trim(), value.join("="));
}

/** Logs in through the real OpenID round trip as one of the demo persons; returns where it ended. */
export async function logIn(
  person: HttpPerson,
  key: string,
  kind: "borger" | "medarbejder",
): Promise<Response> {
  let response = await person.get(`/log-ind?som=${kind}`);
  for (let step = 0; step < 12; step += 1) {
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return response;
    const next =
      new URL(location, response.url || "http://localhost").pathname +
      new URL(location, response.url || "http://localhost").search;
    if (/^\/demo-login\/vaelg\//.test(next)) response = await person.post(next, { person: key });
    else if (/^\/(demo-login|log-ind\/retur)/.test(next)) response = await person.get(next);
    else return response;
  }
  throw new Error("The log-in goes round in circles.");
}
