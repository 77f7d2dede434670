import { type Composed, compose } from "#server/compose.ts";
import { readConfig } from "#server/config.ts";

let composed: Promise<Composed> | undefined;

/** The one running program of this process: pages and API share it. @throws WrongSettings at the first call */
export function running(): Promise<Composed> {
  composed ??= Promise.resolve().then(() => compose(readConfig(process.env)));
  return composed;
}
