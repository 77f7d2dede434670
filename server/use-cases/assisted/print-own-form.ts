import type { PaperForm } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { type Printing, printPaperForm } from "#server/use-cases/assisted/print-paper-form.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/**
 * Gives the citizen a form with an own code. A questionnaire that is answered without a name has none: a code of
 * one person's would tell whose the answers are.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const printOwnForm =
  (deps: Deps) =>
  async (visitor: Visitor, printing: Omit<Printing, "citizenId">): Promise<PaperForm> => {
    const citizen = demandCitizen(visitor, "paper.print-own");
    const { questionnaire } = deps.library.newest(printing.questionnaireId);
    if (questionnaire.definition.identity === "anonymous") throw new NotFound();
    return printPaperForm(deps)(citizen, printing);
  };
