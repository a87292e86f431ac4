import type { Image } from "@prisma/client";
import type { Services } from "../services.ts";
import { dayOf } from "./day-of.ts";

/** Counts pictures that were let go, for the charts: the log is what proves it, so this may fail and nothing is lost. */
export async function countDeletions(
  { db, clock, log }: Services,
  { shopId, pictures }: { shopId: string; pictures: Pick<Image, "bytes">[] },
): Promise<void> {
  if (pictures.length === 0) return;
  const bytes = pictures.reduce((sum, picture) => sum + (picture.bytes ?? 0), 0);
  await db.$executeRaw`
    INSERT INTO access_days (shop_id, day, deletions, deleted_bytes)
    VALUES (${shopId}::uuid, ${dayOf(clock.now())}::date, ${pictures.length}, ${bytes})
    ON CONFLICT (shop_id, day) DO UPDATE
       SET deletions = access_days.deletions + excluded.deletions,
           deleted_bytes = access_days.deleted_bytes + excluded.deleted_bytes`.catch((error: unknown) =>
    log.warn("deletions-not-counted", { error: String(error) }),
  );
}
