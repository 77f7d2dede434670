import { autosavePage } from "#server/use-cases/answering/autosave-page.ts";
import { carryOver } from "#server/use-cases/answering/carry-over.ts";
import { changeVariant } from "#server/use-cases/answering/change-variant.ts";
import { confirmAnswers } from "#server/use-cases/answering/confirm-answers.ts";
import { deleteDraft } from "#server/use-cases/answering/delete-draft.ts";
import { exportAnswers } from "#server/use-cases/answering/export-answers.ts";
import { exportResponse } from "#server/use-cases/answering/export-response.ts";
import { handOutDeviceKey } from "#server/use-cases/answering/hand-out-device-key.ts";
import { myResponses } from "#server/use-cases/answering/my-responses.ts";
import { pageOfTyped } from "#server/use-cases/answering/page-of-typed.ts";
import { recogniseResult } from "#server/use-cases/answering/recognise-result.ts";
import { reviewAnswers } from "#server/use-cases/answering/review-answers.ts";
import { saveAnswers } from "#server/use-cases/answering/save-answers.ts";
import { savePage } from "#server/use-cases/answering/save-page.ts";
import { sendResponse } from "#server/use-cases/answering/send-response.ts";
import { showCarryOver } from "#server/use-cases/answering/show-carry-over.ts";
import { showConfirmation } from "#server/use-cases/answering/show-confirmation.ts";
import { resumePoint, showPage } from "#server/use-cases/answering/show-page.ts";
import { showReceipt } from "#server/use-cases/answering/show-receipt.ts";
import { showResult } from "#server/use-cases/answering/show-result.ts";
import { showVariantChange } from "#server/use-cases/answering/show-variant-change.ts";
import { startResponse } from "#server/use-cases/answering/start-response.ts";
import { assistable } from "#server/use-cases/assisted/assistable.ts";
import { assisted } from "#server/use-cases/assisted/assisting-for.ts";
import { changeVariantTogether } from "#server/use-cases/assisted/change-variant-together.ts";
import { findCitizens } from "#server/use-cases/assisted/find-citizens.ts";
import { handOver } from "#server/use-cases/assisted/hand-over.ts";
import { openTogether } from "#server/use-cases/assisted/open-together.ts";
import { printOwnForm } from "#server/use-cases/assisted/print-own-form.ts";
import { printPaperForm } from "#server/use-cases/assisted/print-paper-form.ts";
import { readDraft, readNewQuestions } from "#server/use-cases/assisted/read-draft.ts";
import { registerCitizen } from "#server/use-cases/assisted/register-citizen.ts";
import { sentTogether } from "#server/use-cases/assisted/sent-together.ts";
import {
  papersForStaff,
  printableQuestionnaires,
  showBlankForm,
  showOwnPaperForm,
  showPaperForm,
} from "#server/use-cases/assisted/show-paper-form.ts";
import { saveTogether, sendTogether } from "#server/use-cases/assisted/write-together.ts";
import { writtenFor } from "#server/use-cases/assisted/written-for.ts";
import {
  agreeOnCaseGoal,
  commentOnCase,
  readCaseComments,
  withdrawCaseComment,
} from "#server/use-cases/beside/case-comments.ts";
import {
  answerComment,
  countOwnComments,
  showOwnThread,
  showOwnThreads,
  withdrawAnswer,
} from "#server/use-cases/beside/own-comments.ts";
import { arrangeCv } from "#server/use-cases/cv/arrange-cv.ts";
import { composeCv } from "#server/use-cases/cv/compose-cv.ts";
import { deleteCvPhoto, hasCvPhoto, readCvPhoto, saveCvPhoto } from "#server/use-cases/cv/cv-photo.ts";
import { deleteCv } from "#server/use-cases/cv/delete-cv.ts";
import { exportCv } from "#server/use-cases/cv/export-cv.ts";
import { importCv, readForeignCv } from "#server/use-cases/cv/import-cv.ts";
import { newCvEntryId, saveCvEntry } from "#server/use-cases/cv/save-cv-entry.ts";
import { saveCvProfile } from "#server/use-cases/cv/save-cv-profile.ts";
import { showCv, showCvEntry, showCvSection } from "#server/use-cases/cv/show-cv.ts";
import {
  chooseForTargetedCv,
  deleteTargetedCv,
  listTargetedCvs,
  saveTargetedCv,
  showTargetedCv,
} from "#server/use-cases/cv/targeted-cvs.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { bindEvaluation } from "#server/use-cases/evaluation/bind-evaluation.ts";
import { publishedInstruments } from "#server/use-cases/evaluation/published-instruments.ts";
import { bindPanels } from "#server/use-cases/panels/bind-panels.ts";
import { bindPaper } from "#server/use-cases/paper/bind-paper.ts";
import { listPathways, showPathwayFigures } from "#server/use-cases/pathway/pathways.ts";
import { agreeOnGoal } from "#server/use-cases/plan/agree-on-goal.ts";
import { deletePlan, exportPlan } from "#server/use-cases/plan/export-plan.ts";
import { findWork, suggestWork, workOf } from "#server/use-cases/plan/find-work.ts";
import { confirmMail, deleteMail, giveMail, showOwnMail } from "#server/use-cases/plan/mail-address.ts";
import { addStep, remindOfStep, settleStep, stepsCalendar } from "#server/use-cases/plan/plan-steps.ts";
import { changeGoal, makeGoal, newPlanId } from "#server/use-cases/plan/save-goal.ts";
import { settleGoal } from "#server/use-cases/plan/settle-goal.ts";
import { showGoal, showPlan } from "#server/use-cases/plan/show-plan.ts";
import { whoHasRead } from "#server/use-cases/privacy/who-has-read.ts";
import {
  beginGuideline,
  changeGuideline,
  dropGuideline,
  putGuidelineInForce,
  showGuidelines,
} from "#server/use-cases/setup/cv-guideline.ts";
import { changeLegalBasis, readLegalBases } from "#server/use-cases/setup/legal-basis.ts";
import {
  importReferenceList,
  putReferenceListInForce,
  showReferenceLists,
} from "#server/use-cases/setup/reference-lists.ts";
import { beginWork } from "#server/use-cases/staff/begin-work.ts";
import { countSurveyPage } from "#server/use-cases/surveys/count-page.ts";
import { declineInvitation, myInvitations } from "#server/use-cases/surveys/invitations.ts";
import { newSurveyId, sendSurvey } from "#server/use-cases/surveys/send-survey.ts";
import { openSurveyDoor } from "#server/use-cases/surveys/survey-door.ts";
import { readSurvey, showSurvey } from "#server/use-cases/surveys/survey-step.ts";
import { answerStaffQuestion } from "#server/use-cases/triage/answer-staff-question.ts";
import { readCaseCv, readCasePlan } from "#server/use-cases/triage/case-cv.ts";
import { exportCaseAnswers } from "#server/use-cases/triage/export-case-answers.ts";
import { givePurpose } from "#server/use-cases/triage/give-purpose.ts";
import { listCases } from "#server/use-cases/triage/list-cases.ts";
import { noteOwnView } from "#server/use-cases/triage/note-own-view.ts";
import { openCase } from "#server/use-cases/triage/open-case.ts";
import { recordAssessment } from "#server/use-cases/triage/record-assessment.ts";
import { searchCases } from "#server/use-cases/triage/search-cases.ts";
import { releaseCase, takeCase } from "#server/use-cases/triage/take-case.ts";

/** Everything people can do, ready to be called by either door: a page or the API. */
export const bindUseCases = (deps: Deps) => ({
  assistable: assistable(deps),
  assisted: {
    carryOver: assisted(deps, carryOver(deps)),
    changeVariant: changeVariantTogether(deps),
    pageOfTyped: assisted(deps, pageOfTyped(deps)),
    resumePoint: assisted(deps, resumePoint(deps)),
    saveAnswers: saveTogether(deps),
    savePage: assisted(deps, savePage(deps)),
    sendResponse: sendTogether(deps),
    showPage: assisted(deps, showPage(deps)),
    showVariantChange: assisted(deps, showVariantChange(deps)),
  },
  autosavePage: autosavePage(deps),
  answerStaffQuestion: answerStaffQuestion(deps),
  beginWork,
  beside: {
    agreeOnCaseGoal: agreeOnCaseGoal(deps),
    answer: answerComment(deps),
    comment: commentOnCase(deps),
    count: countOwnComments(deps),
    newId: newPlanId(deps),
    readCase: readCaseComments(deps),
    showThread: showOwnThread(deps),
    showThreads: showOwnThreads(deps),
    withdrawAnswer: withdrawAnswer(deps),
    withdrawComment: withdrawCaseComment(deps),
  },
  carryOver: carryOver(deps),
  changeLegalBasis: changeLegalBasis(deps),
  changeVariant: changeVariant(deps),
  confirmAnswers: confirmAnswers(deps),
  cv: {
    arrange: arrangeCv(deps),
    compose: composeCv(deps),
    delete: deleteCv(deps),
    deletePhoto: deleteCvPhoto(deps),
    export: exportCv(deps),
    hasPhoto: hasCvPhoto(deps),
    import: importCv(deps),
    newEntryId: newCvEntryId(deps),
    readForeign: readForeignCv(deps),
    readPhoto: readCvPhoto(deps),
    saveEntry: saveCvEntry(deps),
    savePhoto: saveCvPhoto(deps),
    saveProfile: saveCvProfile(deps),
    show: showCv(deps),
    showEntry: showCvEntry(deps),
    showSection: showCvSection(deps),
  },
  targetedCvs: {
    choose: chooseForTargetedCv(deps),
    delete: deleteTargetedCv(deps),
    list: listTargetedCvs(deps),
    save: saveTargetedCv(deps),
    show: showTargetedCv(deps),
  },
  deleteDraft: deleteDraft(deps),
  evaluation: bindEvaluation(deps),
  exportAnswers: exportAnswers(deps),
  exportCaseAnswers: exportCaseAnswers(deps),
  exportResponse: exportResponse(deps),
  findCitizens: findCitizens(deps),
  givePurpose: givePurpose(deps),
  handOutDeviceKey: handOutDeviceKey(deps),
  handOver: handOver(deps),
  invitations: {
    decline: declineInvitation(deps),
    mine: myInvitations(deps),
  },
  listCases: listCases(deps),
  myResponses: myResponses(deps),
  noteOwnView: noteOwnView(deps),
  openCase: openCase(deps),
  openSurveyDoor: openSurveyDoor(deps),
  openTogether: openTogether(deps),
  pageOfTyped: pageOfTyped(deps),
  panels: bindPanels(deps),
  papersForStaff: papersForStaff(deps),
  printableQuestionnaires: printableQuestionnaires(deps),
  printOwnForm: printOwnForm(deps),
  paper: bindPaper(deps),
  guideline: {
    begin: beginGuideline(deps),
    change: changeGuideline(deps),
    drop: dropGuideline(deps),
    putInForce: putGuidelineInForce(deps),
    show: showGuidelines(deps),
  },
  referenceLists: {
    import: importReferenceList(deps),
    putInForce: putReferenceListInForce(deps),
    show: showReferenceLists(deps),
  },
  mail: {
    confirm: confirmMail(deps),
    delete: deleteMail(deps),
    give: giveMail(deps),
    show: showOwnMail(deps),
  },
  plan: {
    addStep: addStep(deps),
    agreeOnGoal: agreeOnGoal(deps),
    calendar: stepsCalendar(deps),
    changeGoal: changeGoal(deps),
    delete: deletePlan(deps),
    export: exportPlan(deps),
    findWork: findWork(deps),
    makeGoal: makeGoal(deps),
    newId: newPlanId(deps),
    remindOfStep: remindOfStep(deps),
    settleGoal: settleGoal(deps),
    settleStep: settleStep(deps),
    show: showPlan(deps),
    showGoal: showGoal(deps),
    suggestWork: suggestWork(),
    workOf: workOf(deps),
  },
  pathways: {
    figures: showPathwayFigures(deps),
    list: listPathways(deps),
  },
  printPaperForm: printPaperForm(deps),
  publishedInstruments: publishedInstruments(deps),
  readCaseCv: readCaseCv(deps),
  readCasePlan: readCasePlan(deps),
  readDraft: readDraft(deps),
  readNewQuestions: readNewQuestions(deps),
  newSurveyId: newSurveyId(deps),
  countSurveyPage: countSurveyPage(deps),
  sendSurvey: sendSurvey(deps),
  readLegalBases: readLegalBases(deps),
  readSurvey: readSurvey(deps),
  recogniseResult: recogniseResult(deps),
  recordAssessment: recordAssessment(deps),
  registerCitizen: registerCitizen(deps),
  releaseCase: releaseCase(deps),
  resumePoint: resumePoint(deps),
  reviewAnswers: reviewAnswers(deps),
  saveAnswers: saveAnswers(deps),
  savePage: savePage(deps),
  searchCases: searchCases(deps),
  sendResponse: sendResponse(deps),
  showCarryOver: showCarryOver(deps),
  sentTogether: sentTogether(deps),
  showConfirmation: showConfirmation(deps),
  showBlankForm: showBlankForm(deps),
  showOwnPaperForm: showOwnPaperForm(deps),
  showPage: showPage(deps),
  showPaperForm: showPaperForm(deps),
  showReceipt: showReceipt(deps),
  showResult: showResult(deps),
  showSurvey: showSurvey(deps),
  showVariantChange: showVariantChange(deps),
  startResponse: startResponse(deps),
  takeCase: takeCase(deps),
  whoHasRead: whoHasRead(deps),
  writtenFor: writtenFor(deps),
});

export type UseCases = ReturnType<typeof bindUseCases>;
