import type { Services } from "../services.ts";

/** The merchant put the setup guide away, or (`open`) wants it back. May run twice. */
export async function closeGuide(
  { db, clock }: Services,
  { shopId, open = false }: { shopId: string; open?: boolean },
): Promise<void> {
  await db.shop.updateMany({ where: { id: shopId }, data: { guideClosedAt: open ? null : clock.now() } });
}
