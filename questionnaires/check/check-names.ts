import type { Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import { duplicates, type Fault, fault, type Path } from "./fault.ts";

type Names = { readonly [kind: string]: readonly string[] };

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

const namesOf = (definition: Definition): Names => ({
  section: idsOf(definition.sections),
  domain: idsOf(definition.domains),
  variant: idsOf(definition.variants),
  track: idsOf(definition.tracks),
  question: idsOf(definition.questions),
  band: idsOf(definition.scoring?.bands ?? []),
  source: Object.keys(definition.references),
});

function unknown(names: Names, { kind, name, at }: { kind: string; name: string; at: Path }): Fault[] {
  return names[kind]?.includes(name) ? [] : [fault(at, `There is no ${kind} "${name}".`)];
}

function unknownInQuestion(names: Names, question: Question, place: number): Fault[] {
  const at = ["questions", place];
  const each = (kind: string, key: "variants" | "tracks" | "sources") =>
    question[key].flatMap((name, item) => unknown(names, { kind, name, at: [...at, key, item] }));
  return [
    ...unknown(names, { kind: "section", name: question.section, at: [...at, "section"] }),
    ...(question.domain === null
      ? []
      : unknown(names, { kind: "domain", name: question.domain, at: [...at, "domain"] })),
    ...each("variant", "variants"),
    ...each("track", "tracks"),
    ...each("source", "sources"),
    ...Object.keys(question.text_by_variant ?? {}).flatMap((name) =>
      unknown(
        { variant: question.variants.length > 0 ? question.variants : (names["variant"] ?? []) },
        { kind: "variant", name, at: [...at, "text_by_variant", name] },
      ),
    ),
  ];
}

function unknownTopics(names: Names, { conversation }: Definition): Fault[] {
  const topic = ["resource", ...["question", "domain", "track"].flatMap((kind) => names[kind] ?? [])];
  return conversation.flatMap(({ about }, place) =>
    unknown({ topic }, { kind: "topic", name: about, at: ["conversation", place, "about"] }),
  );
}

/** Rules that only points give a meaning to, in a questionnaire that gives none. */
function needsScoring({ flags, domains }: Definition): Fault[] {
  const places = { flags, domains };
  return Object.entries(places).flatMap(([at, list]) =>
    list.length === 0 ? [] : [fault([at], `"${at}" needs "scoring": without it nothing is counted.`)],
  );
}

function unknownInScoring(names: Names, definition: Definition): Fault[] {
  const { scoring, flags } = definition;
  if (!scoring) return needsScoring(definition);
  const results = [...(names["band"] ?? []), scoring.missing.unknown_result];
  return [
    ...scoring.missing.never_both_unknown.flatMap((name, item) =>
      unknown(names, { kind: "domain", name, at: ["scoring", "missing", "never_both_unknown", item] }),
    ),
    ...flags.flatMap(({ min_band }, place) =>
      unknown(names, { kind: "band", name: min_band, at: ["flags", place, "min_band"] }),
    ),
    ...Object.keys(scoring.route).flatMap((name) =>
      unknown({ result: results }, { kind: "result", name, at: ["scoring", "route", name] }),
    ),
    ...results
      .filter((name) => !Object.hasOwn(scoring.route, name))
      .map((name) => fault(["scoring", "route"], `The result "${name}" has no route.`)),
  ];
}

function duplicateNames(definition: Definition): Fault[] {
  const { questions, variants, sections, domains, flags, tracks, protective, conversation, scoring } =
    definition;
  const { staff_questions } = definition;
  const lists = {
    questions,
    staff_questions,
    variants,
    sections,
    domains,
    flags,
    tracks,
    protective,
    conversation,
  };
  return [
    ...Object.entries(lists).flatMap(([at, list]) => duplicates(idsOf(list), { at: [at], key: "id" })),
    ...duplicates(idsOf(scoring?.bands ?? []), { at: ["scoring", "bands"], key: "id" }),
    ...duplicates(idsOf(scoring?.track_levels ?? []), { at: ["scoring", "track_levels"], key: "id" }),
    ...questions.flatMap((question, place) => duplicateCodes(definition, question, place)),
  ];
}

function duplicateCodes({ skip_option }: Definition, question: Question, place: number): Fault[] {
  if (!("options" in question)) return [];
  const at: Path = ["questions", place, "options"];
  const codes = question.options.map(({ code }) => code);
  const skip = codes.indexOf(skip_option.code);
  return [
    ...duplicates(codes, { at, key: "code" }),
    ...(skip < 0 ? [] : [fault([...at, skip, "code"], "This code is kept for skipping the question.")]),
  ];
}

/** Pages follow the sections, so questions must too, or their numbers would jump. */
function outOfOrder({ questions, sections }: Definition): Fault[] {
  const places = questions.map(({ section }) => sections.findIndex(({ id }) => id === section));
  return places.flatMap((place, at) =>
    place < (places[at - 1] ?? 0) && place >= 0
      ? [fault(["questions", at, "section"], "Questions stand in the order of their sections.")]
      : [],
  );
}

/** Names used twice, and names that point to nothing. */
export function checkNames(definition: Definition): Fault[] {
  const names = namesOf(definition);
  return [
    ...duplicateNames(definition),
    ...definition.questions.flatMap((question, place) => unknownInQuestion(names, question, place)),
    ...unknownInScoring(names, definition),
    ...unknownTopics(names, definition),
    ...outOfOrder(definition),
  ];
}
