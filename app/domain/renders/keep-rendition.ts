import { createHash } from "node:crypto";
import type { Image, Prisma } from "@prisma/client";
import type { RenderedImage } from "../../imaging/render-artwork.ts";
import { DomainError } from "../errors.ts";
import { objectKey } from "../photos/object-key.ts";
import type { Recipe } from "../recipes/recipe.ts";
import { appendLog } from "../retention/append-log.ts";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";

/**
 * Keeps what was rendered under its row, in the temporary tier; what its orders say of its life is settled after.
 *
 * A photo may be forgotten while its picture is being made. So this commits only while the recipe's photos are still there,
 * holding on to them until it has; otherwise the bytes are deleted again. `where`: the row, as the caller holds it.
 *
 * @throws DomainError "photo-gone" when a photo was let go meanwhile.
 */
export async function keepRendition(
  services: Services,
  {
    image,
    recipe,
    file,
    report,
    where,
  }: {
    image: Pick<Image, "id" | "shopId" | "kind">;
    recipe: Recipe;
    file: RenderedImage;
    /** What is to be known of it. */
    report?: Prisma.InputJsonObject;
    where: Prisma.ImageWhereInput;
  },
): Promise<void> {
  const { db, storage, clock } = services;
  const { shopId } = image;
  const key = objectKey("temporary", image);
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const { temporaryDays } = await readSettings(services, { shopId });
  await storage.put(key, file.bytes, { contentType: file.contentType });

  const kept = await db
    .$transaction(async (tx) => {
      await holdPhotos(tx, { shopId, recipe });
      const { count } = await tx.image.updateMany({
        where: { ...where, id: image.id },
        data: {
          status: "completed",
          tier: "temporary",
          storageKey: key,
          sha256,
          bytes: file.bytes.length,
          contentType: file.contentType,
          widthPx: file.widthPx,
          heightPx: file.heightPx,
          ...(report && { report }),
          failure: null,
          leaseToken: null,
          leaseUntil: null,
          receivedAt: clock.now(),
          expiresAt: addDays(clock.now(), temporaryDays),
          deletedAt: null,
        },
      });
      if (count === 0) return false;
      const made = { ...image, sha256, bytes: file.bytes.length };
      const rendered = {
        image: made,
        event: "rendered",
        reason: "recipe",
        actor: "worker",
        toTier: "temporary",
      } as const;
      await appendLog(tx, { shopId, at: clock.now(), happened: [rendered] });
      return true;
    })
    .catch(async (error: unknown) => {
      if (error instanceof DomainError) await storage.delete([key]);
      throw error;
    });
  if (!kept) await dropUnlessNamed(services, { id: image.id, key });
}

/** Locks the recipe's photos against being let go, until the transaction ends. */
async function holdPhotos(tx: Prisma.TransactionClient, { shopId, recipe }: { shopId: string; recipe: Recipe }) {
  const hashes = [...new Set(Object.values(recipe.photos).map((photo) => photo.sha256))];
  const held = await tx.$queryRaw<{ sha256: string }[]>`
    SELECT sha256 FROM images
     WHERE shop_id = ${shopId}::uuid AND kind = 'original' AND status = 'completed' AND sha256 = ANY(${hashes})
       FOR SHARE`;
  if (new Set(held.map((row) => row.sha256)).size < hashes.length) throw new DomainError("photo-gone");
}

/** Another run kept the same bytes under the same key, or the row was let go: then nobody names them. */
async function dropUnlessNamed({ db, storage }: Services, { id, key }: { id: string; key: string }): Promise<void> {
  const row = await db.image.findUnique({ where: { id } });
  if (row?.status === "gone" || row?.status === undefined) await storage.delete([key]);
}
