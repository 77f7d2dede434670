import { SMTPServer } from "smtp-server";

/** A mail server that takes whatever comes, and tells what came. */
export interface Mailbox {
  readonly smtpUrl: string;
  /** Each mail as it was sent, its head and its text decoded. */
  readonly mails: readonly { readonly to: readonly string[]; readonly text: string }[];
  /** Until it is told otherwise, every mail is turned away for now. */
  setBusy(isBusy: boolean): void;
  close(): Promise<void>;
}

/** Quoted-printable (RFC 2045, 6.7) as nodemailer writes it, in UTF-8. */
const decoded = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

export async function openMailbox(): Promise<Mailbox> {
  const mails: { to: string[]; text: string }[] = [];
  let isBusy = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (isBusy) return done(Object.assign(new Error("Try again later"), { responseCode: 451 }));
        const text = decoded(Buffer.concat(chunks).toString("latin1"));
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    setBusy: (busy) => {
      isBusy = busy;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
