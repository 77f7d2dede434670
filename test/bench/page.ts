import type { Browser } from "playwright-core";
import type { PageWeight } from "#test/page-weight.ts";
import { logInAs, openBrowser } from "../browser.ts";
import { freePort, type Served, serve } from "../served.ts";
import type { Finding, Found } from "./finding.ts";
import { servePeerPages } from "./page-peers.ts";
import { type Network, networks, type Visit, type Visited, visit, weigh } from "./page-visit.ts";
import { installPeers } from "./peers.ts";
import { median, Rounds } from "./rounds.ts";

const rounds: Readonly<Record<Network, number>> = { "fast 3G": 7, "slow 3G": 5 };

const kb = (bytes: number): number => bytes / 1_024;
const whole = ({ html, css, script, font }: PageWeight): number => html + css + script + font;

async function loggedIn(browser: Browser, served: Served): Promise<Visited> {
  const context = await browser.newContext({ baseURL: served.url });
  await logInAs(await context.newPage(), "Mikkel Østervang");
  const state = JSON.stringify(await context.storageState());
  await context.close();
  return { url: `${served.url}/skema/risikoscreening/1`, state };
}

/** Pages by name; ours is the first. */
type Pages = ReadonlyMap<string, Visited>;

async function weights(browser: Browser, pages: Pages): Promise<Finding[]> {
  const weight = new Map<string, PageWeight>();
  for (const [name, page] of pages) weight.set(name, await weigh(browser, page));
  for (const [name, { html, css, script, font }] of weight)
    console.log(
      `${name}: HTML ${kb(html).toFixed(1)}, CSS ${kb(css).toFixed(1)}, JS ${kb(script).toFixed(1)}, fonts ${kb(font).toFixed(1)} KB`,
    );
  const ours = weight.get("ours");
  if (!ours || ours.html === 0) throw new Error("Our own page could not be weighed.");
  const budget = [
    { name: "page: HTML, CSS and JS", figure: kb(whole(ours) - ours.font), unit: "KB", goal: { atMost: 25 } },
    { name: "page: JS", figure: kb(ours.script), unit: "KB", goal: { atMost: 12 } },
    { name: "page: fonts", figure: kb(ours.font), unit: "KB", goal: { atMost: 40 } },
  ];
  // The fonts of a page come after its first paint in ours and stay out on both sides, but for dkfds' own goal.
  const against = (
    name: string,
    atLeast: number,
    weighed = (one: PageWeight) => whole(one) - one.font,
  ): Finding[] => {
    const theirs = weight.get(name);
    if (!theirs) return [];
    return [
      { name: `page: bytes, ${name} / ours`, figure: weighed(theirs) / weighed(ours), goal: { atLeast } },
    ];
  };
  return [
    ...budget,
    ...against("SurveyJS", 12),
    ...against("dkfds", 9, whole),
    ...against("govuk-frontend", 1),
  ];
}

const round = (values: readonly number[]): string => median(values).toFixed(0);

async function times(browser: Browser, pages: Pages, network: Network): Promise<Finding[]> {
  const names = [...pages.keys()];
  const place = (name: string): number => names.indexOf(name);
  const taken = {
    usable: new Rounds(names.length),
    blocked: new Rounds(names.length),
    click: new Rounds(names.length),
  };
  for (let at = 0; at < rounds[network]; at += 1) {
    for (const [name, page] of pages) {
      const seen: Visit = await visit(browser, page, network);
      taken.usable.add(place(name), seen.usable);
      // A millisecond more on each side, so that no blocking at all can be compared.
      taken.blocked.add(place(name), seen.blocked + 1);
      taken.click.add(place(name), seen.click);
    }
  }
  for (const [at, name] of names.entries())
    console.log(
      `${network}, ${name}: usable ${round(taken.usable.of(at))} ms, blocked ${round(taken.blocked.of(at))} ms, click to paint ${median(taken.click.of(at)).toFixed(1)} ms`,
    );
  const of = (what: keyof typeof taken, one: string, other: string): number =>
    taken[what].ratio(place(one), place(other));
  const found: Finding[] = [
    {
      name: `page: usable on ${network}, ours / plain form`,
      figure: of("usable", "ours", "plain"),
      goal: { atMost: 1.15 },
    },
    {
      name: `page: blocked on ${network}, ours / plain form`,
      figure: of("blocked", "ours", "plain"),
      goal: { atMost: 2 },
    },
  ];
  for (const name of names.slice(2)) {
    const goal = name === "SurveyJS" ? { goal: { atLeast: network === "fast 3G" ? 4 : 4.5 } } : {};
    found.push({
      name: `page: usable on ${network}, ${name} / ours`,
      figure: of("usable", name, "ours"),
      ...goal,
    });
  }
  if (!pages.has("SurveyJS") || network === "slow 3G") return found;
  return [
    ...found,
    {
      name: "page: blocked, ours / SurveyJS",
      figure: of("blocked", "ours", "SurveyJS"),
      goal: { atMost: 0.2 },
    },
    {
      name: "page: click to paint, ours / SurveyJS",
      figure: of("click", "ours", "SurveyJS"),
      goal: { atMost: 0.4 },
    },
  ];
}

/** The first question page against a plain form of the whole instrument and the same form by others. */
export async function benchPages(): Promise<Found[]> {
  const peers = await installPeers("pages");
  const isMissing = "why" in peers;
  // All by number: looking up a name would count against one of them only.
  const port = await freePort();
  const served = await serve({ port, env: { LOG_LEVEL: "silent", BASE_URL: `http://127.0.0.1:${port}` } });
  const others = await servePeerPages(isMissing ? null : peers);
  const browser = await openBrowser();
  try {
    const pages = new Map<string, Visited>([
      ["ours", await loggedIn(browser, served)],
      ["plain", { url: `${others.url}/plain` }],
    ]);
    if (!isMissing) {
      pages.set("SurveyJS", { url: `${others.url}/survey` });
      pages.set("govuk-frontend", { url: `${others.url}/govuk` });
      pages.set("dkfds", { url: `${others.url}/dkfds` });
    }
    const found: Found[] = await weights(browser, pages);
    for (const network of Object.keys(networks) as Network[])
      found.push(...(await times(browser, pages, network)));
    if (isMissing) found.push({ name: "page: SurveyJS, govuk-frontend and dkfds", why: peers.why });
    return found;
  } finally {
    others.close();
    await browser.close();
    await served.dispose();
  }
}
