import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhenChanged, root } from "./build.ts";

buildWhenChanged("dist");
if (process.argv.includes("--build-only")) process.exit(0);

process.env["MODE"] ??= "demo";
await import(pathToFileURL(join(root, "dist", "server", "entry.mjs")).href);
