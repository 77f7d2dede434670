import { compile } from "#questionnaires/engine/compile.ts";
import type { LiveSlice } from "#questionnaires/engine/live-slice.ts";
import { shownIds } from "#questionnaires/engine/shown-ids.ts";
import { readFields } from "#questionnaires/form/fields.ts";

/** A question of a form: its element while it is asked, and what keeps its place while it is not. */
interface Place {
  readonly id: string;
  readonly element: HTMLElement;
  readonly mark: ChildNode;
}

/** Questions stand in the open or, where a page without a script must not show them, in a `<template>`. */
const placesIn = (form: HTMLFormElement): readonly Place[] =>
  [...form.querySelectorAll<HTMLElement>("[data-question]")].map((found) => {
    const id = found.dataset["question"] ?? "";
    if (found instanceof HTMLTemplateElement)
      return { id, mark: found, element: found.content.firstElementChild as HTMLElement };
    const mark = document.createComment("");
    found.before(mark);
    return { id, mark, element: found };
  });

/** The answers that stand in a form, read as the server reads them. What cannot be read is no answer. */
function answersIn(form: HTMLFormElement, { definition }: LiveSlice): Readonly<Record<string, unknown>> {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    fields[name] ??= [];
    fields[name].push(String(value));
  }
  const answers: Record<string, unknown> = {};
  for (const question of definition.questions) {
    const reading = readFields(question, fields, definition.skip_option.code);
    if (reading.kind === "answer") answers[question.id] = reading.value;
  }
  return answers;
}

/**
 * Shows and hides the questions of a form while somebody answers, by the engine that the server uses. A question
 * that is not asked is not in the document: it sends nothing, and keeps what was typed in it. `onChange` is told
 * which questions stand in the form, in order, and which of them have just come.
 */
export function startLiveQuestions(
  form: HTMLFormElement,
  slice: LiveSlice,
  onChange: (asked: readonly HTMLElement[], come: readonly HTMLElement[]) => void,
): void {
  const questionnaire = compile(slice.definition);
  const places = placesIn(form);

  /** A question that comes may bring an answer that calls for the next one: hence again, until nothing changes. */
  function settle(): readonly HTMLElement[] {
    const answers = { ...slice.person.answers, ...answersIn(form, slice) };
    const asked = new Set(shownIds(questionnaire, { ...slice.person, answers }));
    const changed = places.filter(({ id, element }) => element.isConnected !== asked.has(id));
    for (const { mark, element } of changed) {
      if (element.isConnected) element.remove();
      else mark.after(element);
    }
    return changed.length === 0 ? [] : [...changed.map(({ element }) => element), ...settle()];
  }

  function update(): void {
    const changed = settle();
    const asked = places.map(({ element }) => element).filter((element) => element.isConnected);
    onChange(
      asked,
      changed.filter((element) => element.isConnected),
    );
  }

  form.addEventListener("input", update);
  update();
}
