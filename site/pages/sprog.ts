import type { APIRoute } from "astro";
import { languageReturn } from "#site/text/return-path.ts";

/** The middleware has remembered the language; this leads back to the page. */
export const POST: APIRoute = ({ locals, redirect }) =>
  redirect(languageReturn(locals.form?.["retur"]?.[0]), 303);
