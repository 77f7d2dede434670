import type Sqlite from "better-sqlite3";
import type { Sending } from "#db/ports.ts";
import { answers, draftNumber } from "./store-seed.ts";

/** The same statements by hand, with nothing around them: the limit that the stores are held against. */
export interface RawWriter {
  send(sending: Sending): void;
  save(n: number): void;
  begin(): void;
  commit(): void;
}

export function rawWriter(connection: Sqlite.Database): RawWriter {
  const [begin, commit] = [connection.prepare("BEGIN IMMEDIATE"), connection.prepare("COMMIT")];
  const save = connection.prepare(
    `UPDATE responses SET answers = ?, variant = 'full', lang = 'da', resume_at = 1, saved_at = ?, revision = revision + 1
     WHERE id = ? AND citizen_id = ? AND revision = 0 AND sent_at IS NULL RETURNING *`,
  );
  return {
    send: rawSend(connection),
    save(n) {
      const { id, citizenId } = draftNumber(n);
      save.get(JSON.stringify(answers), Date.now(), id, citizenId);
    },
    begin: () => void begin.run(),
    commit: () => void commit.run(),
  };
}

function rawSend(connection: Sqlite.Database): RawWriter["send"] {
  const claim = connection.prepare(
    `UPDATE responses SET answers = ?, lang = ?, sent_at = ?, receipt_number = ?
     WHERE id = ? AND citizen_id = ? AND revision = ? AND sent_at IS NULL RETURNING *`,
  );
  const result = connection.prepare("INSERT INTO results VALUES (?, ?, ?, ?, ?, ?)");
  const newCase = connection.prepare("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, 0)");
  const audit = connection.prepare("INSERT INTO audit_events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const outbox = connection.prepare("INSERT INTO outbox_messages VALUES (?, ?, ?, ?, 0, NULL)");
  return (s) => {
    const { result: r, newCase: c } = s;
    const where = [s.responseId, s.citizenId, s.revision];
    claim.get(JSON.stringify(s.answers), s.lang, s.sentAt.getTime(), s.receiptNumber, ...where);
    if (r) {
      const { questionnaireId, version, hash } = r.instrument;
      result.run(
        r.responseId,
        questionnaireId,
        version,
        hash,
        JSON.stringify(r.evaluation),
        r.createdAt.getTime(),
      );
    }
    if (c) {
      const flags = [Number(c.queued), Number(c.unassessable), c.bandRank];
      newCase.run(c.id, c.responseId, c.citizenId, c.benefit, ...flags, c.receivedAt.getTime(), c.dueOn);
    }
    for (const e of s.audit) {
      const subject = [e.action, e.subjectKind, e.subjectId, e.citizenId, e.purpose];
      audit.run(e.at.getTime(), e.actorKind, e.actorId, e.role, ...subject);
    }
    for (const m of s.outbox) outbox.run(m.id, m.kind, JSON.stringify(m.payload), m.availableAt.getTime());
  };
}
