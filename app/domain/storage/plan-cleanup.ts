import { createHash } from "node:crypto";
import type { Tier } from "@prisma/client";
import { z } from "zod";
import { DomainError } from "../errors.ts";
import { type Deletion, mostPictures, weighDeletion } from "../photos/weigh-deletion.ts";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { cleanupAges, cleanupTiers } from "./cleanup-choices.ts";

const cleanupSchema = z.object({
  tier: z.enum(cleanupTiers),
  olderThanDays: z.coerce.number().pipe(z.literal(cleanupAges)),
  /** Age is counted up to then: the moment the merchant asked. */
  asOf: z.coerce.date(),
});

export type Cleanup = z.infer<typeof cleanupSchema>;

export interface CleanupPlan extends Cleanup {
  deletion: Deletion;
  /** Photos of that age and tier that stay because they are on hold; at most `mostPictures` are counted. */
  held: number;
  /** There are more of that age and tier than one clean-up takes. */
  more: boolean;
  /** Of all that would go: the same result has the same digest. */
  digest: string;
}

/**
 * What a clean-up would delete: photos of a tier that are older than so many days, the oldest `mostPictures` of them, and what was
 * made of them; not those on hold, nor those the merchant keeps longer. Nothing is changed.
 *
 * @throws DomainError "body-invalid" when there is no such tier or age.
 */
export async function planCleanup(
  services: Services,
  { shopId, asked }: { shopId: string; asked: unknown },
): Promise<CleanupPlan> {
  const cleanup = cleanupSchema.safeParse(asked).data;
  if (!cleanup) throw new DomainError("body-invalid");
  const { db, clock } = services;
  const { tier, olderThanDays, asOf } = cleanup;
  const until = asOf < clock.now() ? asOf : clock.now();
  const createdAt = { lt: addDays(until, -olderThanDays) };
  const old = { shopId, kind: "original", status: "completed", tier, createdAt } as const;
  const unwanted = { heldAt: null, wantedTier: null, OR: [{ keepUntil: null }, { keepUntil: { lte: clock.now() } }] };
  const [going, held] = await Promise.all([
    db.image.findMany({
      where: { ...old, ...unwanted },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: mostPictures + 1,
      select: { id: true },
    }),
    countHeld(services, { shopId, tier, before: createdAt.lt }),
  ]);
  const imageIds = going.slice(0, mostPictures).map(({ id }) => id);
  const deletion = await weighDeletion(services, { shopId, imageIds });
  return {
    ...cleanup,
    deletion,
    held,
    more: going.length > mostPictures,
    digest: createHash("sha256").update(deletion.ids.join()).digest("hex"),
  };
}

/** In words that the index of what is held knows; the client's own would walk all photos of the tier. */
async function countHeld({ db }: Services, { shopId, tier, before }: { shopId: string; tier: Tier; before: Date }) {
  const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM images
       WHERE shop_id = ${shopId}::uuid AND kind = 'original' AND status = 'completed' AND held_at IS NOT NULL
         AND tier = ${tier}::tier AND created_at < ${before} LIMIT ${mostPictures}) held`;
  return count;
}
