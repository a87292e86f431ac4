import type { Image, Prisma } from "@prisma/client";
import type { Recipe } from "../recipes/recipe.ts";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { renderPreviewJob } from "./render-preview.job.ts";

/**
 * Asks for a recipe's preview or thumbnail. The same recipe is made once: a rendition that is there, or on its way, is
 * returned as it is; one that failed or has been let go is asked for again.
 */
export async function requestRendition(
  services: Services,
  {
    shopId,
    kind,
    recipe,
    recipeHash,
  }: { shopId: string; kind: "preview" | "thumbnail"; recipe: Recipe; recipeHash: string },
): Promise<Image> {
  const { db, bell, clock } = services;
  const settings = await readSettings(services, { shopId });
  const expiresAt = addDays(clock.now(), settings.temporaryDays);
  await db.image.createMany({
    data: {
      shopId,
      kind,
      status: "pending",
      recipeHash,
      recipe: recipe as unknown as Prisma.InputJsonObject,
      expiresAt,
    },
    skipDuplicates: true,
  });
  await db.image.updateMany({
    where: { shopId, kind, recipeHash, status: { in: ["failed", "gone"] } },
    data: {
      status: "pending",
      recipe: recipe as unknown as Prisma.InputJsonObject,
      failure: null,
      attempts: 0,
      tier: "temporary",
      deletedAt: null,
      expiresAt,
    },
  });
  const image = await db.image.findFirstOrThrow({ where: { shopId, kind, recipeHash } });
  if (image.status === "pending") await bell.ring(renderPreviewJob, { imageId: image.id });
  return image;
}
