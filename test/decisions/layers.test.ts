import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const layers = createRequire(import.meta.url)("./layers.cjs") as { forbidden: { name: string }[] };
const folder = mkdtempSync(join(tmpdir(), "afsaet-layers-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A small tree of files, each with the imports that are given; returns the names of the rules it breaks. */
async function broken(files: Readonly<Record<string, string>>): Promise<string[]> {
  const base = mkdtempSync(join(folder, "tree-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name)), { recursive: true });
    writeFileSync(join(base, name), text);
  }
  const { output } = await cruise(["."], {
    baseDir: base,
    validate: true,
    ruleSet: { forbidden: layers.forbidden as never },
    tsPreCompilationDeps: true,
  });
  return [...new Set((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name))].sort();
}

const value = "export const value = 1;\n";
const type = "export interface Thing { readonly id: string }\n";

describe("the import rule", () => {
  test("lets a tidy tree pass", async () => {
    const found = await broken({
      "db/ports.ts": type,
      "server/use-cases/answering/save.ts":
        'import type { Thing } from "../../../db/ports.ts";\nexport type Saved = Thing;\n',
      "server/routes/save.ts":
        'import type { Saved } from "../use-cases/answering/save.ts";\nexport type Body = Saved;\n',
      "server/compose.ts": 'import { value } from "../db/open.ts";\nexport const composed = value;\n',
      "db/open.ts": value,
    });
    expect(found).toEqual([]);
  });

  test.each([
    ["nothing-imports-site", "server/use-cases/x.ts", "../../site/text/da.ts", "site/text/da.ts"],
    ["nothing-imports-test", "db/stores/x.ts", "../../test/fixture.ts", "test/fixture.ts"],
    ["questionnaires-stand-alone", "questionnaires/engine/x.ts", "../../server/app.ts", "server/app.ts"],
    ["db-knows-no-server", "db/stores/x.ts", "../../server/app.ts", "server/app.ts"],
    ["only-compose-opens-db", "server/use-cases/x.ts", "../../db/open.ts", "db/open.ts"],
    ["ports-have-one-door", "db/stores/x.ts", "../ports/cases.ts", "db/ports/cases.ts"],
    ["ports-are-types-only", "db/ports/cases.ts", "../define.ts", "db/define.ts"],
    ["use-cases-stay-inside", "server/use-cases/x.ts", "../compose.ts", "server/compose.ts"],
    ["routes-call-use-cases", "server/routes/x.ts", "../compose.ts", "server/compose.ts"],
    ["islands-import-types-of-the-server-only", "site/islands/x.ts", "../../server/app.ts", "server/app.ts"],
    ["site-has-two-doors", "site/components/x.ts", "../../server/compose.ts", "server/compose.ts"],
  ])("catches %s", async (rule, from, to, target) => {
    const found = await broken({
      [from]: `import { value } from "${to}";\nexport const x = value;\n`,
      [target]: value,
    });
    expect(found).toContain(rule);
  });

  test("catches a circle", async () => {
    const found = await broken({
      "db/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
      "db/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
    });
    expect(found).toEqual(["no-circular"]);
  });
});

describe("the linter", () => {
  /** Lints a page in a folder of its own, under the project's settings. */
  function lint(path: string): string {
    const base = mkdtempSync(join(folder, "page-"));
    const settings = JSON.parse(readFileSync(join(root, ".biome.json"), "utf8")) as object;
    writeFileSync(join(base, ".biome.json"), JSON.stringify({ ...settings, vcs: { enabled: false } }));
    mkdirSync(join(base, "site", "pages"), { recursive: true });
    writeFileSync(
      join(base, "site", "pages", "x.astro"),
      `---\nimport { value } from "${path}";\n---\n<p>{value}</p>\n`,
    );
    const biome = join(root, "node_modules", ".bin", "biome");
    const { stdout, stderr } = spawnSync(biome, ["lint", "site/pages/x.astro"], {
      cwd: base,
      encoding: "utf8",
    });
    expect(stdout + stderr).toContain("Checked 1 file");
    return stdout + stderr;
  }

  test.each(["#db/open.ts", "#server/compose.ts", "#server/routes/cases.ts", "#server/access/sessions.ts"])(
    "catches a page that imports %s, which the import rule cannot read",
    (path) => {
      expect(lint(path)).toContain("noRestrictedImports");
    },
  );

  test("lets a page call a use-case", () => {
    expect(lint("#server/use-cases/triage/relation.ts")).not.toContain("noRestrictedImports");
  });
});
