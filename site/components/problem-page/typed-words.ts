type Form = NonNullable<App.Locals["form"]>;

/** Problems that pass by themselves, so that the same form may simply be sent again. */
const passing: ReadonlySet<string> = new Set(["unavailable", "unexpected"]);

/** Names that say nothing of what a person typed: whose form it is. */
const ours: ReadonlySet<string> = new Set(["ejer", "retur", "udgave"]);

/** True when sending the form again may help, and it holds more than whose it is. */
export const maySendAgain = (type: string, form: Form | null): form is Form =>
  passing.has(type) && form !== null && Object.keys(form).some((name) => !ours.has(name));

/** The person's own words: values with a space in them; the rest are codes. */
export const typedWords = (form: Form): readonly string[] =>
  Object.entries(form).flatMap(([name, values]) =>
    ours.has(name) ? [] : values.filter((value) => /\S\s+\S/.test(value)),
  );
