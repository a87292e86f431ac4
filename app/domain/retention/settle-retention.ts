import type { Image } from "@prisma/client";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { moveTierJob } from "./move-tier.job.ts";
import { picturesUses } from "./picture-uses.ts";
import { lifeOf } from "./retention-policy.ts";

/**
 * Works out anew how long pictures are kept, after something about their orders changed, and rings for the moves that follow.
 * May run any number of times and in any order: it looks at what is known now, not at what just happened.
 */
export async function settleRetention(
  services: Services,
  { shopId, imageIds }: { shopId: string; imageIds: string[] },
): Promise<void> {
  if (imageIds.length === 0) return;
  const { db, bell, clock } = services;
  const settings = await readSettings(services, { shopId });

  const moving = await db.$transaction(async (tx) => {
    // Locked in one order, so two settlings of overlapping pictures follow each other and the later one sees all.
    const images = await tx.$queryRaw<Pick<Image, "id" | "tier">[]>`
      SELECT id, tier FROM images
       WHERE shop_id = ${shopId}::uuid AND id = ANY(${imageIds}::uuid[]) AND status = 'completed'
         AND delete_begun_at IS NULL
       ORDER BY id FOR UPDATE`;
    const ids = images.map((image) => image.id);
    const rows = await tx.image.findMany({ where: { shopId, id: { in: ids } } });
    const uses = await picturesUses(tx, { shopId, images: rows });

    const moves: string[] = [];
    for (const row of rows) {
      const life = lifeOf(
        {
          receivedAt: row.receivedAt ?? row.createdAt,
          uses: uses.get(row.id) ?? [],
          keeping: row,
          now: clock.now(),
        },
        settings,
      );
      const wantedTier = life.tier === row.tier ? null : life.tier;
      await tx.image.update({ where: { id: row.id }, data: { expiresAt: life.until, wantedTier } });
      if (wantedTier) moves.push(row.id);
    }
    return moves;
  });

  for (const imageId of moving) await bell.ring(moveTierJob, { imageId });
}

/** Every picture that stands behind these personalizations: the originals, what was made of each, and of their recipes. */
export async function picturesOf(
  { db }: Services,
  { shopId, personalizationIds }: { shopId: string; personalizationIds: string[] },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT pp.image_id AS id FROM personalization_photos pp
      JOIN personalizations p ON p.id = pp.personalization_id
     WHERE p.shop_id = ${shopId}::uuid AND p.id = ANY(${personalizationIds}::uuid[])
    UNION
    SELECT i.id FROM personalization_photos pp
      JOIN personalizations p ON p.id = pp.personalization_id
      JOIN images i ON i.photo_id = pp.image_id
     WHERE p.shop_id = ${shopId}::uuid AND p.id = ANY(${personalizationIds}::uuid[])
    UNION
    SELECT i.id FROM personalizations p JOIN images i ON i.shop_id = p.shop_id AND i.recipe_hash = p.recipe_hash
     WHERE p.shop_id = ${shopId}::uuid AND p.id = ANY(${personalizationIds}::uuid[])`;
  return rows.map((row) => row.id);
}
