/** Beginnings of words about illness, abuse, crisis, money and benefits, in Danish and English. */
const stems =
  `syg helbred smert humør søvn krop psyk depress angst stress diagnos handicap læge medicin misbrug rusmid
  alkohol stoffer vold krise selvmord gæld økonomi hjemløs ydelse kontant dagpenge ledig arbejdsløs nødsituation
  sick illness health pain mood sleep body mental anxi disab doctor drug alcohol abuse violence crisis suicid debt
  homeless benefit unemploy emergency`.split(/\s+/);

const telling = new RegExp(
  `(?<!\\p{L})(?:${stems.join("|")})\\p{L}*|\\p{L}*(?:syg|smerte|misbrug)\\p{L}*`,
  "giu",
);

/** A random id or code: long, with a digit or two capitals. Its letters spell a word now and then, and tell nothing. */
const randomId = /(?<![\w-])(?=[\w-]*(?:\d|[A-Z][\w-]*[A-Z]))[\w-]{16,}(?![\w-])/g;

/** The words of a title or an address that would tell somebody else at the screen what the page is about. */
export const tellingWords = (text: string): readonly string[] =>
  text.replace(randomId, "").match(telling) ?? [];
