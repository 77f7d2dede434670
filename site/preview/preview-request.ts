import type { Case } from "#questionnaires/cases-schema.ts";
import { isLang, type Lang } from "#questionnaires/languages.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { type Draft, readDraft } from "#server/preview/drafts.ts";
import { previewFolder } from "#server/preview/preview-folder.ts";
import { isQuestionState } from "#server/preview/question-states.ts";
import { type Example, personScene, questionScene, type Scene } from "#server/preview/scene.ts";
import { noticeOf } from "#site/text/reading.ts";
import { translator } from "#site/text/translate.ts";

type Params = Readonly<Record<string, string | undefined>>;

/** The version and language that the address names; null for an address of nothing. */
export function requested(params: Params): { draft: Draft; lang: Lang } | null {
  const { id = "", version = "", lang } = params;
  const draft = readDraft(previewFolder(), { id, version });
  return draft === null || !isLang(lang) ? null : { draft, lang };
}

/** What the site's own pages find in their request, so that they are drawn as they are. */
const localsOf = (scene: Scene, lang: Lang): App.Locals => ({
  visitor: scene.visitor,
  lang,
  t: translator(lang),
  translation: noticeOf(lang),
  useCases: scene.useCases,
  municipality: scene.municipality,
  baseUrl: "",
  demo: false,
  form: scene.form,
  file: null,
  owner: "",
  keptForm: () => Promise.resolve(null),
  keepForm: () => Promise.resolve(),
  keepFor: () => Promise.resolve(false),
  keepAside: () => Promise.resolve(false),
  takeAside: () => Promise.resolve(null),
  mayAnswerSurvey: () => false,
  kiosk: null,
  kioskRuns: { begin: () => "", isOver: () => true, end: () => undefined },
  secondsLeft: null,
  problem: null,
  typed: [],
  kept: false,
  requestId: "",
  demoPersons: () => Promise.resolve(null),
});

function readable(params: Params): { definition: Definition; cases: readonly Case[]; lang: Lang } | null {
  const found = requested(params);
  const { definition, cases = [] } = found?.draft ?? {};
  return found === null || definition === undefined ? null : { definition, cases, lang: found.lang };
}

/** The locals of one question's page; null when there is none. */
export async function questionLocals(params: Params): Promise<App.Locals | null> {
  const found = readable(params);
  const { variant = "", state, page } = params;
  if (found === null || !isQuestionState(state)) return null;
  const { definition, lang } = found;
  const scene = await questionScene(definition, { variant, lang, number: Number(page), state });
  return localsOf(scene, lang);
}

/** The locals of a page of one synthetic person; the start page needs none, and takes the first or nobody. */
export function personLocals(params: Params): App.Locals | null {
  const found = readable(params);
  if (found === null) return null;
  const { definition, cases, lang } = found;
  const nobody: Example = {
    variant: definition.variants[0]?.id ?? "",
    submitted_on: "2026-01-01",
    answers: {},
  };
  const example = params["person"] === undefined ? nobody : cases.find(({ id }) => id === params["person"]);
  return example === undefined ? null : localsOf(personScene(definition, lang, example), lang);
}
