import type { CitizenId, ResponseId, StoredResponse } from "#db/ports.ts";
import type { Case } from "#questionnaires/cases-schema.ts";
import type { Answers } from "#questionnaires/engine/answers.ts";
import { compile, isScored, type Questionnaire } from "#questionnaires/engine/compile.ts";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { Lang } from "#questionnaires/languages.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { translatedLangs } from "#questionnaires/translation.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import type { Deps, Municipality } from "#server/use-cases/deps.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { createPageCounts } from "#server/use-cases/surveys/page-counts.ts";
import { bindUseCases, type UseCases } from "#server/use-cases/use-cases.ts";
import { portsOver } from "./one-response.ts";
import { answersIn, definitionFor, type QuestionState, wrongFields } from "./question-states.ts";

/** One page as one person meets it, made of the real use-cases over a response that is stored nowhere. */
export interface Scene {
  readonly useCases: UseCases;
  readonly visitor: CitizenActor;
  readonly municipality: Municipality;
  /** What was typed, for a page with a fault. */
  readonly form: Fields | null;
}

const SENT_ON = "2026-01-01";

const visitor: CitizenActor = { kind: "citizen", id: "preview" as CitizenId, name: "Eksempel Borger" };

const municipality: Municipality = {
  name: "Eksempel Kommune",
  phone: "00 00 00 00",
  email: "hjaelp@kommune.example",
  doctor: undefined,
  jobArea: undefined,
  barometerMonths: 6,
  exitSite: "https://www.dmi.dk",
  deadlineDays: 7,
  draftDays: 90,
  retiredVersionDays: 30,
  surveyMonths: 24,
  ownViewFirst: true,
  sendsMail: false,
  paperTwice: false,
  units: [],
};

type Staged = {
  readonly questionnaire: Questionnaire;
  readonly variant: string;
  readonly lang: Lang;
  readonly answers: Answers;
  readonly on: string;
  readonly isSent: boolean;
};

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

function responseIn({ questionnaire, variant, lang, answers, on }: Staged): StoredResponse {
  return {
    id: "preview" as ResponseId,
    citizenId: visitor.id,
    instrument: { questionnaireId: questionnaire.id, version: questionnaire.version, hash: "preview" },
    variant,
    lang,
    provenance: ["self"],
    answers,
    translationHash: null,
    marks: {},
    lookAgain: [],
    resumeAt: 1,
    revision: 1,
    startedAt: noon(on),
    savedAt: noon(on),
    sentAt: null,
    sentBy: null,
    receiptNumber: null,
  };
}

function resultIn(staged: Staged, { id, instrument }: StoredResponse) {
  const { questionnaire, variant, answers, on } = staged;
  if (!isScored(questionnaire)) return null;
  const { result } = evaluate(questionnaire, { variant, submittedOn: on, answers });
  return result === undefined
    ? null
    : { responseId: id, instrument, evaluation: result, createdAt: noon(on) };
}

/** The languages that the title was translated to; whether somebody has read them is not known here. */
const translationsOf = ({ title }: Definition) =>
  translatedLangs
    .filter((language) => Object.hasOwn(title, language))
    .map((language) => ({ language, hash: "preview", isReviewed: false }));

function stage(staged: Staged): Scene {
  const draft = responseIn(staged);
  const sent = { ...draft, sentAt: noon(staged.on), receiptNumber: "AB12-CD34" };
  const { questionnaire, isSent } = staged;
  const deps: Deps = {
    ports: portsOver({ draft, found: isSent ? sent : draft, result: resultIn(staged, draft) }),
    library: createLibrary([
      {
        instrument: draft.instrument,
        questionnaire,
        translations: translationsOf(questionnaire.definition),
      },
    ]),
    municipality,
    inForceSince: new Map(),
    deviceKey: () => "",
    letterbox: { seal: (text) => text, open: () => null },
    pageCounts: createPageCounts(),
    invitationBox: { seal: (text) => text, open: () => null },
    codeHash: (code) => code,
    demo: false,
    cprIndexOf: () => null,
    sealedCprOf: () => null,
    now: () => noon(staged.on),
    randomBytes: (count) => new Uint8Array(count),
  };
  return { useCases: bindUseCases(deps), visitor, municipality, form: null };
}

/** One question in one state, shown whatever its condition says. */
export async function questionScene(
  definition: Definition,
  { variant, lang, number, state }: { variant: string; lang: Lang; number: number; state: QuestionState },
): Promise<Scene> {
  const asked = compile(definition).plans.get(variant)?.plan.questions[number - 1];
  const place = definition.questions.findIndex(({ id }) => id === asked?.id);
  const shown = definition.questions[place];
  if (shown === undefined) throw new RangeError(`The variant ${variant} has no question ${number}.`);
  const questionnaire = compile(definitionFor(definition, place, state));
  const answers = answersIn(shown, state, definition.skip_option.code);
  const scene = stage({ questionnaire, variant, lang, answers, on: SENT_ON, isSent: false });
  if (state !== "error") return scene;
  const fields = wrongFields(shown);
  const posted = { questionnaireId: definition.id, number, fields, lang, stamp: undefined, pause: false };
  const saved = await scene.useCases.savePage(scene.visitor, posted);
  // A question that takes everything has no page with a fault; it is shown empty.
  return saved.kind === "page" ? { ...scene, form: fields } : scene;
}

/** What is needed of a synthetic person. */
export type Example = Pick<Case, "variant" | "submitted_on" | "answers">;

/** The pages of one synthetic person: start, review, result. */
export const personScene = (definition: Definition, lang: Lang, example: Example): Scene =>
  stage({
    questionnaire: compile(definition),
    variant: example.variant,
    lang,
    answers: example.answers as Answers,
    on: example.submitted_on,
    isSent: true,
  });
