/** Names of another system turned into ours: the same name gives the same one, two names never share one. */
export class ForeignNames {
  readonly #ours = new Map<string, string>();

  /** `prefix` goes before a name that does not begin with a letter. */
  of(theirs: string, prefix: string): string {
    const known = this.#ours.get(theirs);
    if (known !== undefined) return known;
    const taken = new Set(this.#ours.values());
    const plain = identifierOf(theirs, prefix);
    let ours = plain;
    for (let more = 2; taken.has(ours); more += 1) ours = `${plain}_${more}`;
    this.#ours.set(theirs, ours);
    return ours;
  }
}

/** Letters, digits and underscores, beginning with a letter. */
export function identifierOf(theirs: string, prefix: string): string {
  const plain = theirs
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const named = /^[A-Za-z]/.test(plain) ? plain : `${prefix}_${plain}`.replace(/_+$/, "");
  return named === "constructor" ? `${prefix}_constructor` : named;
}

/** Three numbers from whatever a version was called. */
export function versionOf(theirs: string | undefined): string {
  const [, major, minor = "0", patch = "0"] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(theirs ?? "") ?? [];
  return major === undefined ? "0.1.0" : [major, minor, patch].map(Number).join(".");
}
