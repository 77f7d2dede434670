import { createHash } from "node:crypto";
import type { CitizenId, Database, OutboxMessage } from "#db/ports.ts";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import { installedHashes, type Library } from "#server/use-cases/library.ts";

const hourInDenmark = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Copenhagen",
  hour: "2-digit",
  hourCycle: "h23",
});

/** Nobody is woken by a mail: they go out between these hours of the day in Denmark. */
const hours = { from: 7, to: 21 } as const;

/** How long an address that nobody confirmed is kept after its code has ended: a day, for a new code to be asked for. */
const unconfirmedMs = 86_400_000;

export interface Reminding {
  readonly database: Pick<Database, "ports">;
  readonly library: Pick<Library, "all">;
  readonly now: () => Date;
}

/** A comment can be taken back before a mail tells of it. */
const commentMs = 15 * 60_000;

/**
 * Puts a mail into the outbox for every citizen who has asked to be reminded of a step today, to whom a caseworker has
 * written, or who is invited to a survey that can be answered, at most one a day, and forgets addresses that nobody
 * confirmed. Runs as often as one likes. Returns how many mails there were.
 */
export async function remindCitizens({ database, library, now }: Reminding): Promise<number> {
  const { besideComments, invitations, jobPlans, mailAddresses } = database.ports;
  const at = now();
  await mailAddresses.deleteUnconfirmed(new Date(at.getTime() - unconfirmedMs));
  const hour = Number(hourInDenmark.format(at));
  if (hour < hours.from || hour >= hours.to) return 0;
  const today = civilDate(at);
  const message = (citizenId: CitizenId): OutboxMessage => ({
    // The same for a citizen and a day; it stands in the head of the mail, and tells nothing.
    id: createHash("sha256").update(`${today} ${citizenId}`).digest("hex").slice(0, 32),
    kind: "remind-citizen",
    payload: { citizenId },
    availableAt: at,
  });
  const ofSteps = await jobPlans.takeReminders({ today, tomorrow: addDays(today, 1) }, message);
  const before = new Date(at.getTime() - commentMs);
  const ofComments = await besideComments.takeNotices({ before, today }, message);
  const remindOn = (days: number) => (days > 0 ? addDays(today, days) : null);
  const installed = installedHashes(library);
  return ofSteps + ofComments + (await invitations.takeNotices({ today, installed, remindOn }, message));
}
