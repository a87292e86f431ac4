import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import type { UploadTicket } from "./upload-ticket.ts";

/** A ticket is being used. It serves once: the row moves from `expected` to `pending`, and only one caller can move it. */
export async function openUpload(
  { db }: Services,
  { ticket, bytes }: { ticket: UploadTicket; bytes: number },
): Promise<void> {
  if (bytes !== ticket.bytes) throw new DomainError("ticket-invalid");
  const { count } = await db.image.updateMany({
    where: {
      id: ticket.photo,
      shopId: ticket.shop,
      kind: "original",
      status: "expected",
      shop: { uninstalledAt: null },
    },
    data: { status: "pending" },
  });
  if (count === 0) throw new DomainError("ticket-used");
}
