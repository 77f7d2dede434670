import type { Problem } from "#server/errors/problem.ts";

/** A problem as a page that needs nothing else of the program: no styles, no session, both languages. */
export const plainPage = ({ title }: Problem): string => `<!doctype html>
<html lang="da">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title.da}</title>
<main>
<h1>${title.da}</h1>
<p lang="en">${title.en}</p>
<p><a href="/">Til forsiden <span lang="en">/ To the front page</span></a></p>
</main>
</html>
`;

/** The policy of such a page. */
export const plainPagePolicy = "default-src 'none'";
