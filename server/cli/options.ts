/** The command line, taken apart: `risikoscreening 1.0.0 --answers file.jsonl`. */
export type CommandLine = {
  readonly words: readonly string[];
  /** What stands after `--name`, or true when nothing does. */
  option(name: string): string | true | undefined;
};

const fromNpm = (name: string, env: NodeJS.ProcessEnv): string | true | undefined => {
  const value = env[`npm_config_${name}`];
  return value === "true" ? true : value || undefined;
};

/**
 * Reads words and options. Without `--` before them, npm keeps options for itself and hands them on in the
 * environment; both ways mean the same here. `withValue` are the options that take the next word.
 */
export function readCommandLine(
  args: readonly string[],
  withValue: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): CommandLine {
  const words: string[] = [];
  const options = new Map<string, string | true>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (!arg.startsWith("--")) {
      words.push(arg);
      continue;
    }
    const [name = "", ...rest] = arg.slice(2).split("=");
    const next = args[at + 1];
    if (rest.length > 0) options.set(name, rest.join("="));
    else if (withValue.includes(name) && next !== undefined && !next.startsWith("--")) {
      options.set(name, next);
      at += 1;
    } else options.set(name, true);
  }
  return { words, option: (name) => options.get(name) ?? fromNpm(name, env) };
}
