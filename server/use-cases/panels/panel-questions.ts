import { compile } from "#questionnaires/engine/compile.ts";
import { itemsOf } from "#server/results/items.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { createLibrary, type Installed, isAnonymous, type Library } from "#server/use-cases/library.ts";

const made = new WeakMap<Library, Library>();

/**
 * The questionnaires as a confidential survey asks them: without what people say about themselves and without own words.
 * Neither is told of a confidential survey, so neither is asked (data minimisation: GDPR article 5(1)(c)). Version and
 * fingerprint are those of the published definition, of which these are the questions.
 */
export function panelLibrary(library: Library): Library {
  const known = made.get(library);
  if (known) return known;
  const fresh = createLibrary(library.all.filter(isAnonymous).map(countable));
  made.set(library, fresh);
  return fresh;
}

function countable(installed: Installed): Installed {
  const { definition } = installed.questionnaire;
  const told = new Set(
    itemsOf(definition, []).flatMap(({ isBackground, question }) => (isBackground ? [] : [question.id])),
  );
  const questions = definition.questions.filter(({ id }) => told.has(id));
  return { ...installed, questionnaire: compile({ ...definition, questions }) };
}

/** What the use-cases of surveys reach, with these questions. */
export const panelDeps = (deps: Deps): Deps => ({ ...deps, library: panelLibrary(deps.library) });
