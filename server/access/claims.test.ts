import { describe, expect, test } from "vitest";
import { citizenIdentity, claimNamed, staffIdentity } from "#server/access/claims.ts";
import { demoCitizens, demoStaff } from "#server/demo/persons.ts";

const names = { cpr: "dk.cpr", name: "name", assurance: "loa", roles: "roles", unit: "unit" };
const level = (name: string) => `https://data.gov.dk/concept/core/nsis/${name}`;
const citizen = { "dk.cpr": "1403924124", name: "Lærke Bakkegaard", loa: level("Substantial") };
const member = {
  iss: "https://idp.example",
  sub: "7",
  name: "Hanne",
  roles: ["caseworker"],
  loa: level("Substantial"),
};

describe("a claim's name", () => {
  test("is a key of its own first, and a path second", () => {
    expect(claimNamed({ "dk.cpr": "1", dk: { cpr: "2" } }, "dk.cpr")).toBe("1");
    expect(claimNamed({ dk: { cpr: "2" } }, "dk.cpr")).toBe("2");
    expect(claimNamed({ dk: "x" }, "dk.length")).toBeUndefined();
    expect(claimNamed({}, "constructor.name")).toBeUndefined();
    expect(claimNamed({ __proto__: { roles: ["administrator"] } }, "roles")).toBeUndefined();
  });
});

describe("a citizen's claims", () => {
  test.each(["Substantial", "High"])("are enough at the NSIS level %s", (name) => {
    expect(citizenIdentity({ ...citizen, loa: level(name) }, names).cpr).toBe("1403924124");
  });

  test.each([
    level("Low"),
    undefined,
    "",
    "Substantial",
    level("substantial"),
    `${level("High")}er`,
    3,
    [level("High")],
    true,
  ])("are refused at the level %j", (loa) => {
    expect(() => citizenIdentity({ ...citizen, loa }, names)).toThrow(
      expect.objectContaining({ reason: "assurance" }),
    );
  });

  test.each([
    { "dk.cpr": undefined },
    { "dk.cpr": "3002904124" },
    { "dk.cpr": 1403924124 },
    { name: " " },
    { name: undefined },
  ])("are refused without a number or a name: %j", (missing) => {
    expect(() => citizenIdentity({ ...citizen, ...missing }, names)).toThrow(
      expect.objectContaining({ reason: "claims" }),
    );
  });

  test("may have the names of another broker", () => {
    const told = { dk_ssn: "140392-4124", fullname: "Lærke", acr: level("High") };
    const identity = citizenIdentity(told, {
      cpr: "dk_ssn",
      name: "fullname",
      assurance: "acr",
      roles: "",
      unit: "unit",
    });
    expect(identity).toMatchObject({ cpr: "1403924124", name: "Lærke" });
  });
});

describe("a staff member's claims", () => {
  test.each([
    ["caseworker", ["caseworker"]],
    [
      ["team_lead", "caseworker", "king"],
      ["caseworker", "team_lead"],
    ],
    [["administrator", "administrator"], ["administrator"]],
  ])("give the roles that we know out of %j", (roles, expected) => {
    expect(staffIdentity({ ...member, roles }, names).roles).toEqual(expected);
  });

  test.each([undefined, [], "citizen", ["king"], "Caseworker", { 0: "caseworker" }, "caseworker,team_lead"])(
    "are refused without a role that we know: %j",
    (roles) => {
      expect(() => staffIdentity({ ...member, roles }, names)).toThrow(
        expect.objectContaining({ reason: "roles" }),
      );
    },
  );

  test("name the person by issuer and subject, so that two providers never mean the same one", () => {
    expect(staffIdentity(member, names).subject).toBe("https://idp.example|7");
    expect(() => staffIdentity({ ...member, sub: undefined }, names)).toThrow(
      expect.objectContaining({ reason: "claims" }),
    );
  });
});

describe("the demonstration's persons", () => {
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
  test.each(demoCitizens)("have a number that belongs to nobody: $name", ({ cpr, name, assurance }) => {
    const sum = weights.reduce((total, weight, i) => total + weight * Number(cpr[i]), 0);
    expect(sum % 11).not.toBe(0);
    expect(cpr.startsWith("0101")).toBe(false);
    const told = { "dk.cpr": cpr, name, loa: level("High") };
    expect(citizenIdentity(told, names).cpr).toBe(cpr);
    expect(["Low", "Substantial"]).toContain(assurance);
  });

  test("are told apart by key, name and number, and every staff role is there", () => {
    const persons = [...demoCitizens, ...demoStaff];
    expect(new Set(persons.map(({ key }) => key)).size).toBe(persons.length);
    expect(new Set(persons.map(({ name }) => name)).size).toBe(persons.length);
    expect(new Set(demoCitizens.map(({ cpr }) => cpr)).size).toBe(demoCitizens.length);
    expect(new Set(demoStaff.flatMap(({ roles }) => roles)).size).toBe(4);
  });
});
