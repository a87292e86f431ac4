import type { Image, Tier } from "@prisma/client";

const endings: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
};

export const tiers: readonly Tier[] = ["temporary", "order_pending", "order_completed", "archived"];

/** Where a picture lies. The tier comes first so that a bucket's lifecycle rules can act on it; the rest never changes. */
export function objectKey(tier: Tier, image: Pick<Image, "id" | "shopId" | "kind" | "contentType">): string {
  return `${tier}/${image.shopId}/${image.id}/${image.kind}.${endings[image.contentType ?? ""] ?? "bin"}`;
}
