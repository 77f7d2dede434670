import type { APIContext } from "astro";
import type { Fields } from "#questionnaires/form/fields.ts";
import { assistedAddresses } from "#site/components/assisted/assisted-addresses.ts";
import { sheetTyped } from "#site/components/paper-entry/sheet-form.ts";
import { addressesOf } from "#site/components/question-steps/addresses.ts";
import { isAutosave, waiting } from "#site/components/question-steps/autosaved.ts";
import { isQuestionPage, typedFields } from "#site/form-fields.ts";

/** Under this name typed pages wait on the page that tells what has become of the questions. */
const typedPages = "skrevet";

/** Each field under the number of its page: what is posted anew replaces the page as a whole. */
const under = (page: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, values]) => [`${page}:${name}`, values]));

/** The pages that were laid aside, one after the other. */
function pagesOf(aside: Fields): readonly Fields[] {
  const pages = new Map<string, Record<string, readonly string[]>>();
  for (const [key, values] of Object.entries(aside)) {
    const [page = "", name = ""] = key.split(/:(.*)/s);
    pages.set(page, { ...pages.get(page), [name]: values });
  }
  return [...pages.values()];
}

type Locals = Pick<App.Locals, "keepAside" | "takeAside">;

async function layAside(locals: Locals, at: string, page: string, fields: Fields): Promise<void> {
  const before = Object.entries((await locals.takeAside(typedPages, at)) ?? {});
  const others = before.filter(([key]) => !key.startsWith(`${page}:`));
  await locals.keepAside(typedPages, { ...Object.fromEntries(others), ...under(page, fields) }, at);
}

/** What was typed and not saved because its questions were replaced; it stays until it is taken up. */
export async function laidAside(locals: Locals, at: string): Promise<readonly Fields[]> {
  const aside = await locals.takeAside(typedPages, at);
  if (aside === null) return [];
  await locals.keepAside(typedPages, aside, at);
  return pagesOf(aside);
}

/** The same, to be taken up now. */
export const takeUp = async (locals: Locals, at: string): Promise<readonly Fields[]> =>
  pagesOf((await locals.takeAside(typedPages, at)) ?? {});

/** Where is told what has become of the questions of a page; null for one that asks none. */
function newQuestionsFor({ routePattern, params }: APIContext): string | null {
  if (routePattern.endsWith("/nye-spoergsmaal")) return null;
  const { id = "", borger: citizenId = "", skema: questionnaireId = "" } = params;
  if (routePattern.startsWith("/sager/indtast/svar/[id]")) return `/sager/indtast/svar/${id}/nye-spoergsmaal`;
  if (routePattern.startsWith("/skema/[id]/")) return addressesOf(id).newQuestions;
  if (!routePattern.startsWith("/sager/udfyld/[borger]/[skema]/")) return null;
  return assistedAddresses({ citizenId, questionnaireId }).newQuestions;
}

/** What a person typed on a page; of a paper only words, for its numbers mean nothing without its questions. */
function typedOn(route: string, form: Fields): Fields {
  if (isQuestionPage(route)) return typedFields(form);
  const words = Object.entries(sheetTyped(form).keys).filter(([, key]) => /\p{L}/u.test(key));
  return Object.fromEntries(words.map(([name, key]) => [name, [key]]));
}

/**
 * The answer to a request whose version of the questionnaire is over: what was typed, now or before a log-in, is
 * laid aside, and the person is led to where it is told. Null for a page that has nothing to do with it.
 */
export async function leadToNewQuestions(context: APIContext): Promise<Response | null> {
  const to = newQuestionsFor(context);
  if (to === null) return null;
  const { locals, params, routePattern } = context;
  const form = locals.form ?? (await locals.keptForm());
  const typed = form === null ? {} : typedOn(routePattern, form);
  if (Object.keys(typed).length > 0)
    await layAside(locals, to, params["page"] ?? params["side"] ?? "", typed);
  return form !== null && isAutosave(form) ? waiting(locals) : context.redirect(to, 303);
}
