import { type KeyWords, RULE_KEY_WORDS } from "./rule-key-words.ts";

/**
 * What each key of a definition or a file of cases means, for the editor's tips. `parent.key` goes before `key`;
 * the parent is the nearest key above.
 */
export const KEY_WORDS: Readonly<Record<string, KeyWords>> = {
  ...RULE_KEY_WORDS,
  $schema: {
    da: "Hvor editoren finder denne hjælp. Det ændrer intet ved skemaet.",
    en: "Where the editor finds this help. It changes nothing about the questionnaire.",
  },
  format: { da: "Altid afsaet-questionnaire/2.", en: "Always afsaet-questionnaire/2." },
  id: {
    da: "Navnet i regler og svar: små bogstaver, tal og _. Det ændres aldrig, når skemaet er udgivet.",
    en: "The name in rules and answers: letters, numbers and _. It never changes once published.",
  },
  version: {
    da: "Tre tal, fx 1.0.0. Nye point, grænser eller ordlyd: første tal. Ny hjælp: andet tal. Stavefejl: tredje tal.",
    en: "Three numbers, such as 1.0.0. New points, limits or wording: the first. New help: the second. Spelling: the third.",
  },
  status: {
    da: "Hvor langt skemaet er: er det afprøvet, og er det godkendt?",
    en: "How far this is: has it been tried, and is it signed off?",
  },
  languages: { da: "De sprog, teksterne findes på.", en: "The languages of the texts." },
  title: { da: "Overskriften, som borgeren ser.", en: "The heading that the citizen sees." },
  intro: {
    da: "Det, borgeren læser, før skemaet begynder. En kort sætning ad gangen.",
    en: "What the citizen reads before the start. One short sentence at a time.",
  },
  validity: {
    da: "Hvad resultatet ikke siger. Vises sammen med resultatet.",
    en: "What the result does not say. Shown together with the result.",
  },
  skip_option: {
    da: "Svaret, som springer et spørgsmål over.",
    en: "The answer that skips a question.",
  },
  identity: {
    da: "citizen: svarene hører til en person. anonymous: de gemmes aldrig sammen med en person.",
    en: "citizen: answers belong to a person. anonymous: they are never stored with a person.",
  },
  audience: {
    da: "staff: skemaet er til ansatte og vises ikke på borgerens side. Udeladt: det er til borgere.",
    en: "staff: it is for those who work there, and is not on the citizen's page. Left out: for citizens.",
  },
  minutes: { da: "Cirka hvor mange minutter det tager.", en: "About how many minutes it takes." },
  repeat: { da: "Hvor tit skemaet skal besvares igen.", en: "How often it is meant to be answered again." },
  every_weeks_min: { da: "Tidligst efter så mange uger.", en: "After this many weeks at the earliest." },
  every_weeks_max: { da: "Senest efter så mange uger.", en: "After this many weeks at the latest." },
  variants: {
    da: "Udgaver af skemaet, fx en for hver ydelse. Uden dem får alle de samme spørgsmål.",
    en: "Forms of the questionnaire, such as one for each benefit. Without them all get the same questions.",
  },
  "questions.variants": {
    da: "De varianter, der stiller spørgsmålet. Uden dem stilles det i alle.",
    en: "The variants that ask this question. Left out: all of them.",
  },
  sections: {
    da: "Skemaets trin i rækkefølge. Spørgsmålene står i samme rækkefølge.",
    en: "The steps in order. Questions stand in the same order.",
  },
  domains: {
    da: "Områder, som point lægges sammen i. Tilsammen giver de 100 point.",
    en: "Areas in which points are added. Together they make 100 points.",
  },
  "domains.max": { da: "Områdets højeste pointtal.", en: "The most points of this area." },
  questions: { da: "Spørgsmålene, i rækkefølge.", en: "The questions, in order." },
  "profile.questions": { da: "De spørgsmål, der vises i gruppen.", en: "The questions shown in this group." },
  staff_questions: {
    da: "Spørgsmål, som sagsbehandleren selv svarer på. De tæller ikke med.",
    en: "Questions that the caseworker answers. They count in no score.",
  },
  section: { da: "Det trin, spørgsmålet hører til.", en: "The step that the question belongs to." },
  kind: {
    da: "radio: vælg et svar. checkboxes: vælg flere. scale: et tal på en skala. number: skriv et tal. date: en dato. text: fri tekst. select: vælg fra en lang liste. matrix: samme svar til flere rækker. list: flere ens indtastninger.",
    en: "radio: choose one. checkboxes: choose several. scale: a step on a scale. number: type a number. date: a date. text: free text. select: choose from a long list. matrix: the same answers for several rows. list: several entries of the same shape.",
  },
  text: {
    da: "Spørgsmålet, som det stilles. Højst 20 ord, og brug du.",
    en: "The question as it is asked. At most 20 words.",
  },
  text_by_variant: {
    da: "Andre ord til samme spørgsmål i en variant.",
    en: "Other words for the same question in one variant.",
  },
  help: {
    da: "En kort hjælp under spørgsmålet. Kan udelades.",
    en: "A short help below the question. May be left out.",
  },
  help_box: {
    da: "Sæt true, så den faste hjælpeboks om krise står over spørgsmålet.",
    en: "Set to true, and the fixed help box on crisis stands above the question.",
  },
  show_if: {
    da: "Spørgsmålet stilles kun, når dette passer på tidligere svar.",
    en: "The question is only asked when this holds for earlier answers.",
  },
  required: {
    da: "true: skal besvares, før man kan sende.",
    en: "true: must be answered before sending.",
  },
  skippable: {
    da: "true: der er en knap til at springe over.",
    en: "true: there is a button to skip the question.",
  },
  sensitive: {
    da: "true: følsomt. Så skal man kunne springe det over.",
    en: "true: sensitive. Then it must be possible to skip it.",
  },
  domain: {
    da: "Det område, pointene tæller i. null eller udeladt: ingen point.",
    en: "The area in which the points count. null or left out: no points.",
  },
  max_points: {
    da: "Det højeste pointtal, et svar kan give.",
    en: "The most points that an answer gives.",
  },
  icf: {
    da: "Koder fra WHO's klassifikation ICF. Kan udelades.",
    en: "Codes from WHO's classification ICF. May be left out.",
  },
  tracks: {
    da: "Indsatsspor: emner at tale om, som svarene peger på.",
    en: "Tracks: topics to talk about that answers point to.",
  },
  "questions.tracks": {
    da: "De spor, der ser på spørgsmålet.",
    en: "The tracks that look at this question.",
  },
  construct: {
    da: "Hvad spørgsmålet måler, med fagets ord. Borgeren ser det ikke.",
    en: "What the question measures, in the words of the field. The citizen does not see it.",
  },
  sources: {
    da: "Navne fra references, som spørgsmålet bygger på. Point kræver mindst en.",
    en: "Names from references that the question rests on. Points need at least one.",
  },
  explain: {
    da: "Hvorfor svaret giver point. Borgeren læser det ved resultatet.",
    en: "Why the answer gives points. The citizen reads it with the result.",
  },
  options: { da: "Svarene, i rækkefølge.", en: "The answers, in order." },
  options_from: {
    da: "units: svarene er kommunens egen liste over enheder.",
    en: "units: the answers are the municipality's own list of units.",
  },
  code: {
    da: "Svarets navn i regler og data. Det ændres aldrig.",
    en: "The name of the answer in rules and data. It never changes.",
  },
  "skip_option.code": { da: "Altid vil_ikke_svare.", en: "Always vil_ikke_svare." },
  label: { da: "Det, borgeren læser.", en: "What the citizen reads." },
  points: { da: "Hele point for svaret.", en: "Whole points for this answer." },
  scale_value: {
    da: "Trin 1-5, som en gruppes gennemsnit regnes af. Aldrig point til en person. Ikke på Ved ikke.",
    en: "Step 1-5 that the mean of a group is made of. Never points of a person. Not on Do not know.",
  },
  exclusive: {
    da: "true på svaret Intet af det: det kan ikke vælges sammen med andre.",
    en: "true for None of these: it cannot be chosen together with others.",
  },
  min: { da: "Det mindste tal.", en: "The lowest number." },
  max: { da: "Det største tal.", en: "The highest number." },
  "track_levels.min": { da: "Så meget vægt skal der til.", en: "How much weight it takes." },
  labels: {
    da: "Ordene ved skalaens to ender.",
    en: "The words at the two ends of the scale.",
  },
  bands: {
    da: "Point for hvert stykke af skalaen, uden huller.",
    en: "Points for each part of the scale, without gaps.",
  },
  "scoring.bands": {
    da: "Niveauer fra 0 til 100 point, uden huller.",
    en: "Levels from 0 to 100 points, without gaps.",
  },
  weeks_bands: {
    da: "Point efter hele uger siden datoen, uden huller.",
    en: "Points by whole weeks since the date, without gaps.",
  },
  from: { da: "Fra og med.", en: "From this number, itself included." },
  to: { da: "Til og med.", en: "Up to this number, itself included." },
  unit: { da: "Det, tallet tæller, fx timer.", en: "What the number counts, such as hours." },
  max_weeks_back: {
    da: "Hvor mange uger tilbage datoen må ligge.",
    en: "How many weeks back the date may lie.",
  },
  max_length: { da: "Højst så mange tegn.", en: "At most this many characters." },
  rows: { da: "Rækkerne, der alle får et svar.", en: "The rows, each of which gets an answer." },
  row: { da: "Rækken i en matrix, der ses på.", en: "The row of a matrix that is looked at." },
  entry_name: {
    da: "Hvad en indtastning hedder, fx Kursus.",
    en: "What one entry is called, such as Course.",
  },
  max_entries: { da: "Højst så mange indtastninger.", en: "At most this many entries." },
  fields: { da: "Felterne i hver indtastning.", en: "The fields of each entry." },
  name: { da: "Navnet, som vises.", en: "The name that is shown." },
  readability_exemptions: {
    da: "Steder, der må være sværere end reglen, og hvorfor.",
    en: "Places that may be harder than the rule, and why.",
  },
  pointer: { da: "Stedet, fx /intro/0/da.", en: "The place, such as /intro/0/da." },
  reason: { da: "Hvorfor.", en: "Why." },
  never_used_as_predictor: {
    da: "Det, der aldrig må give point, fx køn og alder.",
    en: "What may never give points, such as gender and age.",
  },
  audit_only_variables: {
    da: "Det, der kun bruges til at undersøge, om skemaet er retfærdigt.",
    en: "What is only used to examine whether the questionnaire is fair.",
  },
  references: { da: "Kilder med navn. Hver har fire tekster.", en: "Sources by name. Each has four texts." },
  cite: { da: "Forfattere, år og titel.", en: "Authors, year and title." },
  "references.status": {
    da: "Om den er læst, og hvor meget.",
    en: "Whether it was read, and how much of it.",
  },
  url: { da: "Hvor den findes.", en: "Where it is found." },
  fact: { da: "Det, der er taget fra den.", en: "What was taken from it." },
  all: { da: "Alle dele skal passe.", en: "Every part must hold." },
  any: { da: "Mindst en del skal passe.", en: "At least one part must hold." },
  count_gte: {
    da: "Mindst så mange af delene skal passe.",
    en: "At least this many of the parts must hold.",
  },
  of: { da: "Delene, der tælles.", en: "The parts that are counted." },
  q: { da: "Spørgsmålets id.", en: "The id of the question." },
  op: {
    da: "eq: er. neq: er ikke. in: er en af. gte: mindst. lte: højst. has: er krydset af. has_any: en af dem er krydset af.",
    en: "eq: is. neq: is not. in: is one of. gte: at least. lte: at most. has: is ticked. has_any: one of them is ticked.",
  },
  value: { da: "Svaret eller tallet.", en: "The answer or the number." },
  derived: {
    da: "Noget, der tælles: uger væk eller høje områder.",
    en: "Something counted: weeks absent, or areas that lie high.",
  },
  questionnaire: { da: "Skemaet og versionen, fx skema@1.0.0.", en: "The questionnaire and version." },
  about: { da: "Hvad filen er til.", en: "What the file is for." },
  cases: { da: "Opdigtede personer. Aldrig rigtige.", en: "Invented persons. Never real ones." },
  origin: { da: "own: skrevet her.", en: "own: written here." },
  note: { da: "Hvorfor personen er med.", en: "Why this person is here." },
  variant: { da: "Personens variant.", en: "The variant of the person." },
  submitted_on: { da: "Dagen, svarene blev sendt.", en: "The day the answers were sent." },
  answers: { da: "Svar efter spørgsmålets id.", en: "Answers by the id of the question." },
  expected: { da: "Det, svarene skal føre til.", en: "What the answers must lead to." },
  expected_measure: { da: "Gennemsnittet, svarene skal give.", en: "The mean that the answers must give." },
  expected_shown: {
    da: "De spørgsmål, personen får stillet, i rækkefølge.",
    en: "The questions that the person is asked, in order.",
  },
  unknown_domains: { da: "Områder, der er for lidt viden om.", en: "Areas too little is known of." },
  total: { da: "Tallet i alt.", en: "The number in all." },
  low: { da: "Tallet, hvis alt manglende gav 0.", en: "The total if all that is missing gave 0." },
  high: { da: "Tallet, hvis alt manglende gav mest.", en: "The total if all that is missing gave the most." },
  band_by_points: { da: "Niveauet efter point alene.", en: "The level by points alone." },
  band: { da: "Niveauet, når flag har løftet det.", en: "The level after flags have lifted it." },
  band_certain: {
    da: "true: niveauet er det samme, uanset de manglende svar.",
    en: "true: the level is the same whatever the missing answers are.",
  },
  borderline: { da: "true: tæt på en grænse.", en: "true: close to a limit." },
  skipped: { da: "Spørgsmål med point uden svar.", en: "Questions with points and without an answer." },
  domain_status: {
    da: "omregnet: regnet op fra de givne svar. uoplyst: for få svar.",
    en: "omregnet: scaled up from the answers given. uoplyst: too few answers.",
  },
  answered: { da: "Hvor mange der er besvaret.", en: "How many are answered." },
  "text.da": { da: "På dansk. Skal altid være der.", en: "In Danish. Always needed." },
  "text.en": { da: "På engelsk. Skal altid være der.", en: "In English. Always needed." },
};
