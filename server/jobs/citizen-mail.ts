import { createTransport } from "nodemailer";
import type { Answerable, CitizenId, Lang, Ports, StoredMailAddress } from "#db/ports.ts";
import type { MailSettings } from "#server/config.ts";
import type { Handler } from "#server/jobs/outbox-worker.ts";
import { commentCounts } from "#server/use-cases/beside/own-comments.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import { installedHashes, type Library } from "#server/use-cases/library.ts";

interface Words {
  readonly subject: string;
  readonly text: string;
}

/** Mails may lie open on a kitchen table: they name nobody, and say nothing of what there is to see. */
const reminder = (link: string): Readonly<Record<"da" | "en", Words>> => ({
  da: {
    subject: "Der er noget at se på",
    text: `Der er noget at se på for dig. Log ind her: ${link}\n\nDu får mailen, fordi du selv har bedt om den. Du kan sige nej tak, når du er logget ind.\n`,
  },
  en: {
    subject: "There is something to look at",
    text: `There is something for you to look at. Log in here: ${link}\n\nYou get this mail because you asked for it. You can say no thank you when you are logged in.\n`,
  },
});

const confirmation = (code: string): Readonly<Record<"da" | "en", Words>> => ({
  da: {
    subject: "Din kode",
    text: `Din kode er ${code}\n\nSkriv den på den side, hvor du gav din mailadresse. Koden virker i en time.\n\nHar du ikke bedt om en kode? Så skal du ikke gøre noget.\n`,
  },
  en: {
    subject: "Your code",
    text: `Your code is ${code}\n\nType it on the page where you gave your email address. The code works for an hour.\n\nDid you not ask for a code? Then there is nothing you need to do.\n`,
  },
});

const written = (lang: Lang): "da" | "en" => (lang === "da" ? "da" : "en");

export interface CitizenMailOptions {
  readonly mail: MailSettings | undefined;
  readonly baseUrl: string;
  readonly ports: Ports;
  readonly library: Pick<Library, "all">;
  readonly now: () => Date;
}

/** The mails that citizens have asked for. Whether one is still wanted is looked up at the moment it is sent. */
export function citizenMail({ mail, baseUrl, ports, library, now }: CitizenMailOptions) {
  const send = sender(mail, baseUrl);
  const addressOf = ({ payload }: Parameters<Handler>[0]) =>
    ports.mailAddresses.of((payload["citizenId"] ?? "") as CitizenId);
  const remind: Handler = async (message) => {
    const stored = await addressOf(message);
    if (stored === null || stored.confirmedAt === null) return;
    const answerable = { today: civilDate(now()), installed: installedHashes(library) };
    if (!(await hasSomethingDue(ports, stored.citizenId, answerable))) return;
    await send(message.id, stored, reminder(`${baseUrl}/log-ind?som=borger`));
  };
  const confirm: Handler = async (message) => {
    const stored = await addressOf(message);
    if (stored === null || stored.code === null || stored.codeUntil <= now()) return;
    await send(message.id, stored, confirmation(stored.code));
  };
  return { "remind-citizen": remind, "confirm-mail": confirm };
}

/** Whether a step that was marked for a mail still stands, and its day has not gone by, a comment is not seen, or a survey waits. */
async function hasSomethingDue(
  ports: CitizenMailOptions["ports"],
  citizenId: CitizenId,
  answerable: Answerable,
): Promise<boolean> {
  if ((await commentCounts({ ports }, citizenId)).news > 0) return true;
  if ((await ports.invitations.openFor(citizenId, answerable)).length > 0) return true;
  const steps = await ports.jobPlans.stepsOf(citizenId);
  return steps.some(
    ({ doneAt, remind, remindedOn, dueOn }) =>
      doneAt === null && remind !== "never" && remindedOn !== null && dueOn >= answerable.today,
  );
}

function sender(mail: MailSettings | undefined, baseUrl: string) {
  const transport = mail && createTransport(mail.smtpUrl);
  return async (
    id: string,
    { address, lang }: StoredMailAddress,
    words: Readonly<Record<"da" | "en", Words>>,
  ): Promise<void> => {
    await transport?.sendMail({
      from: mail?.from,
      // As an object: nothing in an address is ever read as a list or a name.
      to: { name: "", address },
      ...words[written(lang)],
      messageId: `<${id}@${new URL(baseUrl).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  };
}
