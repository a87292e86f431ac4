import { z } from "zod";
import { DomainError } from "../errors.ts";
import type { Clock, Keys } from "../services.ts";

/** How long a shopper has to start the upload; once started, it may be resumed for a day. */
export const ticketMinutes = 15;

const ticketBody = z.object({ photo: z.uuid(), shop: z.uuid(), bytes: z.number().int(), until: z.number().int() });

/** What a ticket allows: exactly this photo, of exactly this many bytes, for this shop. `until`: Unix seconds. */
export type UploadTicket = z.infer<typeof ticketBody>;

export function writeTicket(keys: Keys, ticket: UploadTicket): string {
  const body = Buffer.from(JSON.stringify(ticket)).toString("base64url");
  return `${body}.${keys.sign("upload-ticket", body)}`;
}

/**
 * Reads a ticket we wrote. `starting`: the upload is being begun, so the ticket must not have run out.
 * Throws DomainError "ticket-invalid" or "ticket-expired".
 */
export function readTicket(
  { keys, clock }: { keys: Keys; clock: Clock },
  { text, starting }: { text: string; starting: boolean },
): UploadTicket {
  const [body, signature, more] = text.split(".");
  if (!body || !signature || more !== undefined || !keys.verify("upload-ticket", body, signature)) {
    throw new DomainError("ticket-invalid");
  }
  const ticket = ticketBody.parse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
  if (starting && ticket.until * 1000 < clock.now().getTime()) throw new DomainError("ticket-expired");
  return ticket;
}
