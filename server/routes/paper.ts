import { Hono } from "hono";
import { validator } from "hono-openapi";
import * as v from "valibot";
import { isLang } from "#questionnaires/languages.ts";
import type { PaperForm } from "#server/documents/paper/paper-form.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { describedFile, idInPath } from "#server/routes/described.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const pdfType = "application/pdf";

const part = v.pipe(v.string(), v.maxLength(64));

const blankInPath = validator("param", v.strictObject({ id: part, variant: part, lang: part }), (result) => {
  if (!result.success) throw new WrongBody([{ pointer: "/id", code: "wrong" }]);
});

/** What anybody may print is the same each time, and setting it in type takes a while. */
const blanks = new Map<string, Promise<Buffer>>();

/** Loaded when the first one is asked for: most of what a server does needs no typesetting. */
async function bytesOf(form: PaperForm): Promise<Buffer> {
  const { canSetInType, writePaperPdf } = await import("#server/documents/paper/pdf/write-paper-pdf.ts");
  if (!canSetInType(form.lang)) throw new NotFound();
  return writePaperPdf(form);
}

/** The code of a blank form is made from what is printed, so it is the name of the bytes as well. */
function blankBytes(form: PaperForm): Promise<Buffer> {
  const known = blanks.get(form.code);
  if (known) return known;
  const made = bytesOf(form);
  blanks.set(form.code, made);
  made.catch(() => blanks.delete(form.code));
  return made;
}

async function pdfOf(form: PaperForm, bytes = bytesOf(form)): Promise<Response> {
  const [id = "skema"] = form.key.split("@");
  return new Response(new Uint8Array(await bytes), {
    headers: { "Content-Type": pdfType, "Content-Disposition": `inline; filename="${id}-${form.lang}.pdf"` },
  });
}

/** Questionnaires on paper, as PDF. */
export const paperRoutes = ({ useCases }: { readonly useCases: UseCases }) =>
  new Hono<ApiEnv>()
    .get(
      "/questionnaires/:id/paper/:variant/:lang",
      describedFile({
        summary:
          "The newest version on paper as a tagged PDF, by the place of the variant, with a general code",
        type: pdfType,
        problems: [404],
      }),
      blankInPath,
      (c) => {
        const { id, variant: place, lang } = c.req.valid("param");
        const found = useCases.printableQuestionnaires().find(({ questionnaire }) => questionnaire.id === id);
        const variant = found?.questionnaire.variants[Number(place) - 1];
        if (variant === undefined || !isLang(lang)) throw new NotFound();
        const form = useCases.showBlankForm({ questionnaireId: id, variant, lang });
        return pdfOf(form, blankBytes(form));
      },
    )
    .get(
      "/paper-forms/:id/pdf",
      describedFile({
        summary: "A form with a code of its own, as a tagged PDF",
        type: pdfType,
        problems: [401, 403, 404, 410],
      }),
      idInPath,
      async (c) => pdfOf(await useCases.showPaperForm(c.get("visitor"), { code: c.req.valid("param").id })),
    )
    .get(
      "/own-paper-forms/:id/pdf",
      describedFile({
        summary: "The citizen's own form, as a tagged PDF",
        type: pdfType,
        problems: [401, 403, 404, 410],
      }),
      idInPath,
      async (c) =>
        pdfOf(await useCases.showOwnPaperForm(c.get("visitor"), { code: c.req.valid("param").id })),
    );
