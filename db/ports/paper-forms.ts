import type { AuditEvent } from "./audit.ts";
import type { CitizenId, Lang, StaffId } from "./ids.ts";
import type { InstrumentVersion } from "./responses.ts";

/** One printed questionnaire, known again by the code on it. */
export interface PaperForm {
  /** Eight letters and digits in two groups, such as `7K2M-9QXC`. */
  readonly code: string;
  readonly instrument: InstrumentVersion;
  readonly variant: string;
  readonly lang: Lang;
  /** Whom it was printed for; null for a blank one, which may be copied and handed to anybody. */
  readonly citizenId: CitizenId | null;
  readonly printedAt: Date;
  /** Null when the citizen printed it. */
  readonly printedBy: StaffId | null;
}

export interface PaperForms {
  /** False, and nothing written, when the code is taken. */
  add(form: PaperForm, audit: AuditEvent): Promise<boolean>;
  find(code: string): Promise<PaperForm | null>;
}
