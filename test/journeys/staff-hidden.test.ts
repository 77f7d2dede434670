import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import { translator } from "#site/text/translate.ts";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import {
  caseIdOf,
  exampleToday,
  mainText,
  type SentExample,
  sendExample,
} from "#test/journeys/staff-examples.ts";
import { type Served, serve } from "#test/served.ts";

type Text = { readonly da: string; readonly en: string };
interface Named {
  readonly label: Text;
}
const file = new URL("../../questionnaires/definitions/risikoscreening/1.0.0.json", import.meta.url);
const definition = JSON.parse(readFileSync(file, "utf8")) as {
  flags: readonly (Named & { id: string })[];
  questions: readonly { id: string; explain?: Text; options?: readonly ({ code: string } & Named)[] }[];
  domains: readonly { id: string; name: Text }[];
  scoring: {
    bands: readonly { citizen: Text }[];
    domain_levels: readonly { name: Text }[];
    track_levels: readonly { id: string; name: Text }[];
    cannot: Text;
  };
};
const langs = ["da", "en"] as const;
type Lang = (typeof langs)[number];

interface Sent extends SentExample {
  readonly caseId: string;
}
const readers = ["holder", "colleague", "lead"] as const;
type Reader = (typeof readers)[number];

let served: Served;
const staff = {} as Record<Reader, HttpPerson>;
/** Pairs of one citizen's cases, alike but for one answer, and with different levels. */
const pairs: { name: string; a: Sent; b: Sent; differing: readonly string[] }[] = [];

async function sentCase(citizen: HttpPerson, id: string, more = {}): Promise<Sent> {
  const sent = await sendExample(citizen, id, more);
  return { ...sent, caseId: await caseIdOf(staff.holder, sent.receipt) };
}

const labelsOf = (question: string, ...codes: string[]): string[] =>
  definition.questions
    .filter(({ id }) => id === question)
    .flatMap(({ options = [] }) => options.filter(({ code }) => codes.includes(code)))
    .flatMap(({ label }) => [label.da, label.en]);

const openFor = async (reader: Reader, { caseId }: Sent): Promise<number> =>
  reader === "holder"
    ? (await staff.holder.json("POST", `/api/cases/${caseId}/take`, {})).status
    : (await staff[reader].json("POST", `/api/cases/${caseId}/purpose`, { purpose: "cover" })).status;

beforeAll(async () => {
  served = await serve();
  const [a, b] = [httpPerson(served), httpPerson(served)];
  for (const [reader, key] of [
    ["holder", "omar-vestergaard"],
    ["colleague", "hanne-riisager"],
    ["lead", "lone-thorsager"],
  ] as const) {
    staff[reader] = httpPerson(served);
    await logIn(staff[reader], key, "medarbejder");
  }
  await logIn(a, "laerke-bakkegaard", "borger");
  await logIn(b, "mikkel-oestervang", "borger");
  const long = exampleToday("V13").answers;
  const [day, later] = [String(long["foerste_sygedag"]), addDays(String(long["foerste_sygedag"]), 1)];
  pairs.push(
    {
      name: "one sick day apart, with flags, hoej and moderat",
      a: await sentCase(a, "V13"),
      b: await sentCase(a, "V13", { foerste_sygedag: later }),
      differing: [day, later],
    },
    {
      name: "one answer about health apart, 54 and 55 points",
      a: await sentCase(b, "V20"),
      b: await sentCase(b, "E14"),
      differing: labelsOf("helbred", "daarligt", "meget_daarligt"),
    },
    {
      name: "one answer about mood apart, moderat and lav",
      a: await sentCase(b, "V10"),
      b: await sentCase(b, "E15"),
      differing: labelsOf("humoer", "nogle_dage", "sjaeldent"),
    },
  );
  for (const { a, b } of pairs)
    for (const sent of [a, b]) for (const reader of readers) expect(await openFor(reader, sent)).toBe(204);
});
afterAll(() => served.dispose());

async function page(reader: Reader, path: string, lang: Lang): Promise<string> {
  const person = staff[reader];
  const cookies = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(served.url + path, { headers: { Cookie: `${cookies}; sprog=${lang}` } });
  expect(answer.status, `${reader} ${path}`).toBe(200);
  return answer.text();
}

const api = async (reader: Reader, path: string): Promise<string> => (await staff[reader].get(path)).text();

/** The same text for two cases when nothing tells them apart but who, when and the one answer. */
function alike(text: string, { caseId, receipt }: Sent, differing: readonly string[]): string {
  const neutral = [
    caseId,
    receipt,
    ...differing.flatMap((one) => [one, dateWords(one, "da"), dateWords(one, "en")]),
  ]
    .filter((one) => one !== "")
    .reduce((rest, one) => rest.replaceAll(one, "·"), text);
  return neutral
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "time")
    .replace(/k1\.[\w-]+/g, "owner")
    .replace(/"(daarligt|meget_daarligt|nogle_dage|sjaeldent)"/g, '"·"')
    .replace(/data-seconds="\d+"/g, "left")
    .replace(/uid="\w+"/g, "uid");
}
function dateWords(day: string, lang: Lang): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return "";
  const style = { day: "numeric", month: "long", year: "numeric" } as const;
  return new Intl.DateTimeFormat(lang === "da" ? "da-DK" : "en-GB", style).format(
    new Date(`${day}T12:00:00Z`),
  );
}

/** Everything that would tell of the points of a case, in words and in JSON. */
function telling({ result }: Sent, lang: Lang): RegExp[] {
  const { scoring, flags, questions } = definition;
  const texts = [
    ...flags.flatMap(({ id, label }) => [id, label[lang]]),
    ...scoring.bands.map(({ citizen }) => citizen[lang]),
    ...scoring.domain_levels.map(({ name }) => name[lang]),
    ...questions.flatMap(({ explain }) => explain?.[lang] ?? []),
    scoring.cannot[lang],
    translator(lang)("staff.route.foreslaaTvaerfagligUdredning"),
    ...["band", "total", "flags", "route", "explain", "domains", "points"].map((key) => `"${key}"`),
    ...["foreslaa_tvaerfaglig_udredning", "omregnet", "uoplyst", "tydelig"],
  ].map((text) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i"));
  const total = result?.total ?? -1;
  return [
    ...texts,
    new RegExp(`\\b${total}\\b(?!\\.)`),
    /\bF[1-8](?:_|\b)/,
    /\d+ (?:af|of|\/) \d+ ?(?:point)?/i,
  ];
}

function expectSilent(text: string, sent: Sent, lang: Lang, where: string): void {
  const undated = text.replace(/\d{1,2}\.? \p{L}+ \d{4}/gu, "");
  const said = telling(sent, lang).filter((pattern) => pattern.test(undated));
  expect(said.map(String), where).toEqual([]);
}

const ownPart = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";

test("the pairs really differ in level, and one of them in flags", () => {
  for (const { a, b, name } of pairs) expect(a.result?.band, name).not.toBe(b.result?.band);
  expect(pairs[0]?.a.result?.flags).not.toEqual(pairs[0]?.b.result?.flags);
  expect(pairs[0]?.a.result?.flags.length).toBeGreaterThan(0);
});

describe.each(readers)("before the own view, for the %s", (reader) => {
  test.each(langs)("the case page says nothing of points, level or flags, in %s", async (lang) => {
    for (const { a, b } of pairs)
      for (const sent of [a, b]) {
        const text = mainText(await page(reader, `/sager/${sent.caseId}`, lang));
        expect(text).toContain(translator(lang)("staff.answers.heading"));
        expectSilent(text, sent, lang, `${reader} ${sent.result?.band}`);
      }
  });

  test.each(langs)("two cases alike but for their level give the same page, in %s", async (lang) => {
    for (const { name, a, b, differing } of pairs) {
      const [one, other] = [
        ownPart(await page(reader, `/sager/${a.caseId}`, lang)),
        ownPart(await page(reader, `/sager/${b.caseId}`, lang)),
      ];
      expect(alike(one, a, differing) === alike(other, b, differing), name).toBe(true);
    }
  });

  test.each(langs)("the guide for printing is the same too, in %s", async (lang) => {
    for (const { name, a, b, differing } of pairs) {
      const guide = async (sent: Sent) =>
        alike(ownPart(await page(reader, `/sager/${sent.caseId}/samtaleguide`, lang)), sent, differing);
      expect((await guide(a)) === (await guide(b)), name).toBe(true);
      expectSilent(mainText(await page(reader, `/sager/${a.caseId}/samtaleguide`, lang)), a, lang, name);
    }
  });

  test("the API gives the same case, with neither result nor word on it", async () => {
    for (const { name, a, b, differing } of pairs) {
      const [one, other] = [
        await api(reader, `/api/cases/${a.caseId}`),
        await api(reader, `/api/cases/${b.caseId}`),
      ];
      expect(JSON.parse(one), name).toMatchObject({ kind: "open", result: null, recognition: null });
      expect(alike(one, a, differing), name).toBe(alike(other, b, differing));
      // The minutes and seconds of a time may be the number of the points.
      const untimed = one.replace(/"\d{4}-\d{2}-\d{2}T[^"]*"/g, "");
      expectSilent(untimed.replace(/"answers":\{[^}]*\}/, ""), a, "da", name);
    }
  });

  test.each(langs)("rows of the lists and of the search are the same, in %s", async (lang) => {
    for (const { name, a, b } of pairs) {
      const rowIn = async (sent: Sent): Promise<string> => {
        const lists = [await page(reader, "/sager", lang), await page(reader, "/sager/lave", lang)];
        const row = lists.flatMap((html) => html.split("<tr")).find((part) => part.includes(sent.receipt));
        expectSilent(
          mainText(`<main>${row}</main>`).replace(/\d{1,2}\.? \p{L}+ \d{4}/gu, ""),
          sent,
          lang,
          name,
        );
        return alike(row ?? sent.receipt, sent, []);
      };
      expect(await rowIn(a), name).toBe(await rowIn(b));
    }
  });

  test("rows of the API are the same, and have no other fields", async () => {
    for (const { a, b } of pairs) {
      const rowOf = async (sent: Sent) => {
        const found = await staff[reader].json("POST", "/api/cases/search", { words: sent.receipt });
        return alike(await found.text(), sent, []);
      };
      expect(await rowOf(a)).toBe(await rowOf(b));
    }
    const { rows } = JSON.parse(await api(reader, "/api/cases")) as { rows: object[] };
    const keys =
      "assessed assignedTo benefit citizenName daysLeft daysWaiting dueOn id ownViewNoted receiptNumber";
    for (const row of rows) expect(Object.keys(row).sort().join(" ")).toBe(`${keys} receivedAt unassessable`);
  });
});

test("the queue keeps its order whatever the level: by deadline, then as received", async () => {
  const { rows } = JSON.parse(await api("lead", "/api/cases")) as {
    rows: { dueOn: string; receivedAt: string }[];
  };
  const order = rows.map(({ dueOn, receivedAt }) => `${dueOn} ${receivedAt}`);
  expect(order).toEqual([...order].sort());
  const dueOn = addDays(civilDate(new Date()), 7);
  expect(new Set(rows.slice(-5).map((row) => row.dueOn))).toEqual(new Set([dueOn]));
  for (const wish of ["?sort=band", "?order=band", "?band=hoej", "?vis=hoej"]) {
    const asked = mainText(await page("lead", `/sager${wish}`, "da"));
    expect(asked, wish).toBe(mainText(await page("lead", "/sager", "da")));
    expect((await staff.lead.get(`/api/cases${wish}`)).status, wish).toBe(
      wish.startsWith("?vis") ? 400 : 400,
    );
  }
});

test("an assessment cannot be recorded before the own view, so its answer tells nothing", async () => {
  for (const view of ["lav", "moderat", "hoej"]) {
    const answer = await staff.holder.json("POST", `/api/cases/${pairs[1]?.a.caseId}/assessments`, { view });
    expect(answer.status, view).toBe(409);
  }
});

test("after the own view the holder sees points, and a colleague who takes over begins blind again", async () => {
  const { a } = pairs[0] as (typeof pairs)[number];
  const path = `/api/cases/${a.caseId}`;
  expect((await staff.holder.json("POST", `${path}/own-view`, { view: "lav" })).status).toBe(200);
  const seen = JSON.parse(await api("holder", path)) as { result: { total: number } };
  expect(seen.result.total).toBe(a.result?.total);
  const judged = { view: "lav", reason: "En kanariefugl af en grund" };
  expect((await staff.holder.json("POST", `${path}/assessments`, judged)).status).toBe(204);
  expect((await staff.holder.json("POST", `${path}/release`, {})).status).toBe(204);
  expect((await staff.colleague.json("POST", `${path}/take`, {})).status).toBe(204);
  const told = JSON.parse(await api("colleague", path)) as { result: unknown; assessments: unknown[] };
  expect(told.result).toBeNull();
  expect(JSON.stringify(told), "a reason, or that it differs, tells of the points").not.toContain(
    "kanariefugl",
  );
  expect(told.assessments).toEqual([]);
  for (const lang of langs)
    expect(await page("colleague", `/sager/${a.caseId}`, lang)).not.toContain("kanariefugl");
});
