import { expect, test } from "vitest";
import type { FollowUp } from "#server/use-cases/triage/follow-ups.ts";
import { library } from "#test/use-case-fixture.ts";
import { answersInWords, followUpCards } from "./follow-up-cards.ts";

const installed = library.newest("progression");
const told = { lang: "da", units: [] } as const;

const sent = (answers: object, over: object = {}) =>
  ({
    response: { answers, variant: "alle" },
    installed,
    measured: {},
    help: [],
    confirmation: null,
    ...over,
  }) as unknown as FollowUp;

test("an answer that is no item of the measurement is told in words", () => {
  const { beside, groups } = answersInWords(sent({ maal: 4, siden_sidst: "En tur hver dag." }), told);
  expect(beside).toEqual([{ label: "Er der sket noget vigtigt siden sidst?", values: ["En tur hver dag."] }]);
  expect(groups).toEqual([]);
});

test("of earlier ones only those are kept that have words to read", () => {
  const silent = sent({ maal: 3 });
  const words = sent({ maal: 4, siden_sidst: "Ny bolig." });
  const helped = sent({ maal: 4 }, { help: [{}] });
  expect(followUpCards([sent({ maal: 5 }), silent, words, helped], told)).toMatchObject([
    { newest: { response: { answers: { maal: 5 } } }, earlier: [words, helped] },
  ]);
});
