import type { Lang, PaperForm as StoredForm } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { demand } from "#server/access/permissions.ts";
import { type PaperForm, paperForm } from "#server/documents/paper/paper-form.ts";
import { NotAllowed, NotFound } from "#server/errors/problem.ts";
import { findGeneralForm, generalCode, generalForm } from "#server/use-cases/assisted/general-code.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { readReceiptNumber } from "#server/use-cases/ids.ts";
import { type Installed, isAnonymous, readingOf } from "#server/use-cases/library.ts";

/** What may be printed, for anybody to choose from. Names nobody, so it asks for no permission. */
export const printableQuestionnaires = (deps: Deps) => (): readonly Installed[] => {
  const ids = new Set(deps.library.all.map(({ instrument }) => instrument.questionnaireId));
  return [...ids].map((id) => deps.library.newest(id));
};

/** The same, on the page where staff print; for a citizen none whose answers belong to nobody. @throws NotLoggedIn, NotAllowed */
export const papersForStaff =
  (deps: Deps) =>
  (visitor: Visitor, { isForCitizen }: { isForCitizen: boolean }): readonly Installed[] => {
    demand(visitor, "paper.print", "any");
    return printableQuestionnaires(deps)().filter((one) => !(isForCitizen && isAnonymous(one)));
  };

export interface BlankForm {
  readonly questionnaireId: string;
  readonly variant: string;
  readonly lang: Lang;
}

/**
 * A questionnaire that anybody may print at home, with its general code. Definitions are public and nobody is
 * named, so it asks for no permission.
 * @throws NotFound
 */
export const showBlankForm =
  (deps: Deps) =>
  ({ questionnaireId, variant, lang: wished }: BlankForm): PaperForm => {
    const installed = deps.library.newest(questionnaireId);
    const { instrument, questionnaire } = installed;
    const { lang } = readingOf(installed, wished);
    if (!questionnaire.variants.includes(variant)) throw new NotFound();
    const code = generalCode({ instrument, variant, lang });
    return paperForm(questionnaire, { variant, lang, code, isPersonal: false, ...ownOf(deps) });
  };

/** What the municipality puts on every paper: its name, and its own lists to choose from. */
const ownOf = ({ municipality }: Deps) => ({
  sender: municipality,
  lists: { units: municipality.units.map(({ code, name }) => ({ code, label: { da: name, en: name } })) },
});

const drawn = (deps: Deps, { code, instrument, variant, lang, citizenId }: StoredForm): PaperForm => {
  const { questionnaire } = deps.library.exactly(instrument);
  const isPersonal = citizenId !== null;
  return paperForm(questionnaire, { variant, lang, code, isPersonal, ...ownOf(deps) });
};

async function stored(deps: Deps, typed: string): Promise<StoredForm> {
  const code = readReceiptNumber(typed);
  if (code === null) throw new NotFound();
  const form = await deps.ports.paperForms.find(code);
  const general = form === null ? findGeneralForm(deps.library, code) : null;
  if (general !== null) return generalForm(general, deps.now());
  if (form === null) throw new NotFound();
  return form;
}

/** A form that was given a code by `printPaperForm`, or has a general one, to staff. @throws NotLoggedIn, NotAllowed, NotFound */
export const showPaperForm =
  (deps: Deps) =>
  async (visitor: Visitor, { code }: { code: string }): Promise<PaperForm> => {
    demand(visitor, "paper.print", "any");
    return drawn(deps, await stored(deps, code));
  };

/** The citizen's own form; somebody else's answers like a missing one. @throws NotLoggedIn, NotAllowed, NotFound */
export const showOwnPaperForm =
  (deps: Deps) =>
  async (visitor: Visitor, { code }: { code: string }): Promise<PaperForm> => {
    demand(visitor, "paper.print-own", "own");
    if (visitor.kind !== "citizen") throw new NotAllowed();
    const form = await stored(deps, code);
    if (form.citizenId !== visitor.id) throw new NotFound();
    return drawn(deps, form);
  };
