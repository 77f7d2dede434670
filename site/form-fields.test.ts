import { describe, expect, test } from "vitest";
import { WrongBody, WrongMethod } from "#server/errors/problem.ts";
import { demandKnownForm, questionFields } from "./form-fields.ts";

const check = (route: string, form: Record<string, string[]>) => () => demandKnownForm(route, form);

describe("a posted form", () => {
  test("has the fields of its page and those of every form", () => {
    expect(check("/sager/soeg", { ejer: ["x"], sprog: ["en"], ord: ["a"] })).not.toThrow();
    expect(check("/min-side/besvarelser/[id]/slet", { ejer: ["x"] })).not.toThrow();
  });

  test("may have a field for each question where the page has one", () => {
    const route = "/min-side/besvarelser/[id]/passer";
    expect(check(route, { passer: ["nej"], "bem-humoer": ["x"] })).not.toThrow();
    expect(check(route, { "bem-humoer": ["x", "y"] })).toThrow(WrongBody);
    expect(check("/min-side/besvarelser/[id]", { "bem-humoer": ["x"] })).toThrow(WrongBody);
  });

  test.each([
    ["an unknown field", "/sager/soeg", { ord: ["a"], score: ["1"] }],
    ["another page's field", "/sager/lave", { ord: ["a"] }],
    ["a field twice", "/sager/soeg", { ord: ["a", "b"] }],
    ["whose it is twice", "/skema/[id]/skift", { ejer: ["a", "b"] }],
    ["a field around the question twice", "/skema/[id]/[page]", { efter: ["pause", "x"] }],
    ["a name of every object", "/sager", { constructor: ["x"] }],
  ])("with %s is refused", (_, route, form) => {
    expect(check(route, form)).toThrow(WrongBody);
  });

  test("to a page that has none is refused, to one that does not exist it is not found", () => {
    expect(check("/was", {})).toThrow(WrongMethod);
    expect(check("/404", { a: ["1"] })).not.toThrow();
  });

  test("of a question page is left to the question but for what stands around it", () => {
    const form = { ejer: ["x"], ret: ["1"], efter: ["pause"], udgave: ["x"], sprog: ["da"], bolig: ["fast"] };
    expect(check("/skema/[id]/[page]", { ...form, bolig: ["a", "b"] })).not.toThrow();
    expect(questionFields(form)).toEqual({ bolig: ["fast"] });
  });
});
