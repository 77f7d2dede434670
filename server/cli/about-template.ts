const danish = (id: string): string => `# ${id} 1.0.0

Ejer: [skriv: navn og afdeling].

**Status.** Kladde. [skriv: hvem har prøvet skemaet, og hvem har godkendt det?]

## Hvad det er til

[skriv: hvem svarer, hvornår, og hvad bruges svarene til?]

## Sådan er filen bygget

- \`1.0.0.json\` er selve skemaet. \`sections\` er trinene. \`questions\` er spørgsmålene i rækkefølge.
- Hver tekst står på dansk (\`da\`) og engelsk (\`en\`). Brug korte sætninger og almindelige ord.
- \`id\` og \`code\` er navne, som regler og data bruger. Borgeren ser dem ikke. De ændres aldrig efter udgivelsen.
- \`show_if\` siger, hvornår et spørgsmål stilles: \`{ "q": "plan", "op": "eq", "value": "nej" }\` betyder
  "når svaret på plan er nej".
- \`1.0.0.cases.json\` er opdigtede personer. \`expected_shown\` er de spørgsmål, personen skal møde.
- Point kræver mere: områder, grænser, kilder og forklaringer. Se, hvordan *risikoscreening* gør.

## Hvad svarene ikke må bruges til

[skriv: fx at de aldrig ændrer en ydelse]

## Versioner

En stavefejl giver et nyt tredje tal. En ny hjælpetekst giver et nyt andet tal. Nye point, grænser, regler eller en ny
ordlyd giver et nyt første tal. En udgivet fil ændres aldrig.
`;

const english = (id: string): string => `# ${id} 1.0.0

Owner: [write: name and department].

**Status.** Draft. [write: who has tried it, and who has signed it off?]

## What it is for

[write: who answers, when, and what are the answers used for?]

## How the file is built

- \`1.0.0.json\` is the questionnaire itself. \`sections\` are the steps. \`questions\` are the questions in order.
- Every text stands in Danish (\`da\`) and English (\`en\`). Use short sentences and everyday words.
- \`id\` and \`code\` are names for rules and data. Citizens never see them. They never change once published.
- \`show_if\` says when a question is asked: \`{ "q": "plan", "op": "eq", "value": "nej" }\` means
  "when the answer to plan is nej".
- \`1.0.0.cases.json\` holds invented persons. \`expected_shown\` are the questions that the person meets.
- Points need more: domains, limits, sources and explanations. See how *risikoscreening* does it.

## What the answers may never be used for

[write: for example, that they never change a benefit]

## Versions

A spelling fix gives a new third number. A new help text gives a new second number. New points, limits, rules or
wording give a new first number. A published file is never changed.
`;

/** The first `about.md` of a questionnaire: what it must tell, with gaps to be filled. */
export const aboutText = (id: string, lang: "da" | "en"): string =>
  lang === "da" ? danish(id) : english(id);

/** What a new version adds to `about.md`. */
export const changeEntry = (version: string, from: string, lang: "da" | "en"): string =>
  lang === "da"
    ? `\n## ${version}\n\nBygger på ${from}. [skriv: hvad er ændret, og hvorfor?]\n`
    : `\n## ${version}\n\nStarts from ${from}. [write: what changed, and why?]\n`;

/** The gaps that nobody has filled yet. */
export const gapsIn = (about: string): string[] => about.match(/\[(?:skriv|write): [^\]]+\]/gu) ?? [];
