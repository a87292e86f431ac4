import { DomainError } from "../errors.ts";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import type { UploadTicket } from "./upload-ticket.ts";

/**
 * A ticket is being used. It serves once: the row moves from `expected` to `pending`, and only one caller can move it; with it
 * comes the row that counts the photo's bytes. `metadata`: whatever the client wants to be given back with its upload.
 *
 * @throws DomainError "ticket-invalid" for another size than was announced · "ticket-used"
 */
export async function openUpload(
  { db, clock }: Services,
  { ticket, bytes, metadata = null }: { ticket: UploadTicket; bytes: number; metadata?: string | null },
): Promise<void> {
  if (bytes !== ticket.bytes) throw new DomainError("ticket-invalid");
  await db.$transaction(async (tx) => {
    const [photo] = await tx.image.updateManyAndReturn({
      where: {
        id: ticket.photo,
        shopId: ticket.shop,
        kind: "original",
        status: "expected",
        shop: { uninstalledAt: null },
      },
      data: { status: "pending" },
    });
    if (!photo) throw new DomainError("ticket-used");
    const now = clock.now();
    await tx.upload.create({
      data: {
        photoId: photo.id,
        shopId: photo.shopId,
        bytes,
        metadata,
        expiresAt: photo.expiresAt ?? addDays(now, 1),
        createdAt: now,
      },
    });
  });
}
