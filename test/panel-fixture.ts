import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { newId } from "#server/use-cases/ids.ts";
import type { PanelTyped } from "#server/use-cases/panels/panels.ts";
import { library, type World } from "./use-case-fixture.ts";

/** Two rounds of fourteen days, twelve weeks apart. */
export const typedPanel = (): PanelTyped => ({
  id: newId(randomBytes),
  questionnaireId: "fremtid",
  name: " Forløbet ",
  purpose: { da: "Vi vil se, hvad der ændrer sig.", en: "" },
  opensOn: ["2", "11", "2026"],
  waves: "2",
  weeks: "12",
  openDays: "14",
  leastCell: "5",
});

/** Steps of the question `klare`, from the lowest on. */
export const steps = library
  .newest("fremtid")
  .questionnaire.definition.questions.flatMap((one) =>
    one.id === "klare" && one.kind === "radio" ? one.options.map(({ code }) => code) : [],
  );

/** What tests of confidential surveys do in a world, as an evaluator and as those who answer. */
export const panelActs = (world: World, evaluator: StaffActor) => ({
  async made(over: Partial<PanelTyped> = {}): Promise<string> {
    const panel = { ...typedPanel(), ...over };
    expect(await world.useCases.panels.make(evaluator, panel)).toEqual([]);
    return panel.id;
  },
  async codesOf(panelId: string, count: number): Promise<string[]> {
    return (await world.useCases.panels.makeCodes(evaluator, { panelId, count })).map(({ code }) => code);
  },
  async answer(code: string, klare: string, { id = newId(randomBytes), wave }: Sent = {}) {
    const door = await world.useCases.panels.openDoor(code);
    return world.useCases.panels.send(door, { fields: { klare: [klare] }, wave: wave ?? door.wave, id });
  },
  on(day: string, time = "12:00"): void {
    world.clock.now = new Date(`${day}T${time}:00Z`);
  },
});

interface Sent {
  readonly id?: string;
  readonly wave?: number;
}
