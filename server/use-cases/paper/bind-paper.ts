import { printForStaff } from "#server/use-cases/assisted/print-paper-form.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { carryPaper, showPaperNewQuestions } from "#server/use-cases/paper/carry-paper.ts";
import { checkPaper } from "#server/use-cases/paper/check-paper.ts";
import { listPapers } from "#server/use-cases/paper/list-papers.ts";
import { openPaperForm } from "#server/use-cases/paper/open-paper-form.ts";
import { dropPaper, proofreadPaper } from "#server/use-cases/paper/proofread-paper.ts";
import { sendPaper } from "#server/use-cases/paper/send-paper.ts";
import { settlePaper, showDifferences } from "#server/use-cases/paper/settle-paper.ts";
import { retypePaper, typePaper, typePaperAgain } from "#server/use-cases/paper/type-paper.ts";

/** What caseworkers can do with papers, ready to be called. */
export const bindPaper = (deps: Deps) => ({
  carryOver: carryPaper(deps),
  newQuestions: showPaperNewQuestions(deps),
  drop: dropPaper(deps),
  list: listPapers(deps),
  /** What keys say that are not stored; knows nothing of anybody. */
  look: (form: Parameters<typeof checkPaper>[1], keys: Parameters<typeof checkPaper>[2]) =>
    checkPaper(deps, form, keys),
  openForm: openPaperForm(deps),
  print: printForStaff(deps),
  proofread: proofreadPaper(deps),
  retype: retypePaper(deps),
  send: sendPaper(deps),
  settle: settlePaper(deps),
  showDifferences: showDifferences(deps),
  type: typePaper(deps),
  typeAgain: typePaperAgain(deps),
});
