import { afterAll, beforeAll, expect, test } from "vitest";
import { NotFound } from "#server/errors/problem.ts";
import { phonePhoto, pngOf, secret } from "#test/photo-fixture.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const wish = { kind: "full", lang: "da", includesNeeds: false } as const;

test("a photo is stored without what the phone wrote beside it, and comes along only where it is wanted", async () => {
  const { cv, targetedCvs } = world.useCases;
  const citizen = await world.citizen();
  expect(await cv.savePhoto(citizen, phonePhoto(6))).toBeNull();
  expect(await cv.hasPhoto(citizen)).toBe(true);
  const { mediaType, bytes } = await cv.readPhoto(citizen);
  expect(Buffer.from(bytes).includes(secret)).toBe(false);
  expect(JSON.stringify(world.dump()["cv_photos"])).not.toContain("55.6761");
  const photoOf = async (includesPhoto: boolean) =>
    (await cv.compose(citizen, { ...wish, includesPhoto })).content.photo;
  expect(await photoOf(false)).toBeNull();
  expect(await photoOf(true)).toEqual({ mediaType, bytes });
  const aimed = { ...wish, id: cv.newEntryId(citizen), job: "Gartner", revision: 0 };
  await targetedCvs.save(citizen, { ...aimed, includesPhoto: false });
  expect((await targetedCvs.show(citizen, aimed.id)).composed.content.photo).toBeNull();
  await targetedCvs.save(citizen, { ...aimed, revision: 1, includesPhoto: true });
  expect((await targetedCvs.show(citizen, aimed.id)).composed.content.photo).toEqual({ mediaType, bytes });
  const { photo } = await cv.export(citizen);
  expect(Buffer.from(photo?.base64 ?? "", "base64").equals(bytes)).toBe(true);
});

test("a photo that is refused leaves the one that is there", async () => {
  const { cv } = world.useCases;
  const citizen = await world.citizen();
  await cv.savePhoto(citizen, pngOf());
  const before = await cv.readPhoto(citizen);
  expect(await cv.savePhoto(citizen, Buffer.from("<svg/>"))).toBe("not-a-photo");
  expect(await cv.savePhoto(citizen, pngOf().subarray(0, 60))).toBe("damaged");
  expect(await cv.readPhoto(citizen)).toEqual(before);
});

test("a photo goes away at once, alone or with the whole CV, and a CV that told it is made without", async () => {
  const { cv } = world.useCases;
  const citizen = await world.citizen();
  await cv.savePhoto(citizen, pngOf());
  await cv.deletePhoto(citizen);
  expect(await cv.hasPhoto(citizen)).toBe(false);
  expect((await cv.compose(citizen, { ...wish, includesPhoto: true })).content.photo).toBeNull();
  await expect(cv.readPhoto(citizen)).rejects.toThrow(NotFound);
  await expect(cv.deletePhoto(citizen)).rejects.toThrow(NotFound);
  expect((await cv.export(citizen)).photo).toBeNull();
  await cv.savePhoto(citizen, pngOf());
  await cv.delete(citizen);
  expect(await cv.hasPhoto(citizen)).toBe(false);
});

test("nobody sees, sets or deletes the photo of somebody else; staff have no way to it", async () => {
  const { cv } = world.useCases;
  const [owner, other] = [await world.citizen(), await world.citizen()];
  await cv.savePhoto(owner, pngOf());
  expect(await cv.hasPhoto(other)).toBe(false);
  await expect(cv.readPhoto(other)).rejects.toThrow(NotFound);
  await expect(cv.deletePhoto(other)).rejects.toThrow(NotFound);
  const staff = [await world.staff("caseworker", "team_lead", "evaluator", "administrator")];
  await expectRefused((who) => cv.hasPhoto(who), staff);
  await expectRefused((who) => cv.readPhoto(who), staff);
  await expectRefused((who) => cv.savePhoto(who, pngOf()), staff);
  await expectRefused((who) => cv.deletePhoto(who), staff);
  expect(await cv.hasPhoto(owner)).toBe(true);
});
