import { createTransport } from "nodemailer";
import { DomainError } from "../../domain/errors.ts";
import type { Log, Mailer } from "../../domain/services.ts";

/** Sends by any provider's SMTP. A server that takes long is one that is away: whoever waits for us is a sweep with more to do. */
export function smtpMailer({ url, from }: { url: string; from: string }, log: Log): Mailer {
  const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const transport = createTransport({ url, ...waits });
  return {
    async send({ to, subject, text }) {
      try {
        // Each their own: nobody reads who else is told. What is text stays text, whatever a shop is called.
        for (const one of to) {
          await transport.sendMail({
            from,
            to: { name: "", address: one },
            subject,
            text,
            disableUrlAccess: true,
            disableFileAccess: true,
          });
        }
      } catch (error) {
        log.warn("mail-not-sent", { error: (error as { code?: string }).code ?? "unknown" });
        throw new DomainError("mail-unavailable", { cause: error });
      }
    },
  };
}
