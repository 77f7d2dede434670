/**
 * The lines of a byte stream, one at a time, so that input of any length fits in memory. Only a line feed ends
 * a line (JSON text may hold other line separators); a carriage return before it and a byte order mark at the
 * start are dropped.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of bytes) {
    const [first = "", ...rest] = decoder.decode(chunk, { stream: true }).split("\n");
    parts.push(first);
    for (const next of rest) {
      yield withoutReturn(parts.join(""));
      parts = [next];
    }
  }
  parts.push(decoder.decode());
  const last = withoutReturn(parts.join(""));
  if (last !== "") yield last;
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);
