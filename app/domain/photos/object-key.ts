import type { Image, Tier } from "@prisma/client";

export const tiers: readonly Tier[] = ["temporary", "order_pending", "order_completed", "archived"];

/**
 * Where a picture lies. The tier comes first so that a bucket's lifecycle rules can act on it; the rest follows from the row's
 * identity alone, so that whatever else becomes known of a picture, its bytes can be found and deleted.
 */
export function objectKey(tier: Tier, image: Pick<Image, "id" | "shopId" | "kind">): string {
  return `${tier}/${image.shopId}/${image.id}/${image.kind}`;
}
