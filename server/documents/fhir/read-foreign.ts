import * as v from "valibot";
import { type Fault, fault, type Path } from "#questionnaires/check/fault.ts";
import type { Condition } from "#questionnaires/condition-schema.ts";
import { ForeignNames, identifierOf, versionOf } from "./foreign-names.ts";
import { type Foreign, isMatrix, kindOf, listOf, matrixOf } from "./foreign-question.ts";
import { urls } from "./names.ts";
import { type Named, readGate } from "./read-conditions.ts";
import { controlOf, type Draft, extensionOf } from "./read-item.ts";
import { issueFault } from "./read-questionnaire.ts";
import { type EnableWhen, type FhirQuestionnaire, type Item, questionnaireShape } from "./resources.ts";
import { mainLanguage, readText } from "./texts.ts";

/** A questionnaire of another system as an unscored draft, and what of it could not come along. */
export type ReadForeign =
  | { readonly draft: Draft; readonly dropped: readonly Fault[]; readonly faults: readonly [] }
  | { readonly draft: undefined; readonly dropped: readonly []; readonly faults: readonly Fault[] };

type Placed = { readonly item: Item; readonly at: Path };

type Found = Foreign & {
  readonly title: Draft;
  readonly intro: Draft[];
  readonly sections: Draft[];
  readonly questions: Draft[];
  /** How conditions name what has been read so far. */
  readonly named: Map<string, Named>;
};

const textOf = (found: Found, { text, _text }: Item) => readText(text, _text, found.language);

const childHelp = (found: Found, item: Item): Draft => {
  const help = item.item?.find((child) => child.type === "display" && controlOf(child) === "help");
  return help === undefined ? {} : { help: textOf(found, help) };
};

/** A condition of another system; when it cannot be said here, the question is asked of everybody. */
function conditionOf(found: Found, { item, at }: Placed): { readonly show_if?: Condition } {
  if (extensionOf(item, urls.enableWhenExpression)) {
    found.dropped.push(fault(at, "A condition in FHIRPath: the question is asked of everybody."));
  }
  const enableWhen = item.enableWhen?.map((test) => renamed(found, test));
  const { show_if, unread = [] } = readGate({ ...item, enableWhen }, (link) => found.named.get(link));
  if (unread.length > 0) {
    const place: Path = [...at, "enableWhen"];
    found.dropped.push(fault(place, "A condition there is no word for: the question is asked of everybody."));
  }
  return show_if === undefined ? {} : { show_if };
}

function renamed({ codes }: Found, test: EnableWhen): EnableWhen {
  const theirs =
    test.answerCoding?.code ?? (test.answerBoolean === undefined ? null : String(test.answerBoolean));
  if (theirs === null) return test;
  const code = codes.get(test.question)?.of(theirs, "svar");
  return { question: test.question, operator: test.operator, answerCoding: { code } };
}

function addQuestion(
  found: Found,
  placed: Placed,
  { section, kind }: { section: string; kind: Draft },
): void {
  const { item } = placed;
  const required = item.required === true;
  const id = found.links.of(item.linkId, "spm");
  const construct = extensionOf(item, urls.designNote)?.valueMarkdown?.trim() || `imported: ${item.linkId}`;
  const frame = { id, section, text: textOf(found, item), ...childHelp(found, item), construct };
  const draft = { ...frame, required, skippable: !required, ...kind, ...conditionOf(found, placed) };
  found.questions.push(draft);
  const ticks = kind["kind"] === "checkboxes";
  found.named.set(item.linkId, { q: id, ticks });
  if (kind["kind"] !== "matrix") return;
  const rows = kind["rows"] as { code: string }[];
  (item.item ?? [])
    .filter(({ type }) => type !== "display")
    .forEach((row, place) => {
      found.named.set(row.linkId, { q: id, row: rows[place]?.code ?? "", ticks: false });
    });
}

function sectionFor(found: Found, linkId: string, title: Draft): string {
  const id = found.links.of(`${linkId} afsnit`, "afsnit");
  if (!found.sections.some((section) => section["id"] === id)) found.sections.push({ id, title });
  return id;
}

function walkGroup(found: Found, placed: Placed, section: string | null): void {
  const { item, at } = placed;
  const own = item.text === undefined ? section : sectionFor(found, item.linkId, textOf(found, item));
  if (item.enableWhen !== undefined) {
    found.dropped.push(
      fault([...at, "enableWhen"], "A condition on a whole group: its questions are asked of everybody."),
    );
  }
  walkAll(found, placed, own);
}

function walkAll(found: Found, { item, at }: Placed, section: string | null): void {
  (item.item ?? []).forEach((child, place) => {
    walk(found, { item: child, at: [...at, "item", place] }, section);
  });
}

function walk(found: Found, placed: Placed, section: string | null): void {
  const { item, at } = placed;
  if (item.type === "display") {
    if (controlOf(item) === "help" && section !== null) return;
    if (found.questions.length === 0 && item.text !== undefined) found.intro.push(textOf(found, item));
    else found.dropped.push(fault(at, `A text between questions: ${item.text ?? ""}`));
    return;
  }
  const home = section ?? sectionFor(found, "", found.title);
  if (item.type === "group" && item.repeats === true) {
    addQuestion(found, placed, { section: home, kind: listOf(found, placed) });
    return;
  }
  if (isMatrix(item)) {
    addQuestion(found, placed, { section: home, kind: matrixOf(found, placed) });
    return;
  }
  if (item.type === "group") {
    walkGroup(found, placed, section);
    return;
  }
  const kind = kindOf(found, placed);
  if (kind !== null) addQuestion(found, placed, { section: home, kind });
  walkAll(found, placed, home);
}

const skipOption = {
  code: "vil_ikke_svare",
  label: { da: "Det vil jeg ikke svare på", en: "I do not want to answer this" },
};

const kept: ReadonlySet<string> = new Set(
  "resourceType id meta text language contained url version name title _title status item description".split(
    " ",
  ),
);

/** What stands at the top of the file and has no place in a definition. */
function frameDropped(resource: FhirQuestionnaire): Fault[] {
  return Object.keys(resource)
    .filter((key) => !kept.has(key))
    .map((key) => fault([key], "There is no place for this in a definition."));
}

function begin(resource: FhirQuestionnaire): Found {
  const language = (resource.language ?? mainLanguage).slice(0, 2).toLowerCase();
  const title = readText(resource.title ?? resource.name, resource._title, language);
  const intro = resource.description ? [{ [language]: resource.description.trim() }] : [];
  return {
    language,
    title,
    intro,
    contained: resource.contained ?? [],
    links: new ForeignNames(),
    codes: new Map(),
    named: new Map(),
    sections: [],
    questions: [],
    dropped: frameDropped(resource),
  };
}

/**
 * Reads a Questionnaire that another system has written: its questions without points, with every text in the
 * languages that the file has. What could not come along is told with a JSON pointer into the file; a text that is
 * missing in a language is left for `check:questionnaires` to find.
 */
export function readForeign(json: unknown): ReadForeign {
  const shaped = v.safeParse(questionnaireShape, json);
  if (!shaped.success) return { draft: undefined, dropped: [], faults: shaped.issues.map(issueFault) };
  const resource = shaped.output;
  const found = begin(resource);
  walkAll(found, { item: { linkId: "", type: "group", item: resource.item }, at: [] }, null);
  if (found.questions.length === 0) {
    return { draft: undefined, dropped: [], faults: [fault(["item"], "There is no question in the file.")] };
  }
  const name = resource.url?.split(/[/|]/).at(-1) ?? resource.name ?? resource.title ?? "skema";
  const draft = {
    format: "afsaet-questionnaire/2",
    id: identifierOf(name, "skema") || "skema",
    version: versionOf(resource.version),
    status: "imported from FHIR, not reviewed by anybody here",
    languages: ["da", "en"],
    title: found.title,
    intro: found.intro,
    skip_option: skipOption,
    sections: found.sections,
    questions: found.questions,
  };
  return { draft, dropped: found.dropped, faults: [] };
}
