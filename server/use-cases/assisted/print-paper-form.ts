import type { CitizenId, Lang, PaperForm } from "#db/ports.ts";
import type { Actor, Visitor } from "#server/access/actor.ts";
import { demand } from "#server/access/permissions.ts";
import { Conflict, NotFound } from "#server/errors/problem.ts";
import { generalForm } from "#server/use-cases/assisted/general-code.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newReceiptNumber } from "#server/use-cases/ids.ts";
import { isAnonymous, readingOf } from "#server/use-cases/library.ts";

export interface Printing {
  readonly questionnaireId: string;
  readonly variant: string;
  readonly lang: Lang;
  /** Whom staff print it for; null or left out for a blank one. A citizen prints for nobody but themselves. */
  readonly citizenId?: string | null;
}

/** A code is one of 2^40; meeting a taken one this often is not chance. */
const attempts = 3;

/**
 * Gives a printed questionnaire its code, by which the answers on it find their version, language and person.
 * Staff print a blank one or one for a citizen; a citizen prints their own. A survey without names has its general
 * code alone, and nothing is stored of its printing.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such questionnaire, benefit or citizen), Conflict
 */
export const printPaperForm =
  (deps: Deps) =>
  async (visitor: Visitor, printing: Printing): Promise<PaperForm> => {
    const printer = demandPrinter(visitor);
    const { questionnaireId, variant } = printing;
    const installed = deps.library.newest(questionnaireId);
    const { instrument, questionnaire } = installed;
    const { lang } = readingOf(installed, printing.lang);
    if (!questionnaire.variants.includes(variant)) throw new NotFound();
    const citizenId = await printedFor(deps, printer, printing.citizenId ?? null);
    const printedAt = deps.now();
    if (isAnonymous(installed)) {
      // A sheet with a code of its own could be known again.
      if (citizenId !== null) throw new NotFound();
      return generalForm({ instrument, variant, lang }, printedAt);
    }
    const printedBy = printer.kind === "staff" ? printer.id : null;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const code = newReceiptNumber(deps.randomBytes);
      const form: PaperForm = { code, instrument, variant, lang, citizenId, printedAt, printedBy };
      if (await deps.ports.paperForms.add(form, auditOfPrinting(printer, form))) return form;
    }
    throw new Conflict();
  };

/** As `printPaperForm`, for staff alone. @throws NotLoggedIn, NotAllowed, NotFound, Conflict */
export const printForStaff =
  (deps: Deps) =>
  async (visitor: Visitor, printing: Printing): Promise<PaperForm> => {
    demand(visitor, "paper.print", "any");
    return printPaperForm(deps)(visitor, printing);
  };

function demandPrinter(visitor: Visitor): Actor {
  if (visitor?.kind === "citizen") demand(visitor, "paper.print-own", "own");
  else demand(visitor, "paper.print", "any");
  return visitor;
}

async function printedFor(deps: Deps, printer: Actor, citizenId: string | null): Promise<CitizenId | null> {
  if (printer.kind === "citizen") return printer.id;
  if (citizenId === null) return null;
  const citizen = await deps.ports.people.citizen(citizenId as CitizenId);
  if (citizen === null) throw new NotFound();
  return citizen.id;
}

const auditOfPrinting = (printer: Actor, { code, citizenId, printedAt }: PaperForm) =>
  auditOf(printer, printer.kind === "citizen" ? "paper.print-own" : "paper.print", {
    at: printedAt,
    subject: { subjectKind: "paper-form", subjectId: code, citizenId, purpose: "paper" },
  });
