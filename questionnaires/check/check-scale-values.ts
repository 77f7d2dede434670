import type { RadioQuestion } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import { type Fault, fault, type Path } from "./fault.ts";

/** Answers that take no stand, so they have no step and are left out of a mean. */
const NO_STAND = ["ved_ikke", "ikke_relevant", "ikke_proevet", "husker_ikke"];

const RISING = "1,2,3,4,5";

function checkEach({ id, options }: RadioQuestion, at: Path): Fault[] {
  return options.flatMap(({ code, scale_value }, place) => {
    const takesNoStand = NO_STAND.includes(code);
    const where = [...at, "options", place];
    if (takesNoStand && scale_value !== undefined) {
      return [fault([...where, "scale_value"], `"${code}" is no step on the scale: leave the value out.`)];
    }
    if (takesNoStand || scale_value !== undefined) return [];
    return [
      fault(
        where,
        `"${code}" has no scale_value. In "${id}" every answer that takes a stand has one, or none.`,
      ),
    ];
  });
}

/** Five steps in their order, so that the distance from one mean to another is the same in every question. */
function checkOrder({ options }: RadioQuestion, at: Path): Fault[] {
  const values = options.flatMap(({ scale_value }) => scale_value ?? []);
  if ([values, values.toReversed()].some((steps) => steps.join() === RISING)) return [];
  return [fault([...at, "options"], "The values are 1, 2, 3, 4 and 5, rising or falling with the answers.")];
}

function checkUse(question: RadioQuestion, { identity }: Definition, at: Path): Fault[] {
  const sentence = `"${question.id}" has values for the mean of a group: only anonymous questionnaires have them.`;
  return identity === "anonymous" ? [] : [fault([...at, "options"], sentence)];
}

/** Values from which the mean of a group is made: all of a scale of five or none, and never of a person with a name. */
export const checkScaleValues = (definition: Definition): Fault[] =>
  definition.questions.flatMap((question, place) => {
    if (question.kind !== "radio") return [];
    if (question.options.every(({ scale_value }) => scale_value === undefined)) return [];
    const at: Path = ["questions", place];
    return [...checkEach(question, at), ...checkOrder(question, at), ...checkUse(question, definition, at)];
  });
