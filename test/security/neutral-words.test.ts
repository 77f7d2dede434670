import { expect, test } from "vitest";
import { tellingWords } from "./neutral-words.ts";

test("words about illness, abuse and crisis are found wherever they begin, and others are left alone", () => {
  expect(tellingWords("Humør og søvn, spørgsmål 1 af 4 - Skema")).toEqual(["Humør", "søvn"]);
  expect(tellingWords("/skema/x/skift?til=sygedagpenge")).toEqual(["sygedagpenge"]);
  expect(tellingWords("Body and pain")).toEqual(["Body", "pain"]);
  expect(tellingWords("Langtidssygemeldt")).toEqual(["Langtidssygemeldt"]);
  expect(tellingWords("Trin 4 af 9, spørgsmål 2 af 3 - Skema - Eksempel Kommune")).toEqual([]);
  expect(tellingWords("/demo/log-ind/ZqTNGsyGoYea3kQ9-pLw2")).toEqual([]);
  expect(tellingWords("/u/7KSYG2M9QXC0DEBT")).toEqual([]);
  expect(tellingWords("Arbejdsløshedsdagpenge")).not.toEqual([]);
  expect(tellingWords("/skema/x/langtidssygemeldt_siden_hvornaar")).not.toEqual([]);
  expect(tellingWords("Somebody, Spain, cloakroom")).toEqual([]);
});
