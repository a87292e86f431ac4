import { DomainError } from "../errors.ts";
import { addDays, addMinutes } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { takeIntake } from "./intake-quota.ts";
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
 * "too-many-photos" to who asks for more in a day than anyone would, and "shop-full". `client`: what stands for their address.
 */
export async function issueUploadTicket(
  services: Services,
  asked: { shopId: string; shopperSessionId: string; client?: string; photo: AnnouncedPhoto },
) {
  const { db, clock, keys, limits, links } = services;
  const { shopId, shopperSessionId, client, photo } = asked;
  const refusal = refuseAnnouncedPhoto(photo, limits);
  if (refusal) throw new DomainError(refusal);

  const now = clock.now();
  const row = await db.$transaction(async (tx) => {
    await takeIntake(tx, services, { shopId, shopperSessionId, client, bytes: photo.bytes });
    return tx.image.create({
      data: {
        shopId,
        shopperSessionId,
        createdAt: now,
        kind: "original",
        status: "expected",
        fileName: displayFileName(photo.fileName),
        contentType: photo.contentType,
        bytes: photo.bytes, // as announced, until they are here
        petName: photo.petName ?? null,
        expiresAt: addDays(now, 1),
      },
    });
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
