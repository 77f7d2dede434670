import { isScored, type Questionnaire } from "../engine/compile.ts";
import { ANSWERED, TRUE, truth } from "../engine/conditions.ts";
import { evaluate } from "../engine/evaluate.ts";
import { openPerson } from "../engine/open-person.ts";
import type { Person } from "../engine/person.ts";
import type { Question } from "../question-schema.ts";
import { type Path, pointerTo } from "./fault.ts";

/** The rows of points of a scored question. */
function rowsOf(question: Question): { key: string; size: number } {
  if ("options" in question) return { key: "options", size: question.options.length };
  if (question.kind === "scale" || question.kind === "number")
    return { key: "bands", size: question.bands?.length ?? 0 };
  if (question.kind === "date") return { key: "weeks_bands", size: question.weeks_bands?.length ?? 0 };
  return { key: "", size: 0 };
}

/** Everything of a definition that some case must reach, as pointers with a name for each. */
export function reachable({ definition }: Questionnaire): Map<string, string> {
  const places = new Map<string, string>();
  const add = (path: Path, name: string): void => {
    places.set(pointerTo(path), name);
  };
  definition.questions.forEach((question, at) => {
    const { key, size } = rowsOf(question);
    if (question.domain === null) return;
    for (let row = 0; row < size; row++) add(["questions", at, key, row], `answer to "${question.id}"`);
  });
  const named = (list: readonly { readonly id: string }[], at: Path, kind: string): void => {
    for (const [place, { id }] of list.entries()) add([...at, place], `${kind} "${id}"`);
  };
  const { flags, tracks, protective, conversation, scoring } = definition;
  named(flags, ["flags"], "flag");
  for (const [at, { id, signals }] of tracks.entries()) {
    named(
      signals.map(() => ({ id })),
      ["tracks", at, "signals"],
      "signal of the track",
    );
  }
  named(protective, ["protective"], "protective factor");
  named(conversation, ["conversation"], "conversation entry");
  if (!scoring) return places;
  named(scoring.bands, ["scoring", "bands"], "band");
  named(scoring.track_levels, ["scoring", "track_levels"], "level");
  add(["scoring", "missing", "unknown_result"], "result without a number");
  add(["scoring", "missing", "min_share_points"], "domain that is scaled up");
  add(["scoring", "missing", "max_unknown_domains"], "domain too little is known of");
  add(["scoring", "borderline_margin"], "total close to a limit");
  return places;
}

function rowReached(
  question: Question,
  { bits, value: typed, weeks }: { bits: number; value: number; weeks: number },
  row: number,
): boolean {
  if ("options" in question) return (bits & (1 << row)) !== 0;
  if (question.kind === "scale" || question.kind === "number") {
    const value = question.kind === "number" ? typed : 31 - Math.clz32(bits) + question.min;
    const band = question.bands?.[row];
    return band !== undefined && value >= band.from && value <= band.to;
  }
  const band = question.kind === "date" ? question.weeks_bands?.[row] : undefined;
  return band !== undefined && weeks >= band.from && weeks <= band.to;
}

function rowsReached(questionnaire: Questionnaire, person: Person): string[] {
  const opened = openPerson(questionnaire, person, false);
  if (!opened.plan) return [];
  const { plan, work } = opened;
  return plan.questions.flatMap((question, at) => {
    if (work.states[at] !== ANSWERED) return [];
    const { key, size } = rowsOf(question);
    const place = questionnaire.definition.questions.indexOf(question);
    const facts = { bits: work.bits[at] ?? 0, value: work.values[at] ?? 0, weeks: work.weeks };
    return Array.from({ length: size }, (_, row) => row)
      .filter((row) => rowReached(question, facts, row))
      .map((row) => pointerTo(["questions", place, key, row]));
  });
}

/** Rules that hold for the person last evaluated; working memory still holds that person. */
function rulesReached(questionnaire: Questionnaire, person: Person): string[] {
  const compiled = questionnaire.plans.get(person.variant);
  if (!compiled) return [];
  const { plan, work } = compiled;
  const { flags, tracks, protective, conversation } = plan.rules;
  const starts: [Path, number][] = [
    ...flags.map(({ start }, at): [Path, number] => [["flags", at], start]),
    ...tracks.flatMap(({ signals }, at) =>
      signals.map(({ start }, signal): [Path, number] => [["tracks", at, "signals", signal], start]),
    ),
    ...protective.map(({ start }, at): [Path, number] => [["protective", at], start]),
    ...conversation.map((start, at): [Path, number] => [["conversation", at], start]),
  ];
  return starts.filter(([, start]) => truth(plan.program, start, work) === TRUE).map(([at]) => pointerTo(at));
}

/** The pointers of everything one person reaches. */
export function reachedBy(questionnaire: Questionnaire, person: Person): string[] {
  const rows = rowsReached(questionnaire, person);
  if (!isScored(questionnaire)) return [...rows, ...rulesReached(questionnaire, person)];
  const { result } = evaluate(questionnaire, person);
  if (!result) return [];
  const { scoring } = questionnaire.definition;
  const statuses = Object.values(result.domain_status);
  const levels = Object.values(result.tracks);
  const when = (isReached: boolean, ...path: string[]) =>
    isReached ? [pointerTo(["scoring", ...path])] : [];
  return [
    ...rows,
    ...rulesReached(questionnaire, person),
    ...scoring.bands.flatMap(({ id }, at) => when(result.band === id, "bands", String(at))),
    ...scoring.track_levels.flatMap(({ id }, at) => when(levels.includes(id), "track_levels", String(at))),
    ...when(result.band === scoring.missing.unknown_result, "missing", "unknown_result"),
    ...when(statuses.includes("omregnet"), "missing", "min_share_points"),
    ...when(statuses.includes("uoplyst"), "missing", "max_unknown_domains"),
    ...when(result.borderline, "borderline_margin"),
  ];
}
