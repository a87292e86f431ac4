import { createHash } from "node:crypto";
import type { Image } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { newLease, whileRenewing } from "../lease.ts";
import { objectKey } from "../photos/object-key.ts";
import { readRecipe } from "../recipes/recipe.ts";
import { settleRetention } from "../retention/settle-retention.ts";
import type { Services } from "../services.ts";
import { verdictOn } from "../verdict.ts";
import { renderRecipe } from "./render-recipe.ts";
import { requestRendition } from "./request-rendition.ts";

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
  const recipe = readRecipe(image.recipe);
  try {
    if (image.attempts > maxAttempts) throw new DomainError("render-failed");
    await whileRenewing(services, renew, async () => {
      const target = image.kind === "thumbnail" ? ({ kind: "thumbnail" } as const) : ({ kind: "preview" } as const);
      const file = await renderRecipe(services, { shopId: image.shopId, recipe, target });
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
    // After the preview, not beside it: someone is waiting for that one.
    if (image.kind === "preview" && image.recipeHash) {
      const { shopId, recipeHash } = image;
      await requestRendition(services, { shopId, kind: "thumbnail", recipe, recipeHash });
    }
    log.info("render-preview", { image: imageId, kind: image.kind });
  } catch (error) {
    const verdict = verdictOn(error, { attempts: image.attempts, maxAttempts });
    await db.image.updateMany({
      where: mine,
      data:
        verdict.kind === "refused"
          ? { status: "failed", failure: verdict.code, leaseToken: null, leaseUntil: null }
          : { status: "pending", attempts: verdict.attempts, leaseToken: null, leaseUntil: null },
    });
    if (verdict.kind === "again") throw error;
    log.warn("render-preview-refused", { image: imageId, code: verdict.code, error: String(error) });
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
