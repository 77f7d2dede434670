import type Sqlite from "better-sqlite3";
import type { CaseId, CitizenId, ResponseId, Sending, StoredAnswers, StoredResponse } from "#db/ports.ts";

/** Answers of about the size of a real response. */
export const answers: StoredAnswers = Object.fromEntries(
  Array.from({ length: 30 }, (_, n) => [`question-${n}`, n % 3 === 0 ? n : `svar nummer ${n} med æøå`]),
);

const evaluation = { points: 17, rules: Object.keys(answers).map((id) => ({ id, points: 1, why: "fordi" })) };

const started = Date.UTC(2026, 10, 23, 8, 0, 0);

/** Inserts so many citizens with a draft each, past the program. */
export function seedDrafts(connection: Sqlite.Database, count: number): void {
  const citizen = connection.prepare(
    "INSERT INTO citizens VALUES (?, ?, 'box', 'Anna Åse', 'anna åse', ?, ?)",
  );
  const draft = connection.prepare(
    `INSERT INTO responses (id, citizen_id, questionnaire_id, version, instrument_hash, variant, lang, provenance,
       answers, marks, look_again, resume_at, revision, started_at, saved_at)
     VALUES (?, ?, 'risikoscreening', '1.0.0', 'hash', 'full', 'da', 'self', '{}', '{}', '[]', 0, 0, ?, ?)`,
  );
  connection.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      citizen.run(`c${n}`, `x${n}`, started, started);
      draft.run(`r${n}`, `c${n}`, started, started);
    }
  })();
}

/** Inserts so many sent responses with their cases, one in five of them open. */
export function seedCases(connection: Sqlite.Database, count: number): void {
  seedDrafts(connection, count);
  const insert = connection.prepare(
    "INSERT INTO cases VALUES (?, ?, ?, 'dagpenge', 1, 0, 1, ?, ?, NULL, NULL, ?)",
  );
  connection.transaction(() => {
    connection.exec("UPDATE responses SET sent_at = saved_at, receipt_number = 'R-' || id");
    for (let n = 0; n < count; n += 1) {
      const day = String(1 + ((n * 7919) % 28)).padStart(2, "0");
      insert.run(
        `k${n}`,
        `r${n}`,
        `c${n}`,
        started + ((n * 104_729) % 1e9),
        `2026-12-${day}`,
        n % 5 === 0 ? 0 : 1,
      );
    }
  })();
}

export const draftNumber = (n: number): Pick<StoredResponse, "id" | "citizenId"> => ({
  id: `r${n}` as ResponseId,
  citizenId: `c${n}` as CitizenId,
});

/** The whole send of the n-th draft. */
export function sendingNumber(n: number): Sending {
  const { id, citizenId } = draftNumber(n);
  const at = new Date(started + n);
  const instrument = { questionnaireId: "risikoscreening", version: "1.0.0", hash: "hash" };
  const event = {
    at,
    actorKind: "citizen",
    actorId: citizenId,
    role: "citizen",
    action: "response.send",
  } as const;
  const cased = { id: `k${n}` as CaseId, responseId: id, citizenId, benefit: "dagpenge", queued: true };
  return {
    responseId: id,
    citizenId,
    revision: 0,
    answers,
    lang: "da",
    translationHash: null,
    sentAt: at,
    provenance: ["self"],
    help: null,
    receiptNumber: `R-${n}`,
    result: { responseId: id, instrument, evaluation, createdAt: at },
    newCase: { ...cased, unassessable: false, bandRank: 1, receivedAt: at, dueOn: "2026-12-01" },
    audit: [{ ...event, subjectKind: "response", subjectId: id, citizenId, purpose: null }],
    outbox: [{ id: `o${n}`, kind: "notify-team", payload: { caseId: `k${n}` }, availableAt: at }],
  };
}
