import { DomainError } from "../domain/errors.ts";
import { readTicket, type UploadTicket } from "../domain/photos/upload-ticket.ts";
import { services } from "../services.server.ts";

/** Lets in whoever holds an upload ticket. Throws DomainError "ticket-invalid" or "ticket-expired". */
export function authenticateTicket(request: { method: string; headers: Headers }): UploadTicket {
  const [scheme, text] = (request.headers.get("authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !text) throw new DomainError("ticket-invalid");
  return readTicket(services(), { text, starting: request.method === "POST" });
}
