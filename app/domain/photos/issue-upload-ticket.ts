import { DomainError } from "../errors.ts";
import { addDays, addMinutes } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { displayFileName, refuseAnnouncedPhoto } from "./photo-rules.ts";
import { ticketMinutes, writeTicket } from "./upload-ticket.ts";

export interface AnnouncedPhoto {
  fileName: string;
  bytes: number;
  contentType: string;
  petName?: string | undefined;
}

/**
 * A shopper wants to send a photo: keeps a row that expects it and signs a ticket for exactly that photo.
 * Throws DomainError when what is announced could never be taken ("photo-empty", "photo-type-unsupported", "photo-too-large"),
 * and "too-many-requests" for a shopper who asks for more in a day than anyone would.
 */
export async function issueUploadTicket(
  services: Services,
  { shopId, shopperSessionId, photo }: { shopId: string; shopperSessionId: string; photo: AnnouncedPhoto },
) {
  const { db, clock, keys, limits, links } = services;
  const refusal = refuseAnnouncedPhoto(photo, limits);
  if (refusal) throw new DomainError(refusal);

  const now = clock.now();
  await refuseTooMany(services, { shopId, shopperSessionId, since: addDays(now, -1) });
  const row = await db.image.create({
    data: {
      shopId,
      shopperSessionId,
      createdAt: now,
      kind: "original",
      status: "expected",
      fileName: displayFileName(photo.fileName),
      contentType: photo.contentType,
      petName: photo.petName ?? null,
      expiresAt: addDays(now, 1),
    },
  });
  const until = addMinutes(now, ticketMinutes);
  const ticket = { photo: row.id, shop: shopId, bytes: photo.bytes, until: Math.floor(until.getTime() / 1000) };
  return {
    photo: { id: row.id, status: "expected" as const },
    upload: {
      endpoint: links.uploadEndpoint(),
      ticket: writeTicket(keys, ticket),
      maxBytes: limits.photoMaxBytes,
      expiresAt: until.toISOString(),
    },
  };
}

const photosADay = 60;

async function refuseTooMany(
  { db }: Services,
  { shopId, shopperSessionId, since }: { shopId: string; shopperSessionId: string; since: Date },
): Promise<void> {
  const asked = await db.image.count({ where: { shopId, shopperSessionId, createdAt: { gte: since } } });
  if (asked >= photosADay) throw new DomainError("too-many-requests");
}
