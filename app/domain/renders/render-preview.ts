import { createHash } from "node:crypto";
import type { Image } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { newLease, whileRenewing } from "../lease.ts";
import { objectKey } from "../photos/object-key.ts";
import { readRecipe } from "../recipes/recipe.ts";
import { settleRetention } from "../retention/settle-retention.ts";
import type { Services } from "../services.ts";
import { renderRecipe } from "./render-recipe.ts";

/** After this many claims without an end, the picture itself is taken for the cause. */
const maxAttempts = 5;

/**
 * Makes a rendition people look at (preview or thumbnail).
 *
 * Safe to run twice: only the run that claims the row works; a run that died lets its claim lapse. A refusal is kept in the
 * row for the shopper to read; anything worth another try is thrown after giving the claim back.
 */
export async function renderPreview(services: Services, { imageId }: { imageId: string }): Promise<void> {
  const { db, storage, clock, log } = services;
  const image = await claim(services, imageId);
  if (!image) return;

  const mine = { id: imageId, leaseToken: image.leaseToken };
  const renew = (leaseUntil: Date) => db.image.updateMany({ where: mine, data: { leaseUntil } });
  try {
    if (image.attempts > maxAttempts) throw new DomainError("render-failed");
    await whileRenewing(services, renew, async () => {
      const target = image.kind === "thumbnail" ? ({ kind: "thumbnail" } as const) : ({ kind: "preview" } as const);
      const file = await renderRecipe(services, { shopId: image.shopId, recipe: readRecipe(image.recipe), target });
      const { contentType, widthPx, heightPx } = file;
      const key = objectKey("temporary", { ...image, contentType });
      await storage.put(key, file.bytes, { contentType });
      await db.image.updateMany({
        where: mine,
        data: {
          status: "completed",
          tier: "temporary",
          storageKey: key,
          sha256: createHash("sha256").update(file.bytes).digest("hex"),
          bytes: file.bytes.length,
          contentType,
          widthPx,
          heightPx,
          failure: null,
          leaseToken: null,
          leaseUntil: null,
          receivedAt: clock.now(),
        },
      });
    });
    // An order may have come before its preview.
    await settleRetention(services, { shopId: image.shopId, imageIds: [imageId] });
    log.info("render-preview", { image: imageId, kind: image.kind });
  } catch (error) {
    const refusal = error instanceof DomainError && !error.retryable ? error : null;
    await db.image.updateMany({
      where: mine,
      data: refusal
        ? { status: "failed", failure: refusal.code, leaseToken: null, leaseUntil: null }
        : { status: "pending", leaseToken: null, leaseUntil: null },
    });
    if (!refusal) throw error;
    log.warn("render-preview-refused", { image: imageId, code: refusal.code });
  }
}

async function claim(services: Services, id: string): Promise<Image | null> {
  const lease = newLease(services);
  const [row] = await services.db.$queryRaw<{ id: string }[]>`
    UPDATE images
       SET status = 'processing', attempts = attempts + 1, lease_token = ${lease.token}::uuid, lease_until = ${lease.until}
     WHERE id = ${id}::uuid AND kind IN ('preview', 'thumbnail')
       AND (status = 'pending' OR (status = 'processing' AND lease_until <= ${new Date()}))
    RETURNING id`;
  return row ? services.db.image.findUniqueOrThrow({ where: { id } }) : null;
}
