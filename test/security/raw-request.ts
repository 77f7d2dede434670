import { type IncomingHttpHeaders, request } from "node:http";
import type { Served } from "#test/served.ts";

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Written piece by piece; without a Content-Length header that means chunked. */
  readonly body?: Iterable<string>;
}

/** Sends exactly what is given, also what `fetch` would put right or refuse. */
export function rawRequest(
  { port }: Pick<Served, "port">,
  path: string,
  { method = "GET", headers = {}, body = [] }: RawRequest = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (answer) => {
      isAnswered = true;
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk) => {
        text += chunk;
      });
      const done = () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      answer.once("end", done);
      answer.once("error", done);
    });
    // The server may cut a connection on which it has answered already.
    sent.on("error", (error) => {
      if (!isAnswered) reject(error);
    });
    for (const piece of body) sent.write(piece);
    sent.end();
  });
}
