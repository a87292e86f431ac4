import type { Tier } from "@prisma/client";
import type { Services } from "../services.ts";

/** Something that happened to a picture, as its shop's log has it. */
export interface PhotoEvent {
  /** Its place in the shop's log. */
  seq: number;
  at: Date;
  event: string;
  reason: string;
  actor: string;
  fromTier: Tier | null;
  toTier: Tier | null;
}

const most = 200;

/** What happened to a picture, newest first. */
export async function listPhotoEvents(
  { db }: Services,
  { shopId, imageId }: { shopId: string; imageId: string },
): Promise<PhotoEvent[]> {
  const select = { seq: true, at: true, event: true, reason: true, actor: true, fromTier: true, toTier: true } as const;
  return db.retentionLogEntry.findMany({ where: { shopId, imageId }, orderBy: { id: "desc" }, take: most, select });
}
