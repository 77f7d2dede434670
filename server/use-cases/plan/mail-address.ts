import type { CitizenId, Lang, OutboxMessage, StoredMailAddress } from "#db/ports.ts";
import type { CitizenActor, Visitor } from "#server/access/actor.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** A code can be typed for an hour; mail is sometimes slow. */
const codeMs = 3_600_000;
/** A million codes and five tries: one chance in two hundred thousand. */
const mostWrongCodes = 5;
/** Nobody fills a stranger's mailbox from here. */
const betweenCodesMs = 120_000;
/** Longest address (RFC 5321, 4.5.3.1.3), in letters. */
const longestAddress = 254;

export interface OwnMail {
  /** False where the municipality has set up no mail. */
  readonly isOffered: boolean;
  /** Null when none was given; `isConfirmed` when a code sent to it was typed. */
  readonly mail: { readonly address: string; readonly isConfirmed: boolean } | null;
  /** What stands in the citizen's CV, to begin with. */
  readonly suggested: string;
}

/** Where the citizen wants to be reminded. @throws NotLoggedIn, NotAllowed */
export const showOwnMail =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<OwnMail> => {
    const citizen = demandCitizen(visitor, "mail.read");
    const { cvProfiles, mailAddresses } = deps.ports;
    const stored = await mailAddresses.of(citizen.id);
    const suggested = stored === null ? ((await cvProfiles.of(citizen.id))?.email ?? "") : "";
    return {
      isOffered: deps.municipality.sendsMail,
      mail: stored && { address: stored.address, isConfirmed: stored.confirmedAt !== null },
      suggested,
    };
  };

export type MailProblem = "required" | "not-an-email" | "too-soon";

/**
 * Stores an address and sends a code to it; what was confirmed before no longer counts. Null when it was stored, else
 * what is wrong, and nothing was stored.
 * @throws NotLoggedIn, NotAllowed
 */
export const giveMail =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    typed: { readonly address: string; readonly lang: Lang },
  ): Promise<MailProblem | null> => {
    const citizen = demandCitizen(visitor, "mail.change");
    const address = plainText(typed.address);
    if (address === "") return "required";
    // One address and nothing that a mail server could take for two, or for a name.
    if (
      address.length > longestAddress ||
      !/^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+\.[^\s@<>(),;:"\\]+$/.test(address)
    )
      return "not-an-email";
    if (await isTooSoon(deps, citizen)) return "too-soon";
    const at = deps.now();
    const stored: StoredMailAddress = {
      citizenId: citizen.id,
      address,
      lang: typed.lang,
      code: newCode(deps),
      codeUntil: new Date(at.getTime() + codeMs),
      wrongCodes: 0,
      confirmedAt: null,
      changedAt: at,
    };
    await deps.ports.mailAddresses.put(stored, codeMail(deps, citizen.id), auditOfMail(deps, citizen));
    return null;
  };

/** The mail with the code; where it goes and what it says is looked up when it is sent. */
const codeMail = ({ randomBytes, now }: Deps, citizenId: CitizenId): OutboxMessage => ({
  id: newId(randomBytes),
  kind: "confirm-mail",
  payload: { citizenId },
  availableAt: now(),
});

const auditOfMail = (deps: Deps, citizen: CitizenActor) =>
  auditOf(citizen, "mail.change", {
    at: deps.now(),
    subject: { subjectKind: "citizen", subjectId: citizen.id, citizenId: citizen.id },
  });

async function isTooSoon({ ports, now }: Deps, { id }: CitizenActor): Promise<boolean> {
  const since = new Date(now().getTime() - betweenCodesMs);
  const last = await ports.audit.latest({ actorId: id, action: "mail.change", subjectId: id, since });
  return last !== null;
}

/** Six digits, each as likely as the next: of 2³² numbers, the few above the last whole million are drawn again. */
function newCode({ randomBytes }: Deps): string {
  const range = 1_000_000;
  const most = Math.floor(2 ** 32 / range) * range;
  for (;;) {
    const drawn = Buffer.from(randomBytes(4)).readUInt32BE();
    if (drawn < most) return String(drawn % range).padStart(6, "0");
  }
}

/**
 * Confirms the address with the code that was sent to it; false when it is another one, too old, or tried too often.
 * @throws NotLoggedIn, NotAllowed
 */
export const confirmMail =
  (deps: Deps) =>
  async (visitor: Visitor, typed: string): Promise<boolean> => {
    const citizen = demandCitizen(visitor, "mail.change");
    const code = typed.replace(/\s/g, "");
    return deps.ports.mailAddresses.confirm(citizen.id, { code, at: deps.now(), most: mostWrongCodes });
  };

/** Deletes the address for good; no more mail is sent. Does nothing when there is none. @throws NotLoggedIn, NotAllowed */
export const deleteMail =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<void> => {
    const citizen = demandCitizen(visitor, "mail.delete");
    const subject = { subjectKind: "citizen", subjectId: citizen.id, citizenId: citizen.id } as const;
    await deps.ports.mailAddresses.delete(
      citizen.id,
      auditOf(citizen, "mail.delete", { at: deps.now(), subject }),
    );
  };
