import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import node from "@astrojs/node";
import solid from "@astrojs/solid-js";
import { defineConfig } from "astro/config";
import { generateHydrationScript } from "solid-js/web";

/** Solid's hydration script stands inline in the page, and Astro does not hash it by itself. */
const hydration = generateHydrationScript().replace(/^<script[^>]*>|<\/script>.*$/gs, "");
const hydrationHash = `sha256-${createHash("sha256").update(hydration).digest("base64")}`;

/** The author's preview is a program of its own: its pages are in no build that citizens meet. */
const isPreview = process.env["AFSAET_BUILD"] === "preview";
const entry = isPreview ? "./server/preview/preview-main.ts" : "./server/main.ts";

/** The Node adapter with our own entry point: one process serves pages, files and the API. */
function ownServer(options) {
  const adapter = node(options);
  const done = adapter.hooks["astro:config:done"];
  adapter.hooks["astro:config:done"] = (context) =>
    done({
      ...context,
      setAdapter: (given) =>
        context.setAdapter({ ...given, serverEntrypoint: new URL(entry, import.meta.url) }),
    });
  return adapter;
}

/** Bundles the server: Node loads drizzle's many small modules slowly one by one. */
const bundled = {
  name: "bundled-server",
  apply: "build",
  config: () => ({
    ssr: {
      noExternal: true,
      external: ["better-sqlite3", "pg", "oidc-provider", "pino", "nodemailer", "pdfkit"],
    },
  }),
};

/**
 * Astro hashes every inline style and script of a page again at each request, for its policy. The texts are those of
 * the build, so each is hashed once. The limit is for texts that nobody foresaw.
 */
const hashedOnce = {
  name: "hashed-once",
  apply: "build",
  transform: {
    filter: { id: /astro\/dist\/core\/encryption\.js$/ },
    handler(code) {
      const head = "async function generateCspDigest(data, algorithm) {";
      if (!code.includes(head))
        throw new Error("Astro hashes otherwise than hashed-once in astro.config.mjs knows.");
      return code.replace(
        head,
        `const digests = new Map();
function generateCspDigest(data, algorithm) {
  const known = digests.get(data);
  if (known?.algorithm === algorithm) return known.digest;
  const digest = freshCspDigest(data, algorithm);
  if (digests.size < 500) digests.set(data, { algorithm, digest });
  return digest;
}
async function freshCspDigest(data, algorithm) {`,
      );
    },
  },
};

export default defineConfig({
  srcDir: isPreview ? "./site/preview" : "./site",
  outDir: isPreview ? "./dist-preview" : "./dist",
  publicDir: "./site/public",
  output: "server",
  adapter: ownServer({ mode: "standalone", staticHeaders: true, bodySizeLimit: 20 * 1024 * 1024 }),
  integrations: [solid()],
  session: false,
  trailingSlash: "never",
  // The default drops line breaks between words and elements: "Trin 1 af 9:Dit arbejdsliv".
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: "always", format: "file" },
  // The project's own check covers every unsafe request, also those that Astro does not see (ADR 0004).
  security: {
    checkOrigin: false,
    csp: {
      algorithm: "SHA-256",
      directives: ["default-src 'self'"],
      scriptDirective: { hashes: [hydrationHash] },
    },
  },
  vite: {
    plugins: [bundled, hashedOnce],
    build: { assetsInlineLimit: 0 },
    resolve: { alias: { "#site": fileURLToPath(new URL("./site", import.meta.url)) } },
  },
});
