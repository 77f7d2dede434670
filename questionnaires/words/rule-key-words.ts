export type KeyWords = { readonly da: string; readonly en: string };

/** What the keys of points, levels, measures, flags, tracks and the conversation mean. */
export const RULE_KEY_WORDS: Readonly<Record<string, KeyWords>> = {
  scoring: {
    da: "Hvordan point bliver til et niveau. Uden den gives der ingen point.",
    en: "How points become a level. Without it no points are given.",
  },
  rounding: { da: "Altid half_up: en halv rundes op.", en: "Always half_up: a half is rounded up." },
  citizen: { da: "Det, borgeren læser ved dette niveau.", en: "What the citizen reads at this level." },
  cannot: {
    da: "Det, borgeren læser, når der mangler for mange svar.",
    en: "What the citizen reads when too many answers are missing.",
  },
  domain_levels: {
    da: "Ord for, hvor meget et område fylder, fra 0 og op.",
    en: "Words for how much space an area takes, from 0 upwards.",
  },
  from_share: { da: "Fra og med denne brøk, fx [1, 3].", en: "From this fraction, such as [1, 3]." },
  max_lift: {
    da: "Hvor mange niveauer flag højst kan løfte.",
    en: "How many levels flags can lift at most.",
  },
  borderline_margin: {
    da: "Så tæt på en grænse kaldes det et grænsetilfælde.",
    en: "This close to a limit counts as borderline.",
  },
  missing: { da: "Regler for manglende svar.", en: "Rules for missing answers." },
  min_share_questions: {
    da: "Så stor en del af områdets spørgsmål skal være besvaret.",
    en: "This share of an area's questions must be answered.",
  },
  min_share_points: {
    da: "Så stor en del af områdets point skal være besvaret.",
    en: "This share of an area's points must be answered.",
  },
  max_unknown_domains: {
    da: "Højst så mange områder må være uoplyst.",
    en: "At most this many areas may be unknown.",
  },
  never_both_unknown: {
    da: "Områder, der ikke alle må være uoplyst.",
    en: "Areas that may not all be unknown.",
  },
  unknown_result: { da: "Navnet, når intet niveau kan findes.", en: "The name when no level can be found." },
  notes: { da: "Reglen med ord, til den der læser.", en: "The rule in words, for readers." },
  domains_high_share: {
    da: "Fra denne brøk af sine point ligger et område højt.",
    en: "From this share of its points an area lies high.",
  },
  weeks_absent: {
    da: "Det datospørgsmål, som uger tælles fra.",
    en: "The date question from which weeks are counted.",
  },
  question: { da: "Et spørgsmåls id.", en: "The id of a question." },
  date_rule: { da: "Hvordan datoer regnes, med ord.", en: "How dates are counted, in words." },
  route: {
    da: "Hvad hvert niveau fører til.",
    en: "What each level leads to.",
  },
  track_levels: { da: "Hvor tydeligt et spor er.", en: "How clear a track is." },
  measure: {
    da: "Et gennemsnit af skalaer og ændringen siden sidst.",
    en: "A mean of scales and the change since last time.",
  },
  items: { da: "De skalaer, der tæller med.", en: "The scales that count." },
  min_answered: { da: "Så mange skal være besvaret.", en: "This many must be answered." },
  factor: { da: "Gennemsnittet ganges med dette.", en: "The mean is multiplied by this." },
  change: { da: "Hvad der tæller som en ændring.", en: "What counts as a change." },
  levels: { da: "Ændringer fra små til store.", en: "Changes from small to large." },
  item_levels: { da: "Ændringer i et enkelt svar.", en: "Changes of a single answer." },
  min_abs: { da: "Mindst så stor en forskel.", en: "At least this large a difference." },
  basis: { da: "Hvad grænserne er regnet ud fra.", en: "What the limits were computed from." },
  never_use_for: { da: "Hvad tallet aldrig må bruges til.", en: "What the number may never be used for." },
  profile: { da: "Grupper af svar, der vises samlet.", en: "Groups of answers that are shown together." },
  flags: {
    da: "Svar, der kræver opmærksomhed og kan løfte niveauet.",
    en: "Answers that need attention and may lift the level.",
  },
  min_band: { da: "Det niveau, flaget løfter hen imod.", en: "The level that the flag lifts towards." },
  when: { da: "Hvornår det gælder.", en: "When it holds." },
  nr: { da: "Sporets nummer i modellen.", en: "The number of the track in the model." },
  signals: { da: "Svar, der peger på sporet.", en: "Answers that point to the track." },
  weight: { da: "Hvor meget signalet vejer.", en: "How much the signal weighs." },
  protective: { da: "Styrker, som svarene viser.", en: "Strengths that the answers show." },
  conversation: {
    da: "Forslag til samtalen. De nævner aldrig point eller niveau.",
    en: "Suggestions for the talk. They never mention points or level.",
  },
  "conversation.about": {
    da: "Det, forslaget handler om: et spørgsmål, område, spor eller resource.",
    en: "What it is about: a question, area, track or resource.",
  },
  ask: { da: "Det, sagsbehandleren kan spørge om.", en: "What the caseworker can ask." },
  why: { da: "Hvorfor, til sagsbehandleren.", en: "Why, for the caseworker." },
};
