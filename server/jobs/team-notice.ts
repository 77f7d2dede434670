import { createTransport } from "nodemailer";
import type { MailSettings } from "#server/config.ts";
import type { Handler } from "#server/jobs/outbox-worker.ts";

/** The whole notice. It names nobody and nothing: whoever needs to know logs in. */
const subject = "Der er en ny opgave";
const body = (baseUrl: string): string =>
  `Der er kommet en ny opgave på listen. Log ind for at se den: ${baseUrl}\n`;

/**
 * Mails the team's shared mailbox that a case has come. The message id is the outbox message's, so that a mail
 * server can tell a repeated one. Without mail settings the queue itself is the notice.
 */
export function teamNotice(mail: MailSettings | undefined, baseUrl: string): Handler {
  if (mail === undefined) return () => Promise.resolve();
  const transport = createTransport(mail.smtpUrl);
  return async ({ id }) => {
    await transport.sendMail({
      from: mail.from,
      to: mail.teamAddress,
      subject,
      text: body(baseUrl),
      messageId: `<${id}@${new URL(baseUrl).hostname}>`,
    });
  };
}
