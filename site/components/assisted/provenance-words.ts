import type { StoredResponse } from "#db/ports.ts";
import type { TextKey, Translate } from "#site/text/translate.ts";

const ways: Readonly<Record<StoredResponse["provenance"][number], TextKey>> = {
  self: "staff.assist.waySelf",
  phone: "staff.assist.wayPhone",
  meeting: "staff.assist.wayMeeting",
  paper: "staff.assist.wayPaper",
};

/** "Af borgeren selv, i telefon": every way in which answers came in. */
export function provenanceText(t: Translate, provenance: StoredResponse["provenance"]): string {
  const text = provenance.map((way) => t(ways[way])).join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
