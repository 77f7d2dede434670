/** Addresses of the evaluator's pages. */
export const evaluationAddresses = {
  home: "/evaluering",
  make: "/evaluering/ny",
  compare: "/evaluering/sammenlign",
  comparisonFile: "/evaluering/sammenlign/sammenligning.csv",
  of: (id: string) => `/evaluering/${id}`,
  change: (id: string) => `/evaluering/${id}/ret`,
  files: (id: string) => `/evaluering/${id}/hent`,
  comments: (id: string) => `/evaluering/${id}/kommentarer`,
  poster: (id: string) => `/evaluering/${id}/plakat`,
  letters: (id: string) => `/evaluering/${id}/breve`,
  always: (questionnaireId: string) => `/evaluering/altid/${questionnaireId}`,
} as const;

/** The address at which a campaign is answered, as it is shared or printed. */
export const answerAddress = (baseUrl: string, key: string, way?: "qr" | "kiosk"): string =>
  `${baseUrl}/u/${key}${way === undefined ? "" : `?vej=${way}`}`;

/** A code in four groups of four, as it stands on a letter. */
export const codeInGroups = (code: string): string => code.match(/.{4}/g)?.join("-") ?? code;
