import type { Image } from "@prisma/client";
import type { Services } from "../services.ts";

/** How long a list's pictures may be looked at, in seconds. */
const linkSeconds = 3_600;

/**
 * What a small picture of something is made of: a link to one that is stored, or the photo to draw one from. A photo itself is
 * linked nowhere, and its working copy is too large to fill a list with.
 */
export type Thumbnail = { url: string } | { photoId: string };

/** The smallest pictures that stand for these, by their ids; those that have none are not in it. */
export async function findThumbnails(
  { db, links }: Services,
  { shopId, images }: { shopId: string; images: Pick<Image, "id" | "kind" | "status" | "photoId" | "recipeHash">[] },
): Promise<Map<string, Thumbnail>> {
  const there = images.filter(({ status }) => status === "completed");
  const renditions = await db.image.findMany({
    where: {
      ...{ shopId, status: "completed", kind: { in: ["thumbnail", "preview"] } },
      recipeHash: { in: there.flatMap(({ kind, recipeHash }) => (ofRecipe.has(kind) ? (recipeHash ?? []) : [])) },
    },
    orderBy: { bytes: "asc" },
  });
  const found = new Map<string, Thumbnail>();
  for (const { id, kind, photoId, recipeHash } of there) {
    if (!ofRecipe.has(kind)) {
      found.set(id, { photoId: photoId ?? id });
      continue;
    }
    const smallest = renditions.find((rendition) => rendition.recipeHash === recipeHash);
    if (!smallest?.storageKey) continue;
    const contentType = smallest.contentType ?? "image/jpeg";
    found.set(id, { url: await links.read(smallest.storageKey, { contentType, expiresInSeconds: linkSeconds }) });
  }
  return found;
}

const ofRecipe: ReadonlySet<Image["kind"]> = new Set(["preview", "thumbnail", "print"]);
