import type { PanelDoor } from "#server/use-cases/panels/panel-door.ts";
import { answerSurvey, type SurveyAnswer } from "#site/components/survey/survey-request.ts";

type Locals = Pick<App.Locals, "useCases" | "lang" | "form" | "mayAnswerSurvey">;

/**
 * One request of a round of a confidential survey: the pages are those of an anonymous one, but the questions, and where
 * the answers go, are the round's. Which page somebody left at is not counted.
 */
export function answerPanel(
  { useCases, lang, form, mayAnswerSurvey }: Locals,
  door: PanelDoor,
): Promise<SurveyAnswer> {
  const { panels, newSurveyId } = useCases;
  const round = {
    newSurveyId,
    showSurvey: () => panels.questions(door),
    readSurvey: (asked: Parameters<typeof useCases.readSurvey>[0]) => panels.read(door, asked),
    sendSurvey: (sent: Parameters<typeof useCases.sendSurvey>[0]) => panels.send(door, sent),
    countSurveyPage: () => 0,
  };
  return answerSurvey(
    { useCases: round, lang, form, mayAnswerSurvey },
    door.panel.instrument.questionnaireId,
  );
}
