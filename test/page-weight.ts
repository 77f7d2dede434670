import { brotliCompressSync, constants } from "node:zlib";
import type { Page } from "playwright-core";

/** What a page makes a browser fetch, in bytes: Brotli 11, fonts as they are. */
export interface PageWeight {
  readonly html: number;
  readonly css: number;
  readonly script: number;
  readonly font: number;
}

export const brotli = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/** Opens an address in a window that has nothing in its cache, and weighs all that comes. */
export async function weighPage(page: Page, url: string): Promise<PageWeight> {
  const weight = { html: 0, css: 0, script: 0, font: 0 };
  const waiting: Promise<unknown>[] = [];
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    const add = (body: Buffer): void => {
      if (kind === "font") weight.font += body.length;
      else if (kind === "script") weight.script += brotli(body).length;
      else if (kind === "stylesheet") weight.css += brotli(body).length;
      else if (kind === "document") weight.html += brotli(body).length;
    };
    // A failure is told below, when all have come, and not in the middle of the visit.
    waiting.push(response.body().then(add, (error: unknown) => error));
  });
  await page.goto(url, { waitUntil: "networkidle", timeout: 90_000 });
  page.removeAllListeners("response");
  const failure = (await Promise.all(waiting)).find((outcome) => outcome !== undefined);
  if (failure !== undefined) throw failure;
  return weight;
}
