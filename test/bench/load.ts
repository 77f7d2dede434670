import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";

/** What to ask of a server on this machine, and for how long. */
export interface LoadJob {
  readonly port: number;
  /** Whole requests as they go over the wire; each connection has its own and sends them in turn. */
  readonly requests: readonly (readonly string[])[];
  readonly status: number;
  /** The first part is not counted; it ends by itself after both. */
  readonly warmMs: number;
  readonly ms: number;
}

export interface LoadResult {
  /** Requests that the server acknowledged, warm-up included. */
  readonly acknowledged: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly latencies: readonly number[];
  /** The first answer of another status, if any. */
  readonly wrong: string | null;
}

/** Where the first answer in the text ends; -1 while it has not come whole. */
function endOfAnswer(received: string): number {
  const head = received.indexOf("\r\n\r\n");
  if (head < 0) return -1;
  const headers = received.slice(0, head).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(headers)?.[1];
  if (length !== undefined) {
    const end = head + 4 + Number(length);
    return received.length >= end ? end : -1;
  }
  if (!headers.includes("transfer-encoding: chunked")) return head + 4;
  const end = received.indexOf("\r\n0\r\n\r\n", head + 2);
  return end < 0 ? -1 : end + 7;
}

/** One connection that sends its next request when it has the whole answer to the last one. */
function drive(
  job: LoadJob,
  own: readonly string[],
  until: number,
  tell: (ms: number, head: string) => void,
) {
  return new Promise<void>((resolve, reject) => {
    const socket: Socket = connect(job.port, "127.0.0.1");
    let [received, sent, startedAt] = ["", 0, 0];
    const next = (): void => {
      if (performance.now() > until) {
        socket.end();
        resolve();
        return;
      }
      startedAt = performance.now();
      socket.write(own[sent++ % own.length] ?? "", "latin1");
    };
    // One byte a letter, so that the length of the body is the length of the text.
    socket.setNoDelay(true).setEncoding("latin1");
    socket.on("connect", next).on("error", reject);
    socket.on("data", (chunk) => {
      received += chunk;
      const end = endOfAnswer(received);
      if (end < 0) return;
      tell(performance.now() - startedAt, received.slice(0, 300));
      received = received.slice(end);
      next();
    });
  });
}

async function run(job: LoadJob): Promise<LoadResult> {
  const warmUntil = performance.now() + job.warmMs;
  const until = warmUntil + job.ms;
  const latencies: number[] = [];
  let acknowledged = 0;
  let wrong: string | null = null;
  const tell = (ms: number, head: string): void => {
    if (!head.startsWith(`HTTP/1.1 ${job.status}`)) wrong ??= head;
    else acknowledged += 1;
    if (performance.now() > warmUntil) latencies.push(ms);
  };
  await Promise.all(job.requests.map((own) => drive(job, own, until, tell)));
  const seconds = (performance.now() - warmUntil) / 1_000;
  return { acknowledged, perSecond: latencies.length / seconds, latencies, wrong };
}

// A process of its own: what it costs to ask must not slow the one that answers.
if (import.meta.main) console.log(JSON.stringify(await run(JSON.parse(await text(process.stdin)))));
