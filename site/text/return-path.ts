/** One slash and plain letters: nothing that a browser could read as another site. Encoded letters in the query only. */
const plainPath = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\/?(?:\?[A-Za-z0-9._~=&%+-]*)?$/;

/** The page to come back to after changing the language, when it is surely one of this site's; else the front page. */
export const languageReturn = (asked: string | undefined): string =>
  asked?.startsWith("/") && asked.length <= 300 && plainPath.test(asked) ? asked : "/";
