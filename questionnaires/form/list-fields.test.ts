import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allKinds } from "#test/golden/all-kinds.ts";
import type { ListEntry } from "../engine/answers.ts";
import type { ListQuestion } from "../question-schema.ts";
import { entryAt, entryFields, pressList, typedEntries, withEntry } from "./list-fields.ts";

const question = allKinds.definition.questions.find(({ id }) => id === "kurser") as ListQuestion;
const typedIn = (fields: Readonly<Record<string, readonly string[]>>) =>
  typedEntries(question, (name) => fields[name]?.[0] ?? "");
const three = entryFields(question, [{ titel: "A" }, { titel: "B", dage: 2 }, { titel: "C" }]);
const shown = { act: "show", place: -1 } as const;

describe("a button of a list", () => {
  test("to show the entries closes the one that is open and numbers them without gaps", () => {
    const gappy = {
      "kurser-0-titel": [" "],
      "kurser-2-titel": ["A"],
      "kurser-4-dage": ["3"],
      "kurser-skip": [""],
    };
    const { fields, open } = pressList(question, gappy, shown);
    expect(open).toBeNull();
    expect(fields).toEqual({ "kurser-skip": [""], "kurser-0-titel": ["A"], "kurser-1-dage": ["3"] });
  });

  test("to open an entry finds it at its new place", () => {
    const { "kurser-0-titel": _, ...rest } = three;
    expect(pressList(question, rest, { act: "open", place: 2 }).open).toBe(1);
    expect(pressList(question, rest, { act: "open", place: 0 }).open).toBeNull();
  });

  test("to add one opens a blank place after the last, as long as there is room", () => {
    expect(pressList(question, three, { act: "add", place: -1 }).open).toBe(3);
    const full = entryFields(
      question,
      Array.from({ length: 5 }, () => ({ titel: "A" })),
    );
    expect(pressList(question, full, { act: "add", place: -1 }).open).toBeNull();
  });

  test("to take one away leaves the others in their order", () => {
    const { fields } = pressList(question, three, { act: "remove", place: 1 });
    expect(typedIn(fields)).toEqual([{ titel: "A" }, { titel: "C" }]);
  });
});

const entries = fc.array(
  fc.record({ titel: fc.constantFrom("A", "B", "C"), dage: fc.integer({ min: 1, max: 400 }) }),
  { minLength: 1, maxLength: 5 },
) as fc.Arbitrary<ListEntry[]>;

describe("a removed entry", () => {
  test("comes back where it stood, with everything else as it was", () => {
    fc.assert(
      fc.property(entries, fc.nat(4), (all, at) => {
        const place = at % all.length;
        const before = entryFields(question, all);
        const removed = entryAt(question, before, place);
        const { fields } = pressList(question, before, { act: "remove", place });
        expect(typedIn(fields)).toEqual(all.toSpliced(place, 1));
        expect(typedIn(withEntry(question, fields, removed).fields)).toEqual(all);
      }),
    );
  });

  test("comes last when the list has become shorter, and not at all when it is full", () => {
    const removed = entryAt(question, three, 2);
    const one = entryFields(question, [{ titel: "Z" }]);
    expect(typedIn(withEntry(question, one, removed).fields)).toEqual([{ titel: "Z" }, { titel: "C" }]);
    const full = entryFields(
      question,
      Array.from({ length: 5 }, () => ({ titel: "A" })),
    );
    expect(withEntry(question, full, removed).fields).toEqual(full);
    expect(withEntry(question, full, {}).fields).toEqual(full);
  });
});
