import type { Composed } from "#server/compose.ts";
import { drainOutbox } from "#server/jobs/outbox-worker.ts";
import { teamNotice } from "#server/jobs/team-notice.ts";
import type { Job } from "#server/jobs/timetable.ts";

/** What the program does by itself: hands out the outbox, and forgets sessions that are over. */
export function jobsOf({ config, database, deps, log, sessions }: Composed): readonly Job[] {
  const worker = {
    outbox: database.ports.outbox,
    handlers: { "notify-team": teamNotice(config.mail, config.baseUrl) },
    now: deps.now,
    onFault: (error: unknown) => log.fault("outbox-fault", error),
  };
  return [
    { everyMs: 5_000, run: () => drainOutbox(worker) },
    { everyMs: 300_000, run: () => sessions.sweep() },
  ];
}
