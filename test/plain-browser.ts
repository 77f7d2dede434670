/** A browser as far as redirects and forms need one: keeps cookies by path, follows nothing by itself. */
export class PlainBrowser {
  readonly #cookies = new Map<string, { name: string; value: string; path: string }>();
  readonly #origin: string;

  /** @param origin where requests really go, whatever host an address names */
  constructor(origin: string) {
    this.#origin = origin;
  }

  async send(address: string, init: RequestInit = {}): Promise<Response> {
    const { pathname, search } = new URL(address, this.#origin);
    const response = await fetch(this.#origin + pathname + search, {
      ...init,
      redirect: "manual",
      headers: { Cookie: this.cookieHeader(pathname), Accept: "text/html", ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Sends, and gives back where the answer leads to. */
  async follow(address: string, init?: RequestInit): Promise<string> {
    const response = await this.send(address, init);
    await response.body?.cancel();
    return response.headers.get("location") ?? "";
  }

  cookieHeader(path = "/"): string {
    const sent = [...this.#cookies.values()].filter((cookie) => path.startsWith(cookie.path));
    return sent.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  /** Takes a `Set-Cookie` line as a browser would. */
  keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? "/";
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(`${path} ${name}`);
    else this.#cookies.set(`${path} ${name}`, { name, value, path });
  }
}
