import type { Ports, Responses, StoredResponse, StoredResult } from "#db/ports.ts";

type Kept = {
  /** As it is filled in. */
  readonly draft: StoredResponse;
  /** As it is looked up by its id: the draft, or the same answers sent. */
  readonly found: StoredResponse;
  readonly result: StoredResult | null;
};

/** Anything that is not shown in a preview says so, instead of pretending. */
const nothing = (port: string): object =>
  new Proxy(
    {},
    {
      get: (_, method) => () => Promise.reject(new Error(`A preview has no ${port}.${String(method)}.`)),
    },
  );

/** Ports over one response that lives for one page: nothing is stored, and nobody is logged in. */
export function portsOver({ draft, found, result }: Kept): Ports {
  const responses: Partial<Responses> = {
    draftOf: () => Promise.resolve(draft),
    ownResponse: () => Promise.resolve(found),
    ownResponses: () => Promise.resolve([]),
    saveDraft: () => Promise.resolve({ kind: "saved", response: draft }),
    resultOf: () => Promise.resolve(result),
    recognitionOf: () => Promise.resolve(null),
  };
  const cases: Partial<Ports["cases"]> = { casesOf: () => Promise.resolve([]) };
  const staffAnswers: Partial<Ports["staffAnswers"]> = { of: () => Promise.resolve([]) };
  const given: Readonly<Record<string, object>> = { responses, cases, staffAnswers };
  return new Proxy({} as Ports, {
    get: (_, port) => {
      const name = String(port);
      return new Proxy(nothing(name), {
        get: (missing, method) => Reflect.get(given[name] ?? {}, method) ?? Reflect.get(missing, method),
      });
    },
  });
}
