import { afterAll, beforeAll, expect, test } from "vitest";
import { maxFileBodyBytes } from "#server/access/request-verdict.ts";
import { translator } from "#site/text/translate.ts";
import { type HttpPerson, httpPerson } from "#test/http-person.ts";
import { jpegs, phonePhoto, pngOf, secret } from "#test/photo-fixture.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { submitted } from "./submitted.ts";

const t = translator("da");
const page = "/cv/billede";
const file = `${page}/foto`;

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
});
afterAll(() => world.close());

/** Sends the form of the page with a file in it, as a browser does. */
function sent(person: HttpPerson, bytes: Uint8Array, type = "image/jpeg"): Promise<Response> {
  const body = new FormData();
  body.set("handling", "gem");
  body.set("billede", new File([new Uint8Array(bytes)], "ferie.jpg", { type }));
  const headers = { Origin: new URL(world.served.url).origin, "Sec-Fetch-Site": "same-origin" };
  return person.get(page, { method: "POST", body, headers });
}

test("without a script: a photo is chosen, seen, put into one CV, and deleted at once", async () => {
  const person = await world.person("mikkel-oestervang");
  await submitted(person, "/cv/arbejde/ny", { nummer: "g".repeat(26), title: "Havemand" });
  const visit = await world.visitAs("mikkel-oestervang", { javaScriptEnabled: false, viewport: narrow });
  const main = visit.page.locator("main");
  const press = (name: string) => main.getByRole("button", { name }).first().click();
  await visit.page.goto("/cv");
  await main.getByRole("link", { name: t("cv.photo.link") }).click();
  expect(await seen(main)).toContain(t("cv.photo.lead"));
  await visit.page
    .locator("#billede")
    .setInputFiles({ name: "ferie.jpg", mimeType: "image/jpeg", buffer: phonePhoto(6) });
  await press(t("cv.photo.save"));
  expect(await seen(main)).toContain(t("cv.photo.saved"));
  const shown = await main.locator("img.own-photo").evaluate(async (image: HTMLImageElement) => {
    // There is no size before the picture has come in.
    await image.decode();
    return { naturalWidth: image.naturalWidth, naturalHeight: image.naturalHeight };
  });
  // Stored lying down, shown standing up.
  expect(shown).toEqual({ naturalWidth: 120, naturalHeight: 160 });

  const without = await (await person.get("/cv/hent/cv.pdf")).arrayBuffer();
  await main.getByRole("link", { name: t("cv.photo.whole") }).click();
  expect(await main.locator(".cv-sheet img").count()).toBe(0);
  await main.getByLabel(t("cv.photo.include")).check();
  await press(t("cv.get.show"));
  expect(await main.locator(".cv-sheet img").getAttribute("alt")).toBe("Foto af Mikkel Østervang");
  const href = await main.getByRole("link", { name: t("cv.file.pdf") }).getAttribute("href");
  const pdf = Buffer.from(await (await person.get(href ?? "")).arrayBuffer());
  expect(pdf.includes("/DCTDecode")).toBe(true);
  expect(Buffer.from(without).includes("/DCTDecode")).toBe(false);
  expect((await person.get(href?.replace("cv.pdf", "cv.docx") ?? "")).status).toBe(200);
  const everything = await (await person.get("/cv/hent/alt")).text();
  const { photo } = JSON.parse(everything) as { photo: { base64: string } };
  const kept = Buffer.from(await (await person.get(file)).arrayBuffer());
  expect(Buffer.from(photo.base64, "base64").equals(kept)).toBe(true);
  expect(kept.includes(secret)).toBe(false);

  await visit.page.goto(page);
  await press(t("cv.photo.remove"));
  expect(await seen(main)).toContain(t("cv.photo.removed"));
  expect((await person.get(file)).status).toBe(404);
  expect(await (await person.get("/cv/hent/alt")).json()).toMatchObject({ photo: null });
  await visit.context.close();
});

test("is for its owner alone, is kept by no browser, and is never taken for anything but a picture", async () => {
  const [owner, other] = [await world.person("bente-solvang"), await world.person("jonas-lindeskov")];
  expect((await sent(owner, pngOf(), "text/html")).status).toBe(303);
  const answer = await owner.get(file);
  expect(answer.headers.get("content-type")).toBe("image/jpeg");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect((await other.get(file)).status).toBe(404);
  const nobody = httpPerson(world.served);
  expect((await nobody.get(file)).status).toBe(401);
  expect((await sent(nobody, pngOf())).status).toBe(401);
});

test("what cannot be a photo is refused on the page, in words, and the photo that is there stays", async () => {
  const person = await world.person("bente-solvang");
  await sent(person, pngOf());
  for (const [bytes, words] of [
    [Buffer.from("<svg onload='alert(1)'/>"), t("cv.photo.notPhoto")],
    [jpegs.baseline.subarray(0, 600), t("cv.photo.damaged")],
    [Buffer.alloc(11 * 1024 * 1024, 0xff), t("cv.photo.tooLarge")],
    [Buffer.alloc(0), t("cv.photo.nothing")],
  ] as const) {
    const answer = await sent(person, bytes);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  }
  expect((await sent(person, Buffer.alloc(maxFileBodyBytes))).status).toBe(413);
  expect((await person.get(file)).headers.get("content-type")).toBe("image/jpeg");
});
