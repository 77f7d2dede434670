import { langs, languages } from "#questionnaires/languages.ts";
import type { Problem } from "#server/errors/problem.ts";
import { titleIn } from "#server/errors/title-in.ts";

/** A problem as a page that needs nothing else of the program: no styles, no session, every language. */
export const plainPage = (problem: Problem): string => `<!doctype html>
<html lang="da" dir="ltr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${problem.title.da}</title>
<main>
<h1>${problem.title.da}</h1>
${langs
  .filter((lang) => lang !== "da")
  .map((lang) => `<p lang="${lang}" dir="${languages[lang].dir}">${titleIn(problem, lang)}</p>`)
  .join("\n")}
<p><a href="/">Til forsiden <span lang="en">/ To the front page</span></a></p>
</main>
</html>
`;

/** The policy of such a page. */
export const plainPagePolicy = "default-src 'none'";
