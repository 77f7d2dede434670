import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createKeptForms, type KeptForms } from "#server/access/kept-forms.ts";
import { createBox } from "#server/access/sealed-box.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";

const start = new Date("2026-11-02T08:00:00Z");
const path = "/skema/risikoscreening/12";
const typed = { smerte: ["7"], diagnoser: ["adhd_autisme", "venter"], fri_tekst: ["Æble\r\n<b>"] };
const box = createBox(randomBytes(32), randomBytes);

let world: World;
let forms: KeptForms;
let now = start;
beforeAll(async () => {
  world = await openWorld();
  forms = createKeptForms({ sessions: world.ports.sessions, box, now: () => now });
});
afterAll(() => world.close());
beforeEach(() => {
  now = start;
});

describe("what was typed when the session had ended", () => {
  test("comes back to its owner, on the same page, once", async () => {
    const owner = await world.citizen();
    expect(await forms.keep(forms.ownerToken(owner), path, typed)).toBe(true);
    expect(await forms.takeKept(owner, "/skema/risikoscreening/13")).toBeNull();
    expect(await forms.takeKept(owner, path)).toEqual(typed);
    expect(await forms.takeKept(owner, path)).toBeNull();
  });

  test("comes back to nobody else, not even to staff with the same id", async () => {
    const [owner, other] = [await world.citizen(), await world.citizen()];
    await forms.keep(forms.ownerToken(owner), path, typed);
    expect(await forms.takeKept(other, path)).toBeNull();
    expect(await forms.takeKept({ kind: "staff", id: owner.id as string as never }, path)).toBeNull();
    expect(await forms.takeKept(owner, path)).toEqual(typed);
  });

  test("waits for a day, and no longer", async () => {
    const owner = await world.citizen();
    await forms.keep(forms.ownerToken(owner), path, typed);
    now = new Date(start.getTime() + 24 * 3_600_000 - 1);
    expect(await forms.takeKept(owner, path)).toEqual(typed);
    now = start;
    await forms.keep(forms.ownerToken(owner), path, typed);
    now = new Date(start.getTime() + 24 * 3_600_000 + 1);
    expect(await forms.takeKept(owner, path)).toBeNull();
  });

  test("is the last that was typed on the page", async () => {
    const owner = await world.citizen();
    await forms.keep(forms.ownerToken(owner), path, typed);
    await forms.keep(forms.ownerToken(owner), path, { smerte: ["3"] });
    expect(await forms.takeKept(owner, path)).toEqual({ smerte: ["3"] });
  });

  test("is not stored in a form that can be read", async () => {
    const owner = await world.citizen();
    await forms.keep(forms.ownerToken(owner), path, { fri_tekst: ["kanariefugl"] });
    const kept = await world.ports.sessions.takeKeptForm({ kind: "citizen", id: owner.id, path }, start);
    expect(kept?.fieldsSealed).not.toContain("kanariefugl");
    expect(Buffer.from(kept?.fieldsSealed ?? "", "base64url").toString()).not.toContain("kanariefugl");
  });
});

describe("a token that names the owner", () => {
  test("is refused when it is forged, changed or from another installation", async () => {
    const owner = await world.citizen();
    const token = forms.ownerToken(owner);
    const foreign = createKeptForms({
      sessions: world.ports.sessions,
      box: createBox(randomBytes(32), randomBytes),
      now: () => now,
    }).ownerToken(owner);
    const changed = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
    const sealedForElse = box.seal(JSON.stringify(["citizen", owner.id]), "session");
    for (const wrong of ["", "k1.", JSON.stringify(["citizen", owner.id]), foreign, changed, sealedForElse])
      expect(await forms.keep(wrong, path, typed), wrong).toBe(false);
    expect(await forms.takeKept(owner, path)).toBeNull();
  });

  test("does not tell who it is", async () => {
    const owner = await world.citizen();
    expect(forms.ownerToken(owner)).not.toContain(owner.id);
    expect(forms.ownerToken(owner)).not.toBe(forms.ownerToken(owner));
  });
});
