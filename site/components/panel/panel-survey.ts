import type { PanelDoor } from "#server/use-cases/panels/panel-door.ts";
import { answerSurvey, type SurveyAnswer } from "#site/components/survey/survey-request.ts";

type Locals = Pick<App.Locals, "useCases" | "lang" | "form" | "mayAnswerSurvey"> & {
  round?: number | undefined;
};

/**
 * One request of a round of a confidential survey: the pages are those of an anonymous one, but the questions, and where
 * the answers go, are the round's. The form says which round it is, so that nothing is stored as another. Which page
 * somebody left at is not counted. Null when the round that the form belongs to is over.
 */
export async function answerPanel(locals: Locals, door: PanelDoor): Promise<SurveyAnswer | null> {
  const { useCases, lang, form, mayAnswerSurvey } = locals;
  const { panels, newSurveyId } = useCases;
  const typed = form?.["runde"]?.[0] ?? "";
  const wave = /^\d{1,2}$/.test(typed) ? Number(typed) - 1 : door.wave;
  if (wave !== door.wave && wave !== door.lateWave) return null;
  locals.round = wave;
  const round = {
    newSurveyId,
    showSurvey: () => panels.questions(door),
    readSurvey: (asked: Parameters<typeof useCases.readSurvey>[0]) => panels.read(door, asked),
    sendSurvey: ({ fields, id }: Parameters<typeof useCases.sendSurvey>[0]) =>
      panels.send(door, { fields, id, wave }),
    countSurveyPage: () => 0,
  };
  return answerSurvey(
    { useCases: round, lang, form, mayAnswerSurvey },
    door.panel.instrument.questionnaireId,
  );
}
