import type { DatabaseFacts } from "#db/ports.ts";
import type { Config } from "#server/config.ts";

interface Person {
  readonly name: string;
  readonly about: { readonly en: string };
}

/** What the terminal says when the program is up. */
export function welcome(config: Config, facts: DatabaseFacts, people: readonly Person[]): string {
  const database = `Database: ${facts.dialect} ${facts.version}, ${facts.durability}`;
  const start = `\nAfsæt is running: ${config.baseUrl}\n${database}\n`;
  if (people.length === 0) return start;
  const lines = people.map(({ name, about }) => `  ${name.padEnd(20)} ${about.en}`);
  return `${start}\nDemonstration: log in as one of these invented persons. There are no passwords.\n${lines.join("\n")}\n\n`;
}
