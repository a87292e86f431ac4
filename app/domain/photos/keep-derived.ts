import { createHash, randomUUID } from "node:crypto";
import type { Image, Prisma } from "@prisma/client";
import { ENGINE_VERSION } from "../../imaging/engine-version.ts";
import { DomainError } from "../errors.ts";
import { canonicalJson } from "../recipes/recipe.ts";
import { appendLog } from "../retention/append-log.ts";
import type { Services } from "../services.ts";
import { objectKey } from "./object-key.ts";

interface Derived {
  kind: "working_copy" | "cutout";
  /** What it is made by, beside the photo: the same once more is the one that is there. */
  by: Record<string, string | number>;
}

/** The smaller copy that serves previews. Another engine makes another. */
export const workingCopy: Derived = { kind: "working_copy", by: { engine: ENGINE_VERSION } };

/** Finds what was made of one photo alone. */
export function findDerived({ db }: Services, photo: Pick<Image, "id" | "shopId">, derived: Derived) {
  const { kind } = derived;
  return db.image.findFirst({
    where: {
      shopId: photo.shopId,
      photoId: photo.id,
      kind,
      recipeHash: derivedHash(photo, derived),
      status: "completed",
    },
  });
}

/**
 * Keeps what was made of one photo alone, in the photo's own tier and for as long.
 *
 * The photo may be forgotten meanwhile: this commits only while it is there, holding on to it until it has; otherwise the
 * bytes are deleted again. Two at once keep one.
 *
 * @throws DomainError "photo-gone"
 */
export async function keepDerived(
  services: Services,
  {
    photo: { id: photoId, shopId },
    derived,
    file,
    report,
  }: {
    photo: Pick<Image, "id" | "shopId">;
    derived: Derived;
    file: { bytes: Uint8Array; contentType: string; widthPx: number; heightPx: number };
    report?: Prisma.InputJsonObject;
  },
): Promise<Image> {
  const { db, storage, clock } = services;
  const { kind } = derived;
  const recipeHash = derivedHash({ id: photoId }, derived);
  const id = randomUUID();
  const key = objectKey("temporary", { id, shopId, kind });
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  await storage.put(key, file.bytes, { contentType: file.contentType });
  try {
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM images WHERE id = ${photoId}::uuid FOR SHARE`;
      const photo = await tx.image.findFirst({ where: { id: photoId, shopId, status: "completed" } });
      if (!photo) throw new DomainError("photo-gone");
      const wantedTier = photo.wantedTier ?? photo.tier;
      const { count } = await tx.image.createMany({
        data: {
          id,
          shopId,
          photoId,
          kind,
          status: "completed",
          tier: "temporary",
          wantedTier: wantedTier === "temporary" ? null : wantedTier,
          storageKey: key,
          recipeHash,
          sha256,
          bytes: file.bytes.length,
          contentType: file.contentType,
          widthPx: file.widthPx,
          heightPx: file.heightPx,
          receivedAt: photo.receivedAt,
          expiresAt: photo.expiresAt,
          keepUntil: photo.keepUntil,
          archivedAt: photo.archivedAt,
          heldAt: photo.heldAt,
          heldReason: photo.heldReason,
          createdAt: clock.now(),
          ...(report && { report }),
        },
        skipDuplicates: true,
      });
      if (count === 0) return;
      const made = { id, kind, sha256, bytes: file.bytes.length };
      const rendered = {
        image: made,
        event: "rendered",
        reason: "photo",
        actor: "worker",
        toTier: "temporary",
      } as const;
      await appendLog(tx, { shopId, at: clock.now(), happened: [rendered] });
    });
  } catch (error) {
    await storage.delete([key]);
    throw error;
  }
  const kept = await db.image.findFirstOrThrow({ where: { photoId, kind, recipeHash } });
  if (kept.id !== id) await storage.delete([key]);
  return kept;
}

function derivedHash(photo: Pick<Image, "id">, { kind, by }: Derived): string {
  return createHash("sha256")
    .update(canonicalJson({ photo: photo.id, kind, by }))
    .digest("hex");
}
