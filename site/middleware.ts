import { defineMiddleware } from "astro:middleware";
import type { APIContext } from "astro";
import type { Fields } from "#questionnaires/form/fields.ts";
import { isLang, type Lang, staffLang } from "#questionnaires/languages.ts";
import { NotLoggedIn, type Problem, VersionRetired } from "#server/errors/problem.ts";
import { running } from "#server/running.ts";
import { leadToNewQuestions } from "#site/components/new-questions/laid-aside.ts";
import { isKioskAddress } from "#site/components/survey/kiosk.ts";
import { demandKnownForm } from "#site/form-fields.ts";
import { sentForm } from "#site/sent-form.ts";
import { noticeOf } from "#site/text/reading.ts";
import { translator } from "#site/text/translate.ts";

/** Name of the cookie that holds the chosen language; strictly necessary, no consent needed. */
const languageCookie = "sprog";

/** The chosen language: a button of the form, else the cookie, else Danish. */
function chooseLang(context: APIContext, form: Fields | null): Lang {
  const isSurvey = isNameless(context.url.pathname);
  const carried = isSurvey ? context.url.searchParams.get("sprog") : null;
  const pressed = form?.["sprog"]?.[0] ?? form?.["valgt"]?.[0] ?? carried ?? undefined;
  if (isLang(pressed) && isSurvey) return pressed;
  if (isLang(pressed)) {
    const secure = context.url.protocol === "https:";
    context.cookies.set(languageCookie, pressed, { path: "/", httpOnly: true, sameSite: "lax", secure });
    return pressed;
  }
  // The next person at a shared screen begins in Danish, whatever somebody chose elsewhere on it.
  if (isKioskAddress(context.url)) return "da";
  const chosen = context.cookies.get(languageCookie)?.value;
  return isLang(chosen) ? chosen : "da";
}

/**
 * The pages of surveys do not ask who is logged in: looking would note the time on the person's session.
 * Their language travels in the form, and from there in the address of the thanks, so that they set no cookie.
 */
const isNameless = (path: string): boolean => /^\/(?:undersoegelse|u|fortrolig)(?:\/|$)/.test(path);

/** A problem as a page: the same for every language and status. */
function tellAsPage(context: APIContext, problem: Problem): Promise<Response> {
  context.locals.problem = problem;
  return context.rewrite(new Request(new URL("/fejl", context.url)));
}

/** Nobody is logged in: what was typed is kept for its owner, and the page says how to go on. */
async function tellLoggedOut(context: APIContext): Promise<Response> {
  const { form } = context.locals;
  const path = context.url.pathname;
  if (form !== null) {
    const { forms } = await running();
    context.locals.kept = await forms.keep(form["ejer"]?.[0] ?? "", path, form);
  }
  return tellAsPage(context, new NotLoggedIn());
}

export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered || context.locals.problem) return next();
  const app = await running();
  const { request, locals } = context;
  const signedIn = isNameless(context.url.pathname)
    ? null
    : await app.sessions.resolve(app.cookies.session(request.headers.get("cookie")));
  const visitor = signedIn?.actor ?? null;
  const { form, file } = await sentForm(request, { path: context.url.pathname, visitor });
  const chosen = chooseLang(context, form);
  const lang = visitor?.kind === "staff" ? staffLang(chosen) : chosen;
  Object.assign(locals, {
    visitor,
    lang,
    t: translator(lang),
    translation: noticeOf(lang),
    useCases: app.useCases,
    municipality: app.municipality,
    baseUrl: app.config.baseUrl,
    demo: app.demo,
    form,
    file,
    owner: visitor === null ? "" : app.forms.ownerToken(visitor),
    keptForm: () =>
      visitor === null ? Promise.resolve(null) : app.forms.takeKept(visitor, context.url.pathname),
    keepForm: async () => {
      if (form !== null) await app.forms.keep(form["ejer"]?.[0] ?? "", context.url.pathname, form);
    },
    keepFor: (path: string, fields: Fields) => app.forms.keep(locals.owner, path, fields),
    keepAside: (name: string, fields: Fields, at = context.url.pathname) =>
      app.forms.keep(locals.owner, `${at}#${name}`, fields),
    takeAside: (name: string, at = context.url.pathname) =>
      visitor === null ? Promise.resolve(null) : app.forms.takeKept(visitor, `${at}#${name}`),
    mayAnswerSurvey: () => app.surveyLimit.admits(context.clientAddress),
    kiosk: null,
    kioskRuns: app.kioskRuns,
    secondsLeft: signedIn?.secondsLeft ?? null,
    problem: null,
    typed: [],
    kept: false,
    requestId: app.requestIdOf(request),
    demoPersons: app.demoPersons,
  });
  try {
    if (form !== null) demandKnownForm(context.routePattern, form);
    return await next();
  } catch (error) {
    const problem = app.problemOf(error, locals.requestId);
    const led = problem instanceof VersionRetired ? await leadToNewQuestions(context) : null;
    if (led !== null) return led;
    // What was typed and has no other page to go to is told where the person learns why.
    if (problem instanceof VersionRetired && form !== null) locals.typed = [form, ...locals.typed];
    return problem instanceof NotLoggedIn ? tellLoggedOut(context) : tellAsPage(context, problem);
  }
});
