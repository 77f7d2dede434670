import type { Composed } from "#server/compose.ts";
import { citizenMail } from "#server/jobs/citizen-mail.ts";
import { remindCitizens } from "#server/jobs/citizen-reminders.ts";
import { keepConfidentialSurveys } from "#server/jobs/confidential-surveys.ts";
import { deleteOldSurveys } from "#server/jobs/old-surveys.ts";
import { drainOutbox } from "#server/jobs/outbox-worker.ts";
import { deleteRemovedCvEntries } from "#server/jobs/removed-cv-entries.ts";
import { deleteStaleDrafts } from "#server/jobs/stale-drafts.ts";
import { keepInvitations } from "#server/jobs/survey-invitations.ts";
import { emptySurveyLetterbox } from "#server/jobs/survey-letterbox.ts";
import { storePageCounts } from "#server/jobs/survey-page-counts.ts";
import { teamNotice } from "#server/jobs/team-notice.ts";
import type { Job } from "#server/jobs/timetable.ts";

/**
 * What the program does by itself: hands out the outbox, forgets sessions that are over, reminds citizens who have asked
 * for it, invites citizens to surveys, deletes drafts and typed papers nobody works on and what was taken away from CVs,
 * empties the letterbox of surveys, tells what came of confidential surveys, and deletes the answers of surveys that were
 * over long ago.
 */
export function jobsOf({ config, database, deps, log, sessions }: Composed): readonly Job[] {
  const worker = {
    outbox: database.ports.outbox,
    handlers: {
      "notify-team": teamNotice(config.mail, config.baseUrl),
      ...citizenMail({
        mail: config.mail,
        baseUrl: config.baseUrl,
        ports: database.ports,
        library: deps.library,
        now: deps.now,
      }),
    },
    now: deps.now,
    onFault: (error: unknown) => log.fault("outbox-fault", error),
  };
  const retention = { database, municipality: config.municipality, now: deps.now };
  return [
    { everyMs: 5_000, run: () => drainOutbox(worker) },
    { everyMs: 300_000, run: () => sessions.sweep() },
    {
      everyMs: 600_000,
      atStart: true,
      run: () => remindCitizens({ database, library: deps.library, now: deps.now }),
    },
    { everyMs: 900_000, atStart: true, run: () => deleteStaleDrafts(retention) },
    { everyMs: 3_600_000, atStart: true, run: () => deleteRemovedCvEntries(retention) },
    { everyMs: 3_600_000, atStart: true, run: () => deleteOldSurveys(retention) },
    { everyMs: 3_600_000, atStop: true, run: () => storePageCounts(deps) },
    { everyMs: 900_000, atStart: true, run: () => emptySurveyLetterbox({ deps, database, log }) },
    { everyMs: 900_000, atStart: true, run: () => keepConfidentialSurveys({ deps, database }) },
    { everyMs: 300_000, atStart: true, run: () => keepInvitations({ deps, database }) },
  ];
}
