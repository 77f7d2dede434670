/** Words that addresses of this site are made of. Anything else in an address may be something a person typed. */
const words = new Set(
  `api health openapi.json me questionnaires responses answers send device-key export codebook fhir csv jsonl paper paper-forms own-paper-forms pdf recognition access-log cases search take
  release purpose own-view assessments legal-bases log-ind retur log-ud forlad afvist logget-ud demo-login vaelg auth token
  jwks session end userinfo min-side besvarelser kvittering adgang kladde slet skema fortsaet gennemse skift nye-spoergsmaal sager samtaleguide lave
  afsluttede soeg papir admin hjemmel evaluering personale privatliv was sprog fejl fonts _astro favicon.svg .well-known
  openid-configuration undersoegelse tak risikoscreening indtast svar ret udfyld ny passer sendt igen forskelle
  jobplan ideer maal skridt kalender cv alt indlaes job
  cv.pdf cv.docx cv.txt cv.json cv.xml administration cv-vejledning mail om-dig billede foto hent
  arbejde hverdag skole kurser computer koerekort styrker personer fungerer
  read again settled hand-over together citizens paper-entries confirmation
  u altid breve plakat kommentarer tabeller.csv svar.csv svar-ord.csv
  fortrolig slettet emne mangler kvalitet sammenlign sammenligning.csv jobbarometer jobtitler forslag
  svar.xlsx svar.R svar.do svar.sps svar.parquet kodebog.csv kodebog.xml`.split(/\s+/),
);

/** An address as the log may hold it: known words stay, page numbers become `[n]`, all else `[id]`. */
export const routePattern = (path: string): string =>
  path
    .split("/")
    .slice(0, 8)
    .map((part) => (part === "" || words.has(part) ? part : /^\d{1,3}$/.test(part) ? "[n]" : "[id]"))
    .join("/") || "/";
