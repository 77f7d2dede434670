/**
 * Segments and a query of plain letters: nothing that a browser or a proxy could read in two ways. Encoded
 * characters are let through in the query only, where they cannot become slashes of the path.
 */
const plainPath = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\/?(?:\?[A-Za-z0-9._~=&%+-]*)?$/;

/** Coming back to these would log in, log out or leave the pages. */
const notPages = /^\/(?:log-ind|log-ud|logget-ud|forlad|demo-login|api)(?:[/?]|$)/;

/** The path to go to after log-in when it is surely one of this site's pages, else the other one. */
export function returnPath(asked: string | undefined, otherwise: string): string {
  if (asked === undefined || asked.length > 300 || !asked.startsWith("/")) return otherwise;
  if (!plainPath.test(asked) || notPages.test(asked)) return otherwise;
  return asked;
}
