import type { Deps } from "#server/use-cases/deps.ts";
import { makePanelCodes, showPanelCodes } from "./panel-codes.ts";
import {
  openPanelDoor,
  readPanelForm,
  sendPanelAnswers,
  showPanelQuestions,
  withdrawFromPanel,
} from "./panel-door.ts";
import { exportPanel, showPanelResults } from "./panel-results.ts";
import { listPanels, makePanel, removePanel, showPanel } from "./panels.ts";

/** What can be done with confidential surveys, ready to be called. */
export const bindPanels = (deps: Deps) => ({
  all: listPanels(deps),
  codes: showPanelCodes(deps),
  export: exportPanel(deps),
  make: makePanel(deps),
  makeCodes: makePanelCodes(deps),
  openDoor: openPanelDoor(deps),
  questions: showPanelQuestions(deps),
  read: readPanelForm(deps),
  remove: removePanel(deps),
  results: showPanelResults(deps),
  send: sendPanelAnswers(deps),
  show: showPanel(deps),
  withdraw: withdrawFromPanel(deps),
});
