import { expect, test } from "vitest";
import { keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import { type TextKey, translator } from "#site/text/translate.ts";
import { instrument } from "#test/golden/instrument.ts";
import { settleRequest } from "./settle-request.ts";

const t = translator("da");
const { questions } = instrument.questionnaire.definition;
const differences = ["smerte", "fri_tekst"].flatMap((id) => {
  const question = instrument.questionnaire.question(id);
  return question ? keyFieldsOf(question).map((field) => ({ field, first: "1", second: "2" })) : [];
});
const told = (id: string, key: TextKey) =>
  t("staff.typing.problem", { number: questions.findIndex((one) => one.id === id) + 1, message: t(key) });

/** What comes of a posted page of differences, and what was stored as right. */
async function settle(form: Record<string, string>) {
  const stored: Record<string, string>[] = [];
  const paper = {
    showDifferences: () => Promise.resolve({ differences, questions }),
    settle: (_visitor: unknown, { right }: { right: Record<string, string> }) => {
      stored.push(right);
      return Promise.resolve({ kind: "stored" });
    },
  };
  const fields = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value]]));
  const locals = { useCases: { paper }, form: fields, keptForm: () => Promise.resolve(null), t };
  return { answer: await settleRequest(locals as never, "e1"), stored };
}

test("what was written is not passed over because a typing is chosen as well", async () => {
  const { answer, stored } = await settle({ "valg-smerte": "1", "s-smerte": "7", "valg-fri_tekst": "2" });
  expect(answer).toMatchObject({
    kind: "page",
    problems: [{ fieldId: "s-smerte", message: told("smerte", "staff.typing.chosenAndOther") }],
    typed: { smerte: { choice: "1", other: "7" } },
  });
  expect(stored).toEqual([]);
});

test("a difference that nobody has settled is told with the number of its question on the paper", async () => {
  const { answer } = await settle({ "valg-smerte": "1" });
  expect(answer).toMatchObject({
    problems: [{ fieldId: "valg-fri_tekst", message: told("fri_tekst", "staff.typing.chooseOne") }],
  });
});

test("lines stay lines", async () => {
  const { answer, stored } = await settle({
    "valg-smerte": "2",
    "valg-fri_tekst": "3",
    "s-fri_tekst": "En linje\r\nen til",
  });
  expect(answer).toEqual({ kind: "go" });
  expect(stored).toEqual([{ smerte: "2", fri_tekst: "En linje\nen til" }]);
});
