import { isAskedIn } from "../engine/asked-in.ts";
import type { Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import { type Fault, fault, type Path } from "./fault.ts";

/** Words in `construct` that tell of mental health, in English and Danish. */
const MENTAL =
  /\b(mood|depress|anxi|stress|psychiatr|psycholog|mental|suicid|self-harm|violence|trauma|humør|angst|psyki|psykolog|selvmord|selvskade|vold)/iu;

/** ICF: emotional functions, energy and drive, handling stress. */
const MENTAL_CODES = ["b152", "b130", "d240"];

/** What may never give points or decide a rule: ligestilling, persondata and simple decency. */
const NEVER_SCORED =
  /\b(køn|alder|hvor gammel|fødselsår|fødeland|født i|statsborger\w*|nationalitet|herkomst|oprindelse|etnisk\w*|etnicitet|religion|postnummer|gender|sex|age|citizenship|origin|ethnic\w*|birth country|postcode)\b/iu;

function checkSkipping(question: Question, at: Path): Fault[] {
  const faults: Fault[] = [];
  if (question.sensitive && !question.skippable) {
    faults.push(
      fault([...at, "skippable"], `"${question.id}" is sensitive, so it must be possible to skip it.`),
    );
  }
  if (question.required && question.skippable) {
    const sentence = `"${question.id}" is required and may be skipped: whoever skips it cannot send. Choose one.`;
    faults.push(fault([...at, "required"], sentence));
  }
  return faults;
}

const sameLabel = (labels: readonly { readonly label: { readonly da: string } }[], place: number): boolean =>
  labels.findIndex(({ label }) => label.da === labels[place]?.label.da) < place;

function checkLabels(question: Question, at: Path): Fault[] {
  const { options } = "options" in question ? question : { options: [] };
  const rows = question.kind === "matrix" ? question.rows : [];
  const twice = (list: readonly { readonly label: { readonly da: string } }[], key: string): Fault[] =>
    list.flatMap(({ label }, place) =>
      sameLabel(list, place)
        ? [fault([...at, key, place, "label", "da"], `"${label.da}" can be chosen twice.`)]
        : [],
    );
  const ends =
    question.kind === "scale" && question.labels[0].da === question.labels[1].da
      ? [fault([...at, "labels"], "Both ends of the scale are called the same.")]
      : [];
  return [...twice(options, "options"), ...twice(rows, "rows"), ...ends];
}

function checkPredictor(question: Question, at: Path): Fault[] {
  if (question.domain === null) return [];
  const told = [question.text.da, question.construct].find((text) => NEVER_SCORED.test(text));
  const word = told?.match(NEVER_SCORED)?.[0];
  return word === undefined
    ? []
    : [fault([...at, "domain"], `"${word}" may never give points; see never_used_as_predictor.`)];
}

const isMental = ({ construct }: Question): boolean => MENTAL.test(construct);

/** One question on energy may stand among others; two with such codes in a section are about mental health. */
function mentalOf(questions: readonly Question[]): (question: Question) => boolean {
  const coded = (question: Question): boolean => question.icf.some((code) => MENTAL_CODES.includes(code));
  const isBlock = (section: string): boolean =>
    questions.filter((one) => one.section === section && coded(one)).length > 1;
  return (question) => isMental(question) || (coded(question) && isBlock(question.section));
}

/** The fixed help box stands above the first such question of a section, where everybody comes by. */
function checkHelpBox({ questions, variants }: Definition): Fault[] {
  const mental = mentalOf(questions);
  return questions.flatMap((question, place) => {
    if (!mental(question) || question.help_box) return [];
    const hasBox = questions.slice(0, place).some((before) => {
      const reaches = variants
        .filter(({ id }) => isAskedIn(question, id))
        .every(({ id }) => isAskedIn(before, id));
      return before.section === question.section && before.help_box && !before.show_if && reaches;
    });
    const first = questions.find((one) => one.section === question.section && mental(one));
    if (hasBox || first !== question) return [];
    const sentence = `"${question.id}" is about mental health: add "help_box": true, so that help stands above it.`;
    return [fault(["questions", place], sentence)];
  });
}

function checkSameText({ questions, variants }: Definition): Fault[] {
  return questions.flatMap((question, place) => {
    const twin = questions
      .slice(0, place)
      .find(
        (one) =>
          one.text.da === question.text.da &&
          variants.some(({ id }) => isAskedIn(one, id) && isAskedIn(question, id)),
      );
    if (!twin) return [];
    return [fault(["questions", place, "text", "da"], `"${twin.id}" asks exactly the same.`)];
  });
}

function checkOne(question: Question, at: Path): Fault[] {
  const never =
    question.kind === "date" && question.max_weeks_back === 0
      ? [
          fault(
            [...at, "max_weeks_back"],
            "Only today can be answered: say how many weeks back a date may lie.",
          ),
        ]
      : [];
  return [
    ...checkSkipping(question, at),
    ...checkLabels(question, at),
    ...checkPredictor(question, at),
    ...never,
  ];
}

/** What an author easily gets wrong in a question, though every name and number fits. */
export const checkQuestions = (definition: Definition): Fault[] => [
  ...definition.questions.flatMap((question, place) => checkOne(question, ["questions", place])),
  ...checkHelpBox(definition),
  ...checkSameText(definition),
];
