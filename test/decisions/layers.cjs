const no = (name, from, to) => ({ name, severity: "error", from, to });
const tests = "\\.test\\.ts$";

/** Who may import whom; docs/decisions/0002-one-process.md shows the picture. */
module.exports = {
  forbidden: [
    no("nothing-imports-site", { path: "^(server|db|questionnaires)/" }, { path: "^site/" }),
    no(
      "nothing-imports-test",
      { path: "^(site|server|db|questionnaires)/", pathNot: tests },
      { path: "^test/" },
    ),
    no(
      "questionnaires-stand-alone",
      { path: "^questionnaires/", pathNot: tests },
      { path: "^(db|server|site)/" },
    ),
    no(
      "questionnaires-import-valibot-only",
      { path: "^questionnaires/", pathNot: tests },
      { pathNot: "^(questionnaires/|node_modules/valibot)" },
    ),
    no("db-knows-no-server", { path: "^db/", pathNot: tests }, { path: "^(server|site)/" }),
    no(
      "only-compose-opens-db",
      { path: "^(server|site)/", pathNot: `^server/(compose\\.ts$|cli/)|${tests}` },
      { path: "^db/", pathNot: "^db/ports\\.ts$" },
    ),
    no(
      "ports-are-types-only",
      { path: "^db/ports(\\.ts$|/)" },
      { path: "^(db/|node_modules/)", dependencyTypesNot: ["type-only"] },
    ),
    no(
      "ports-have-one-door",
      { path: "^(site|server|db|questionnaires|test)/", pathNot: "^db/ports(\\.ts$|/)" },
      { path: "^db/ports/" },
    ),
    no(
      "only-kits-know-a-dialect",
      { path: "^db/", pathNot: `^db/(kits|migrations)/|${tests}` },
      {
        path: "node_modules/(better-sqlite3|pg|drizzle-orm/(better-sqlite3|node-postgres|pg-core|sqlite-core))",
      },
    ),
    no(
      "use-cases-stay-inside",
      { path: "^server/use-cases/", pathNot: tests },
      { path: "^(server/(routes|jobs|cli|compose|app|main|config)|site/)" },
    ),
    no(
      "routes-call-use-cases",
      { path: "^server/routes/", pathNot: tests },
      { path: "^(db/(?!ports\\.ts$)|server/(compose|main|jobs|cli))" },
    ),
    no(
      "islands-import-types-of-the-server-only",
      { path: "^site/islands/", pathNot: tests },
      { path: "^(server|db)/", dependencyTypesNot: ["type-only"] },
    ),
    no(
      "site-has-two-doors",
      { path: "^site/", pathNot: `^site/(middleware\\.ts$|env\\.d\\.ts$|pages/api/)|${tests}` },
      { path: "^server/(compose|app|main|routes|access|jobs|cli)" },
    ),
    no("no-circular", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|data|\\.astro)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
