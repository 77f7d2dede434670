import { evaluationRows } from "./evaluation-rows.ts";
import { ownPathwayRows } from "./own-pathway-rows.ts";
import { get, nobodysId, type PageRow, post } from "./page-row.ts";

const response = `/min-side/besvarelser/${nobodysId}`;
const together = `/sager/udfyld/${nobodysId}`;
const typed = `/sager/indtast/svar/${nobodysId}`;
const guideline = "/administration/cv-vejledning";
const oneCase = `/sager/${nobodysId}`;
const take = { gate: "case.take", handling: "take", sag: nobodysId } as const;
const basis = {
  skema: "ukendt",
  hjemmel: "x",
  dpia: "x",
  ansvarlig: "x",
  "udloeb-day": "1",
  "udloeb-month": "1",
  "udloeb-year": "2090",
  kontakt: "ja",
};

/** Every page and every form on it. A page that is not here fails the test. */
export const pageRows: readonly PageRow[] = [
  get("index.astro", "/", "anybody"),
  get("privatliv.astro", "/privatliv", "anybody"),
  get("was.astro", "/was", "anybody"),
  get("logget-ud.astro", "/logget-ud", "anybody"),
  get("log-ind/afvist.astro", "/log-ind/afvist?grund=expired", "anybody"),
  get("demo-login/vaelg/[uid].astro", "/demo-login/vaelg/ukendt", "anybody"),
  post("sprog.ts", "/sprog", { gate: "anybody", sprog: "da", retur: "/was" }),

  get("undersoegelse/[id]/index.astro", "/undersoegelse/tilfredshed", "anybody"),
  post("undersoegelse/[id]/index.astro", "/undersoegelse/tilfredshed", { gate: "anybody", trin: "0" }),
  get("undersoegelse/[id]/tak.astro", "/undersoegelse/tilfredshed/tak", "anybody"),

  get("u/[kode]/index.astro", "/u/0000-0000-0000-0000", "anybody"),
  get("u/[kode]/tak.astro", "/u/0000-0000-0000-0000/tak?vej=kiosk", "anybody"),
  get("fortrolig/[kode]/index.astro", "/fortrolig/0000-0000-0000-0000", "anybody"),
  post("fortrolig/[kode]/index.astro", "/fortrolig/0000-0000-0000-0000", { gate: "anybody", trin: "0" }),
  get("fortrolig/[kode]/tak.astro", "/fortrolig/0000-0000-0000-0000/tak", "anybody"),
  get("fortrolig/[kode]/slet.astro", "/fortrolig/0000-0000-0000-0000/slet", "anybody"),
  post("fortrolig/[kode]/slet.astro", "/fortrolig/0000-0000-0000-0000/slet", {
    gate: "anybody",
    efter: "slet",
  }),
  get("fortrolig/slettet.astro", "/fortrolig/slettet", "anybody"),
  post("u/[kode]/index.astro", "/u/0000-0000-0000-0000", { gate: "anybody", trin: "0" }),

  get("papir/[id]/index.astro", "/papir/risikoscreening", "anybody"),
  post("papir/[id]/index.astro", "/papir/risikoscreening", {
    gate: "paper.print-own",
    ydelse: "kontanthjaelp",
  }),
  get("papir/[id]/[variant].astro", "/papir/risikoscreening/1", "anybody"),
  get("min-side/papir/[code].astro", "/min-side/papir/0000-0000", "paper.print-own"),
  get("sager/papir/index.astro", "/sager/papir", "paper.print"),
  post("sager/papir/index.astro", "/sager/papir", {
    gate: "paper.print",
    skema: "risikoscreening/kontanthjaelp",
    papirsprog: "da",
  }),
  get("sager/papir/[code].astro", "/sager/papir/0000-0000", "paper.print"),

  get("min-side/index.astro", "/min-side", "response.read"),
  post("min-side/index.astro", "/min-side", { gate: "invitation.decline", undersoegelse: nobodysId }),
  get("min-side/adgang.astro", "/min-side/adgang", "access-log.read-own"),
  get("min-side/kommentarer/index.astro", "/min-side/kommentarer", "comment.read"),
  get("min-side/kommentarer/[slags]/[post].astro", `/min-side/kommentarer/cv/${nobodysId}`, "comment.read"),
  post("min-side/kommentarer/[slags]/[post].astro", `/min-side/kommentarer/cv/${nobodysId}`, {
    gate: "comment.write",
    handling: "skriv",
    nummer: nobodysId,
    tekst: "x",
    udgave: "1",
  }),
  get("min-side/mail.astro", "/min-side/mail", "mail.read"),
  post("min-side/mail.astro", "/min-side/mail", { gate: "mail.change", handling: "bekraeft", kode: "1" }),
  post("min-side/mail.astro", "/min-side/mail", { gate: "mail.delete", handling: "slet" }),
  get("min-side/besvarelser/[id]/index.astro", response, "result.read-own"),
  post("min-side/besvarelser/[id]/index.astro", response, { gate: "result.recognise", kender: "ja" }),
  get("min-side/besvarelser/[id]/kvittering.astro", `${response}/kvittering`, "response.read"),
  get("min-side/besvarelser/[id]/slet.astro", `${response}/slet`, "response.read"),
  post("min-side/besvarelser/[id]/slet.astro", `${response}/slet`, { gate: "response.delete-draft" }),
  get("skema/[id]/index.astro", "/skema/risikoscreening", "response.read"),
  post("skema/[id]/index.astro", "/skema/risikoscreening", {
    gate: "response.start",
    ydelse: "kontanthjaelp",
  }),
  get("skema/[id]/[page].astro", "/skema/risikoscreening/1", "response.read"),
  post("skema/[id]/[page].astro", "/skema/risikoscreening/1", { gate: "response.save", efter: "pause" }),
  get("skema/[id]/fortsaet.ts", "/skema/risikoscreening/fortsaet", "response.read"),
  get("skema/[id]/gennemse.astro", "/skema/risikoscreening/gennemse", "response.read"),
  post("skema/[id]/gennemse.astro", "/skema/risikoscreening/gennemse", {
    gate: "response.send",
    besvarelse: nobodysId,
  }),
  get("skema/[id]/nye-spoergsmaal.astro", "/skema/risikoscreening/nye-spoergsmaal", "response.read"),
  post("skema/[id]/nye-spoergsmaal.astro", "/skema/risikoscreening/nye-spoergsmaal", {
    gate: "response.carry-over",
  }),
  get("skema/[id]/skift.astro", "/skema/risikoscreening/skift?til=2", "response.read"),
  post("skema/[id]/skift.astro", "/skema/risikoscreening/skift?til=2", { gate: "response.save" }),

  ...ownPathwayRows,

  get("min-side/besvarelser/[id]/passer.astro", `${response}/passer`, "response.read"),
  post("min-side/besvarelser/[id]/passer.astro", `${response}/passer`, {
    gate: "response.confirm",
    passer: "ja",
    kommentar: "",
  }),

  get("personale.astro", "/personale", "staff.begin"),
  ...["sager/index.astro", "sager/lave.astro", "sager/afsluttede.astro"].flatMap((file) => {
    const path = `/${file.replace(/(?:\/index)?\.astro$/, "")}`;
    return [get(file, path, "case.list"), post(file, path, take)];
  }),
  get("sager/soeg.astro", "/sager/soeg", "case.search"),
  post("sager/soeg.astro", "/sager/soeg", { gate: "case.search", ord: "solvang" }),
  post("sager/soeg.astro", "/sager/soeg", take),
  get("sager/[id].astro", oneCase, "case.read-summary"),
  post("sager/[id].astro", oneCase, { gate: "case.take", handling: "take" }),
  post("sager/[id].astro", oneCase, { gate: "case.release", handling: "release" }),
  post("sager/[id].astro", oneCase, { gate: "case.give-purpose", handling: "purpose", formaal: "talk" }),
  post("sager/[id].astro", oneCase, { gate: "case.note-own-view", handling: "own-view", skoen: "lav" }),
  post("sager/[id].astro", oneCase, {
    gate: "case.record-assessment",
    handling: "assessment",
    vurdering: "lav",
    begrundelse: "",
  }),
  get("sager/[id]/cv.astro", `${oneCase}/cv`, "case.read-cv"),
  get("sager/[id]/jobplan.astro", `${oneCase}/jobplan`, "case.read-plan"),
  get("sager/[id]/emne/[slags]/[post].astro", `${oneCase}/emne/maal/${nobodysId}`, "case.read-comments"),
  post("sager/[id]/emne/[slags]/[post].astro", `${oneCase}/emne/maal/${nobodysId}`, {
    gate: "case.comment",
    handling: "skriv",
    nummer: nobodysId,
    tekst: "x",
    udgave: "1",
  }),
  post("sager/[id]/emne/[slags]/[post].astro", `${oneCase}/emne/maal/${nobodysId}`, {
    gate: "case.agree-goal",
    handling: "enig",
    udgave: "1",
  }),
  get("sager/mangler.astro", "/sager/mangler", "pathway.list"),
  get("sager/kvalitet.astro", "/sager/kvalitet", "pathway.figures"),
  get("sager/[id]/samtaleguide.astro", `${oneCase}/samtaleguide`, "case.read-summary"),
  get("sager/udfyld/index.astro", "/sager/udfyld", "assisted.find"),
  post("sager/udfyld/index.astro", "/sager/udfyld", { gate: "assisted.find", ord: "solvang" }),
  get("sager/udfyld/ny.astro", "/sager/udfyld/ny", "assisted.find"),
  post("sager/udfyld/ny.astro", "/sager/udfyld/ny", {
    gate: "assisted.register",
    cpr: "1",
    "cpr-igen": "1",
    navn: "",
  }),
  get("sager/udfyld/[borger]/index.astro", together, "assisted.find"),
  post("sager/udfyld/[borger]/index.astro", together, {
    gate: "assisted.open",
    skema: "risikoscreening",
    ydelse: "kontanthjaelp",
    maade: "phone",
  }),
  get("sager/udfyld/[borger]/[skema]/fortsaet.ts", `${together}/risikoscreening/fortsaet`, "assisted.read"),
  get("sager/udfyld/[borger]/[skema]/[side].astro", `${together}/risikoscreening/1`, "assisted.read"),
  post("sager/udfyld/[borger]/[skema]/[side].astro", `${together}/risikoscreening/1`, {
    gate: "assisted.save",
    efter: "pause",
  }),
  get(
    "sager/udfyld/[borger]/[skema]/gennemse.astro",
    `${together}/risikoscreening/gennemse`,
    "assisted.read",
  ),
  post("sager/udfyld/[borger]/[skema]/gennemse.astro", `${together}/risikoscreening/gennemse`, {
    gate: "assisted.send",
    handling: "send",
    besvarelse: nobodysId,
  }),
  post("sager/udfyld/[borger]/[skema]/gennemse.astro", `${together}/risikoscreening/gennemse`, {
    gate: "assisted.hand-over",
    handling: "giv",
  }),
  get(
    "sager/udfyld/[borger]/[skema]/nye-spoergsmaal.astro",
    `${together}/risikoscreening/nye-spoergsmaal`,
    "assisted.read",
  ),
  post("sager/udfyld/[borger]/[skema]/nye-spoergsmaal.astro", `${together}/risikoscreening/nye-spoergsmaal`, {
    gate: "assisted.carry-over",
  }),
  get(
    "sager/udfyld/[borger]/[skema]/skift.astro",
    `${together}/risikoscreening/skift?til=2`,
    "assisted.read",
  ),
  post("sager/udfyld/[borger]/[skema]/skift.astro", `${together}/risikoscreening/skift?til=2`, {
    gate: "assisted.save",
  }),
  get("sager/udfyld/[borger]/sendt/[besvarelse].astro", `${together}/sendt/${nobodysId}`, "assisted.open"),
  get("sager/indtast/index.astro", "/sager/indtast", "paper.list"),
  post("sager/indtast/index.astro", "/sager/indtast", { gate: "paper.enter", kode: "0000-0000" }),
  get("sager/indtast/[kode]/index.astro", "/sager/indtast/0000-0000", "paper.enter"),
  post("sager/indtast/[kode]/index.astro", "/sager/indtast/0000-0000", { gate: "paper.enter", cpr: "1" }),
  get("sager/indtast/[kode]/[borger].astro", `/sager/indtast/0000-0000/${nobodysId}`, "paper.enter"),
  post("sager/indtast/[kode]/[borger].astro", `/sager/indtast/0000-0000/${nobodysId}`, {
    gate: "paper.type",
    "s-humoer": "1",
  }),
  get("sager/indtast/svar/[id]/index.astro", typed, "paper.read"),
  post("sager/indtast/svar/[id]/index.astro", typed, { gate: "assisted.send", handling: "send" }),
  post("sager/indtast/svar/[id]/index.astro", typed, { gate: "paper.drop", handling: "slet" }),
  get("sager/indtast/svar/[id]/ret.astro", `${typed}/ret`, "paper.read"),
  post("sager/indtast/svar/[id]/ret.astro", `${typed}/ret`, { gate: "paper.type", "s-humoer": "1" }),
  get("sager/indtast/svar/[id]/igen.astro", `${typed}/igen`, "paper.type-again"),
  post("sager/indtast/svar/[id]/igen.astro", `${typed}/igen`, {
    gate: "paper.type-again",
    "s-humoer": "1",
  }),
  get("sager/indtast/svar/[id]/nye-spoergsmaal.astro", `${typed}/nye-spoergsmaal`, "paper.read"),
  post("sager/indtast/svar/[id]/nye-spoergsmaal.astro", `${typed}/nye-spoergsmaal`, {
    gate: "paper.carry-over",
  }),
  get("sager/indtast/svar/[id]/forskelle.astro", `${typed}/forskelle`, "paper.read"),
  post("sager/indtast/svar/[id]/forskelle.astro", `${typed}/forskelle`, {
    gate: "paper.settle",
    "valg-humoer": "1",
  }),
  get("administration/index.astro", "/administration", "cv-guideline.read"),
  ...["jobbarometer", "jobtitler"].flatMap((name) => {
    const [file, path] = [`administration/${name}.astro`, `/administration/${name}`];
    return [
      get(file, path, "reference-list.read"),
      post(file, path, { gate: "reference-list.change", handling: "saet", nummer: "0" }),
    ];
  }),
  get("administration/cv-vejledning/index.astro", guideline, "cv-guideline.read"),
  post("administration/cv-vejledning/index.astro", guideline, {
    gate: "cv-guideline.change",
    handling: "saet",
    nummer: "99",
  }),
  get("administration/cv-vejledning/kladde/index.astro", `${guideline}/kladde`, "cv-guideline.read"),
  post("administration/cv-vejledning/kladde/index.astro", `${guideline}/kladde`, {
    gate: "cv-guideline.change",
    handling: "op",
    udgave: "1",
    punkt: nobodysId,
  }),
  get("administration/cv-vejledning/kladde/[punkt].astro", `${guideline}/kladde/ny`, "cv-guideline.read"),
  post("administration/cv-vejledning/kladde/[punkt].astro", `${guideline}/kladde/ny`, {
    gate: "cv-guideline.change",
    udgave: "1",
  }),
  get("admin/hjemmel.astro", "/admin/hjemmel", "legal-basis.read"),
  post("admin/hjemmel.astro", "/admin/hjemmel", { gate: "legal-basis.change", ...basis }),
  ...evaluationRows,
];
