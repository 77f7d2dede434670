import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible, expectFits, logInAs, openBrowser, openVisit, type Visit } from "#test/browser.ts";
import { freePort, type Served, serve } from "#test/served.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const page = readme.slice(readme.indexOf("## Adding a questionnaire"), readme.indexOf("## Settings"));
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text = ""]) =>
    text.trim(),
  );
const [begin = "", check = "", look = "", publish = "", start = ""] = blocks("sh");
const [newQuestion = ""] = blocks("json");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const folder = mkdtempSync(join(tmpdir(), "afsaet-author-"));
const home = join(folder, "definitions/min_uge");
const started: ChildProcess[] = [];
let browser: Browser;
let served: Served | undefined;

/** What npm would run for a line of the page, without npm in between. */
function run(line: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const [, , script = "", ...args] = line.split(" ");
  const [, ...words] = String(scripts[script]).split(" ");
  const child = spawn(process.execPath, [...words, ...args], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], QUESTIONNAIRES_DIR: folder, ...env },
  });
  started.push(child);
  return child;
}

function ended(child: ChildProcess): Promise<{ status: number | null; said: string }> {
  return new Promise((resolve) => {
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (said += text));
    child.once("close", (status) => resolve({ status, said }));
  });
}

function saying(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (text: Buffer) => {
      said += text;
      const found = pattern.exec(said);
      if (found) resolve(found[1] ?? "");
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("close", () => reject(new Error(`It ended and had said:\n${said}`)));
  });
}

type Tree = { [key: string]: unknown };

function edit(file: string, change: (content: Tree) => void): void {
  const path = join(home, file);
  const content = JSON.parse(readFileSync(path, "utf8"));
  change(content);
  writeFileSync(path, JSON.stringify(content, null, 2));
}

beforeAll(async () => {
  browser = await openBrowser();
  for (const part of ["definitions", "published.json"]) {
    cpSync(join(root, "questionnaires", part), join(folder, part), { recursive: true });
  }
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await served?.dispose();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a person who does not program follows the page in the README", () => {
  test("the page has the commands that this journey runs", () => {
    expect([begin, check, look, publish, start]).toEqual([
      "npm run new:questionnaire min_uge",
      "npm run check:questionnaires",
      "npm run preview min_uge",
      "npm run publish:questionnaire min_uge 1.0.0",
      "npm start",
    ]);
  });

  test("begins with a questionnaire that already works", async () => {
    expect(await ended(run(begin))).toMatchObject({ status: 0 });
    expect(readdirSync(home).toSorted()).toEqual(["1.0.0.cases.json", "1.0.0.json", "about.md"]);
  });

  test("adds the question of the page, and is told what the persons lack", async () => {
    edit("1.0.0.json", (definition) => {
      definition["title"] = { da: "Din uge", en: "Your week" };
      (definition["questions"] as unknown[]).push(JSON.parse(newQuestion));
    });
    const { status, said } = await ended(run(check));
    expect(status).toBe(1);
    expect(said).toContain("definitions/min_uge/1.0.0.cases.json#/cases/0/expected_shown: P1: expected");
  });

  test("puts the persons right, and the check is content", async () => {
    edit("1.0.0.cases.json", ({ cases }) => {
      (cases as { expected_shown: string[] }[])[0]?.expected_shown.push("timer");
    });
    const { status, said } = await ended(run(check));
    expect([status, said]).toEqual([0, expect.stringContaining(", 0 faults.")]);
  });

  describe("looks at the preview", () => {
    let visit: Visit;
    let url = "";
    beforeAll(async () => {
      const child = run(look, { PORT: String(await freePort()) });
      url = await saying(child, /Preview: (\S+)/);
      visit = await openVisit(browser, new URL(url).origin, { viewport: { width: 1200, height: 900 } });
    });

    test("which shows every question, and when it is asked", async () => {
      const { page: window } = visit;
      await window.goto(url);
      expect(await window.locator("main").textContent()).toContain("Ingen fejl.");
      expect(await window.locator(".flow > li").count()).toBe(5);
      expect(await window.locator(".flow > li").last().textContent()).toMatch(
        /Stilles kun, når der er sat kryds ved »At finde et job« i »Hvad vil du gerne have hjælp til\?«\./,
      );
      await expectAccessible(window, "preview, overview");
    });

    test("and each question as the real page in all its states and both languages", async () => {
      const { page: window } = visit;
      await window.getByRole("link", { name: /Se siden ?: overblik/ }).click();
      expect(await window.locator("iframe").count()).toBe(5);
      for (const [lang, words] of [
        ["da", "Hvor godt et overblik har du over din uge?"],
        ["en", "How well do you know what your week will bring?"],
      ])
        for (const state of ["empty", "filled", "error", "skipped", "long"]) {
          const answer = await window.goto(`${new URL(url).origin}/min_uge/1.0.0/${lang}/alle/3/${state}`);
          expect(answer?.status()).toBe(200);
          expect(await window.locator("html").getAttribute("lang")).toBe(lang);
          expect(await window.locator("h1").textContent()).toContain(words);
          const chosen = await window.locator("input[type=radio]:checked").count();
          expect(chosen).toBe(state === "empty" || state === "error" ? 0 : 1);
          expect(await window.locator(".error-summary").count()).toBe(state === "error" ? 1 : 0);
        }
    });

    test("and the start, the review and the receipt of the invented persons", async () => {
      const { page: window } = visit;
      for (const [link, words] of [
        ["start", "Din uge"],
        ["person/P2/gennemse", "Hvad mangler du for at få en plan?"],
        ["person/P2/kvittering", "AB12-CD34"],
        ["person/P2/resultat", "Tid."],
      ]) {
        const answer = await window.goto(`${url}/${link}`);
        expect(answer?.status(), link).toBe(200);
        expect(await window.locator("body").textContent(), link).toContain(words);
      }
    });

    test("which shows a fault beside its question as soon as the file is saved", async () => {
      const { page: window } = visit;
      const good = readFileSync(join(home, "1.0.0.json"), "utf8");
      writeFileSync(join(home, "1.0.0.json"), good.replace('"value": "nej"', '"value": "aldrig"'));
      await window.goto(url);
      expect(await window.locator(".flow > li").nth(1).locator(".fault").textContent()).toContain(
        '"aldrig" is not an answer to "plan". /questions/1/show_if/value',
      );
      writeFileSync(join(home, "1.0.0.json"), good);
      await window.reload();
      expect(await window.locator(".fault").count()).toBe(0);
      await window.setViewportSize({ width: 320, height: 700 });
      await expectFits(window, "preview, overview");
      expect(visit.complaints).toEqual([]);
    });

    test("and shows how a questionnaire without names begins", async () => {
      const { page: window } = visit;
      await window.goto(new URL("/tilfredshed/1.0.0/da/start", url).href);
      expect(await window.locator("h1").textContent()).toBe("Hvad synes du om hjælpen?");
      await expectAccessible(window, "preview, start without names");
      await expectFits(window, "preview, start without names");
      expect(visit.complaints).toEqual([]);
    });
  });

  test("publishes it when the gaps in about.md are filled", async () => {
    const refused = await ended(run(publish));
    expect([refused.status, refused.said]).toEqual([1, expect.stringContaining("still has gaps to fill")]);
    const about = join(home, "about.md");
    writeFileSync(about, readFileSync(about, "utf8").replaceAll(/\[skriv: [^\]]+\]/g, "Faglig koordinator."));
    const published = await ended(run(publish));
    expect([published.status, published.said]).toEqual([0, expect.stringContaining("is published with")]);
  });

  describe("starts the program", () => {
    let visit: Visit;
    beforeAll(async () => {
      served = await serve({ env: { QUESTIONNAIRES_DIR: folder } });
      visit = await openVisit(browser, served.url, { viewport: { width: 360, height: 740 } });
      visit.context.setDefaultTimeout(12_000);
    });

    test("and a citizen answers it, meets the question that hangs on an answer, and sends", async () => {
      const { page: window } = visit;
      await logInAs(window, "Lærke Bakkegaard");
      await window.goto("/skema/min_uge");
      const variant = window.getByRole("radio");
      if ((await variant.count()) > 0) await variant.first().check();
      await window.getByRole("button", { name: "Begynd" }).click();
      await window.getByLabel("Nej").check();
      await window.getByLabel("Hvad mangler du for at få en plan?").fill("Ro.");
      await goOn(visit);
      await window.getByRole("radio", { name: "4", exact: true }).check();
      await goOn(visit);
      await window.getByLabel("At finde et job").check();
      await window.getByLabel("Deltid").check();
      await goOn(visit);
      expect(await window.locator("h1").textContent()).toContain("Se dine svar igennem");
      await window.getByRole("button", { name: "Send" }).click();
      await window.waitForURL(/kvittering$/);
      expect(await window.locator("main").textContent()).toMatch(/[A-Z0-9]{4}-[A-Z0-9]{4}/);
    });

    test("and the citizen sees the answers again", async () => {
      const { page: window } = visit;
      await window.goto(window.url().replace("/kvittering", ""));
      const told = (await window.locator("main").textContent()) ?? "";
      for (const words of ["Hvad mangler du for at få en plan?", "Ro.", "Deltid"])
        expect(told).toContain(words);
      expect(visit.complaints).toEqual([]);
    });

    test("and none of the preview is in it", async () => {
      const answered = await visit.page.goto("/min_uge/1.0.0/da");
      expect(answered?.status()).toBe(404);
      const files = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(m?js|html|css)$/.test(entry.name))
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
      expect(files.length).toBeGreaterThan(10);
      expect(files.filter((text) => /A preview has no|Forhåndsvisning/.test(text))).toEqual([]);
    });
  });
});

/** To the next page; a question that hangs on an answer stands below it on the same one. */
async function goOn({ page: window }: Visit): Promise<void> {
  const before = window.url();
  await window.getByRole("button", { name: "Næste" }).click();
  await window.waitForURL((url) => url.href !== before);
}
