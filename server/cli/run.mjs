// Plain JavaScript without newer syntax, so that an old Node can read it and tell what is wrong.
import { existsSync } from "node:fs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const tool = process.argv[2] || "";
const file = new URL(`./${tool}.ts`, import.meta.url);

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

// TypeScript runs as it stands from 22.18 and, in the line after it, from 23.6.
if (major < 22 || (major === 22 && minor < 18) || (major === 23 && minor < 6)) {
  refuse(`Node 22.18 or newer is needed; this is Node ${process.versions.node}.`);
}
if (!/^[a-z]+(-[a-z]+)*$/.test(tool) || !existsSync(file)) {
  refuse(`There is no tool named "${tool}" in server/cli.`);
}
process.argv.splice(2, 1);
await import(file.href);
