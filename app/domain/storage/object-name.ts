import { ImageKind, type Tier } from "@prisma/client";
import { tiers } from "../photos/object-key.ts";
import { isRowId } from "../row-id.ts";

/** What an object's key says it is: a picture, a piece of an upload, or a file of an artwork (by the hash its name begins with). */
export type ObjectName =
  | { kind: "picture"; tier: Tier; shopId: string; imageId: string; imageKind: ImageKind }
  | { kind: "piece"; shopId: string; photoId: string }
  | { kind: "artwork"; shopId: string; sha256: string };

/** The first parts of all keys there are. */
export const prefixes = [...tiers, "incoming", "artworks"] as const;

/** Reads a key as `objectKey` and its like write it; null for one that none of ours would be. */
export function objectName(key: string): ObjectName | null {
  const [prefix, shopId = "", third = "", last = "", ...more] = key.split("/");
  if (!isRowId(shopId) || more.length > 0 || key !== key.toLowerCase()) return null;
  if (prefix === "artworks" && !last) {
    const sha256 = third.split(".")[0] ?? "";
    return /^[0-9a-f]{64}$/.test(sha256) ? { kind: "artwork", shopId, sha256 } : null;
  }
  if (!isRowId(third) || !last) return null;
  if (prefix === "incoming") return { kind: "piece", shopId, photoId: third };
  const tier = tiers.find((known) => known === prefix);
  const imageKind = Object.values(ImageKind).find((known) => known === last);
  return tier && imageKind ? { kind: "picture", tier, shopId, imageId: third, imageKind } : null;
}
