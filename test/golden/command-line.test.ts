import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import { instrument, personOf } from "./instrument.ts";
import { edited } from "./spoil.ts";

const { questionnaire, cases, root } = instrument;
const run = fileURLToPath(new URL("../../server/cli/run.mjs", import.meta.url));
const KEY = "risikoscreening@1.0.0";

/** The real tool in a process of its own. */
function tool(
  args: readonly string[],
  input = "",
): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [run, ...args]);
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
    child.on("close", (status) => resolve({ status, out, err }));
    // A tool that refuses its arguments closes its input unread.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

const line = ({ variant, submitted_on, answers }: (typeof cases)[number]): string =>
  JSON.stringify({ variant, submitted_on, answers });
const objects = (out: string): unknown[] =>
  out
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => JSON.parse(text));

describe("assess", () => {
  test("gives every case its expected result and explanation, in order", async () => {
    const { status, out, err } = await tool(["assess", KEY], cases.map((one) => `${line(one)}\n`).join(""));
    expect([status, err]).toEqual([0, ""]);
    expect(objects(out)).toEqual(
      cases.map((one) => ({
        ...one.expected,
        explain: evaluate(questionnaire, personOf(one)).result?.explain,
      })),
    );
  });

  test("answers a bad line in its place, names the question, and goes on", async () => {
    const [first, second] = cases;
    if (!first || !second) throw new Error("There are no cases.");
    const wrong = line({ ...first, answers: { ...first.answers, helbred: "super", alder: 40 } });
    const lines = [`\uFEFF${line(first)}`, "", wrong, "not json", line(second), "[1]", '{"variant":"su"}'];
    const { status, out } = await tool(["assess", KEY], lines.join("\r\n"));
    expect(status).toBe(1);
    expect(objects(out)).toMatchObject([
      { total: first.expected.total },
      { line: 3, error: expect.stringMatching(/helbred.*alder/) },
      { line: 4, error: "the line is not JSON" },
      { total: second.expected.total },
      { line: 6 },
      { line: 7, error: expect.stringContaining("submitted_on") },
    ]);
  });

  test("refuses a key that does not belong on a line", async () => {
    const { status, out } = await tool(["assess", KEY], JSON.stringify({ ...cases[0], expected: undefined }));
    expect(status).toBe(1);
    expect(objects(out)).toEqual([{ error: expect.stringContaining("id: "), line: 1 }]);
  });

  test.each([["assess", "risikoscreening@9.9.9"], ["assess", "x"], ["assess"]])(
    "%s %s is refused",
    async (...args) => {
      const { status, out, err } = await tool(args);
      expect([status, out]).toEqual([2, ""]);
      expect(err).toMatch(/risikoscreening@1\.0\.0/);
    },
  );

  test("ten thousand lines come back as ten thousand lines", async () => {
    const input = `${cases.map(line).join("\n")}\n`.repeat(Math.ceil(10_000 / cases.length));
    const { status, out } = await tool(["assess", KEY], input);
    expect(status).toBe(0);
    expect(out.split("\n")).toHaveLength(input.split("\n").length);
  });

  test("a reader that stops early is no fault", async () => {
    const child = spawn(process.execPath, [run, "assess", KEY], { stdio: ["pipe", "pipe", "pipe"] });
    let err = "";
    child.stderr.on("data", (text) => (err += text));
    child.stdin.on("error", () => {});
    child.stdout.once("data", () => child.stdout.destroy());
    child.stdin.end(`${cases.map(line).join("\n")}\n`.repeat(2000));
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect([status, err]).toEqual([0, ""]);
  });
});

test("a tool that does not exist is refused", async () => {
  for (const name of ["", "nix", "../assess", "run"]) {
    const { status, err } = await tool([name]);
    expect(status).toBe(1);
    expect(err).toContain("There is no tool named");
  }
});

describe("check-questionnaires and publish-questionnaire", () => {
  const folder = mkdtempSync(join(tmpdir(), "afsaet-"));
  const file = join(folder, "definitions/risikoscreening/1.0.0.json");
  const fresh = () => {
    for (const part of ["definitions", "published.json"]) {
      cpSync(fileURLToPath(new URL(part, root)), join(folder, part), { recursive: true });
    }
    return readFileSync(file, "utf8");
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  test("the project's own questionnaires have no fault", async () => {
    const { status, out } = await tool(["check-questionnaires"]);
    expect([status, out.split("\n").filter((line) => !line.startsWith("advice: "))]).toEqual([
      0,
      ["6 definitions checked, 0 faults.", ""],
    ]);
  });

  test("every fault of every file is told, with its place", async () => {
    const text = edited(fresh(), [
      { at: "/questions/0/text/en" },
      { at: "/questions/7/bands/1/from", to: 4 },
    ]);
    writeFileSync(file, text);
    writeFileSync(join(folder, "definitions/broken.json"), "{");
    const { status, out } = await tool(["check-questionnaires", folder]);
    expect(status).toBe(1);
    expect(out).toContain("definitions/risikoscreening/1.0.0.json#/questions/0/text/en: ");
    expect(out).toContain("definitions/risikoscreening/1.0.0.json#/questions/7/bands/1: ");
    expect(out).toContain("definitions/broken.json#: The file is not JSON");
    expect(out).toContain(`published.json#/${KEY}: ${KEY} has changed since it was published.`);
    rmSync(join(folder, "definitions/broken.json"));
  });

  test("a published version that is gone is told", async () => {
    fresh();
    rmSync(file);
    const { status, out } = await tool(["check-questionnaires", folder]);
    expect(status).toBe(1);
    expect(out).toContain(`${KEY} is published, but its file is missing.`);
  });

  test("a translation is checked, published after its version, and may be published again when it is better", async () => {
    fresh();
    const arabic = join(folder, "definitions/risikoscreening/1.0.0.ar.json");
    const list = join(folder, "published.json");
    const publish = () => tool(["publish-questionnaire", "risikoscreening", "1.0.0.ar", folder]);
    const { [KEY]: hash } = JSON.parse(readFileSync(list, "utf8"));
    const better = edited(readFileSync(arabic, "utf8"), [{ at: "/language", to: "en" }]);
    expect(await publish()).toMatchObject({ status: 0, out: expect.stringContaining("unchanged") });
    writeFileSync(arabic, better);
    expect(await publish()).toMatchObject({
      status: 1,
      err: expect.stringContaining("1.0.0.ar.json#/language"),
    });
    writeFileSync(arabic, better.replace('"language":"en"', '"language":"ar"'));
    expect(await publish()).toMatchObject({ status: 0, out: expect.stringContaining("is published with") });
    expect(JSON.parse(readFileSync(list, "utf8"))[KEY]).toBe(hash);
    writeFileSync(list, "{}");
    expect(await publish()).toMatchObject({
      status: 1,
      err: expect.stringContaining("before its translation"),
    });
  });

  test("a version is published once, and never again with another content", async () => {
    const text = fresh();
    const publish = () => tool(["publish-questionnaire", "risikoscreening", "1.0.0", folder]);
    writeFileSync(join(folder, "published.json"), "{}");
    expect(await publish()).toMatchObject({ status: 0, out: expect.stringContaining("is published with") });
    expect(await publish()).toMatchObject({ status: 0, out: expect.stringContaining("unchanged") });
    writeFileSync(file, `${text}\n`);
    expect(await publish()).toMatchObject({ status: 1, err: expect.stringContaining("new version number") });
    writeFileSync(join(folder, "published.json"), "{}");
    writeFileSync(file, edited(text, [{ at: "/questions/0/text/en" }]));
    expect(await publish()).toMatchObject({
      status: 1,
      err: expect.stringContaining("/questions/0/text/en"),
    });
    expect(readFileSync(join(folder, "published.json"), "utf8")).toBe("{}");
  });
});
