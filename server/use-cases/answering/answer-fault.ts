import type { AnswerProblem } from "#questionnaires/engine/answers.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import type { FieldProblem } from "#server/errors/problem.ts";

/** A wrong answer as a problem tells it: `/answers/courses/0/title` names the field of an entry. */
export const answerFault = ({ question, code, part }: AnswerProblem): FieldProblem => ({
  pointer: jsonPointer("answers", question, ...(part?.split("/") ?? [])),
  code,
});
