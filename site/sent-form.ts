import type { Fields } from "#questionnaires/form/fields.ts";
import { BrokenBody } from "#server/errors/problem.ts";
import { cvAddresses } from "#site/components/cv/cv-addresses.ts";
import { listAddresses } from "#site/components/reference-list/list-addresses.ts";

/** Pages on which a chosen file counts as its bytes; the guard lets these be large. */
const byteForms: ReadonlySet<string> = new Set([cvAddresses.photo, ...Object.values(listAddresses)]);

export interface SentForm {
  /** The posted fields, in order; a name given twice keeps both values. Null when nothing was posted. */
  readonly form: Fields | null;
  /** The bytes of a chosen photo or list; they are never kept with the fields. */
  readonly file: Uint8Array | null;
}

/**
 * What a form sends. A file counts as the text that is in it, on some pages as its bytes; of somebody who is not
 * logged in those are not read. The guard has let its type through.
 */
export async function sentForm(
  request: Request,
  { path, visitor }: { readonly path: string } & Pick<App.Locals, "visitor">,
): Promise<SentForm> {
  if (request.method !== "POST") return { form: null, file: null };
  if (byteForms.has(path) && visitor === null) return { form: {}, file: null };
  const isMultipart = request.headers.get("content-type")?.toLowerCase().startsWith("multipart/form-data");
  if (!isMultipart) return { form: fieldsOf([...new URLSearchParams(await request.text())]), file: null };
  const sent = await request.formData().catch(() => {
    throw new BrokenBody();
  });
  if (byteForms.has(path)) return withFile([...sent]);
  const texts = [...sent].map(
    async ([name, value]) => [name, typeof value === "string" ? value : await value.text()] as const,
  );
  return { form: fieldsOf(await Promise.all(texts)), file: null };
}

/** The last file that has anything in it; its field counts as blank. */
async function withFile(sent: readonly (readonly [string, FormDataEntryValue])[]): Promise<SentForm> {
  let file: Uint8Array | null = null;
  for (const [, value] of sent)
    if (typeof value !== "string" && value.size > 0) file = new Uint8Array(await value.arrayBuffer());
  const fields = sent.map(([name, value]) => [name, typeof value === "string" ? value : ""] as const);
  return { form: fieldsOf(fields), file };
}

function fieldsOf(sent: readonly (readonly [string, string])[]): Fields {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of sent) {
    if (!Object.hasOwn(fields, name)) Object.defineProperty(fields, name, { value: [], enumerable: true });
    fields[name]?.push(value);
  }
  return fields;
}
