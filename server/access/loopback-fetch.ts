/**
 * Demo mode only: what is meant for our own public address goes to our own port. The public name may not
 * resolve on the machine itself, and a proxy in between need not let it back in.
 */
export function loopbackFetch(baseUrl: string, port: number, through: typeof fetch): typeof fetch {
  const own = new URL(baseUrl).origin;
  return (input, init) => {
    if (typeof input !== "string" || new URL(input).origin !== own) return through(input, init);
    return through(`http://127.0.0.1:${port}${input.slice(own.length)}`, init);
  };
}
