/**
 * Long Danish words that a citizen meets all the same, each with why no shorter one does. A word counts as known
 * when it is one of these with an ending. Everything else of 13 letters or more needs an exemption with a reason.
 */
const KNOWN: Readonly<Record<string, string>> = {
  sagsbehandler: "the title of the person one talks with",
  sygemelding: "what the doctor and the employer call it",
  sygedagpenge: "the name of the benefit",
  kontanthjælp: "the name of the benefit",
  arbejdsløshed: "the name of the insurance and of the situation",
  arbejdsplads: "everyday word",
  arbejdsgiver: "everyday word",
  ledighedsydelse: "the name of the benefit",
  ressourceforløb: "the name of the effort in the law",
  erhvervsuddannelse: "the name of the education",
  ungdomsuddannelse: "the name of the education",
  fysioterapeut: "a title",
  sygeplejerske: "a title",
  virksomhedspraktik: "the name of the effort in the law",
  udviklingsforstyrrelse: "the name of a track in the model",
  vanskelighed: "the name of a track in the model",
  misbrugsproblem: "the name of a track in the model",
  livsstilsproblem: "the name of a track in the model",
};

const MOST_ENDING = 4;

/** Whether a long word is one that citizens know, such as "sagsbehandleren". */
export const isKnownWord = (word: string): boolean => {
  const small = word.toLowerCase();
  return Object.keys(KNOWN).some(
    (known) => small.startsWith(known) && small.length <= known.length + MOST_ENDING,
  );
};
