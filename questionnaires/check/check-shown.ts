import { isAskedIn } from "../engine/asked-in.ts";
import type { Questionnaire } from "../engine/compile.ts";
import { namesIn } from "../engine/compile-condition.ts";
import { pagesOf } from "../engine/paging.ts";
import type { Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import { answersWorthTrying } from "./answers-worth-trying.ts";
import { type Fault, fault } from "./fault.ts";

const MOST_PERSONS = 100_000;
const SUBMITTED_ON = "2026-01-01";
/** The questions a question waits for, directly and through others. */
function ancestorsOf(definition: Definition, question: Question, found = new Set<string>()): Set<string> {
  if (!question.show_if) return found;
  const weeks = definition.scoring?.weeks_absent?.question;
  for (const name of namesIn(question.show_if)) {
    const id = name === "weeks_absent" ? weeks : name;
    const parent = definition.questions.find((one) => one.id === id);
    if (!parent || found.has(parent.id)) continue;
    found.add(parent.id);
    ancestorsOf(definition, parent, found);
  }
  return found;
}

/** Tries answers to the named questions until one set of them shows the question. */
function isReachable(questionnaire: Questionnaire, target: Question, ancestors: readonly string[]): boolean {
  const choices = ancestors.map((id) => {
    const question = questionnaire.question(id);
    return question ? answersWorthTrying(questionnaire.definition, question) : [];
  });
  const persons = choices.reduce((product, list) => product * Math.max(1, list.length), 1);
  for (let person = 0; person < Math.min(persons, MOST_PERSONS); person++) {
    const answers: Record<string, unknown> = {};
    let rest = person;
    ancestors.forEach((id, at) => {
      const list = choices[at] ?? [];
      answers[id] = list[rest % list.length];
      rest = Math.floor(rest / Math.max(1, list.length));
    });
    for (const variant of questionnaire.variants) {
      if (!isAskedIn(target, variant)) continue;
      const pages = pagesOf(questionnaire, { variant, submittedOn: SUBMITTED_ON, answers });
      if (pages.some(({ question }) => question.id === target.id)) return true;
    }
  }
  return false;
}

/** Questions whose condition no answers can make true, such as pain both above 7 and below 3. */
export const checkShown = (questionnaire: Questionnaire): Fault[] =>
  questionnaire.definition.questions.flatMap((question, place) => {
    if (!question.show_if) return [];
    const ancestors = [...ancestorsOf(questionnaire.definition, question)];
    return isReachable(questionnaire, question, ancestors)
      ? []
      : [fault(["questions", place, "show_if"], `No answers can make "${question.id}" shown.`)];
  });
