import type { Fields } from "#questionnaires/form/fields.ts";
import { type PageView, typedOver } from "#server/use-cases/answering/page-view.ts";
import { alongOf } from "#site/form-fields.ts";

/** The fields of a page as they were when the session ended. */
export function keptFields(view: PageView, kept: Fields): Fields {
  const along = alongOf(kept);
  const asked = [view.page.question, ...view.followUps.filter(({ id }) => along.includes(id))];
  return typedOver(view, { typed: kept, asked });
}
