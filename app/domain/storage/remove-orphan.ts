import type { Image, Prisma } from "@prisma/client";
import { appendLog } from "../retention/append-log.ts";
import type { Services } from "../services.ts";
import { findNamed, isNamedBy } from "./find-named.ts";
import { type ObjectName, objectName } from "./object-name.ts";

/**
 * Deletes an object that no row stands for, and says whether it did: it looks again, and of a picture with the row locked, so that
 * nobody can begin to move or to make it meanwhile. A picture that the shop no longer has is noted in its log.
 *
 * A file of an artwork stays while its shop is here: an import puts its files before the version that names them, and files that
 * were there already it may not put anew. May be repeated.
 */
export async function removeOrphan(
  services: Services,
  { key, bytes }: { key: string; bytes: number },
): Promise<boolean> {
  const name = objectName(key);
  if (!name) return false;
  const { db, storage } = services;
  if (name.kind === "picture") return removePicture(services, { key, bytes, name });
  if ((await findNamed(services, { keys: [key] })).has(key)) return false;
  if (name.kind === "artwork" && (await db.shop.count({ where: { id: name.shopId } })) > 0) return false;
  await storage.delete([key]);
  return true;
}

async function removePicture(
  { db, storage, clock }: Services,
  { key, bytes, name }: { key: string; bytes: number; name: Extract<ObjectName, { kind: "picture" }> },
): Promise<boolean> {
  const { imageId, imageKind, shopId, tier } = name;
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM images WHERE id = ${imageId}::uuid FOR UPDATE`;
    const row = await tx.image.findUnique({ where: { id: imageId } });
    if (row && isNamedBy(row, { key, shopId })) return false;
    await storage.delete([key]);
    if (await isEvidence(tx, { row, shopId })) {
      const image = { id: imageId, kind: imageKind, sha256: null, bytes };
      const deleted = { image, event: "deleted", reason: "orphan", actor: "operator", fromTier: tier } as const;
      await appendLog(tx, { shopId, at: clock.now(), happened: [deleted] });
    }
    return true;
  });
}

/** A second object of a picture that is still here is no deletion of it; nor is there a log for a shop that is gone. */
async function isEvidence(
  tx: Prisma.TransactionClient,
  { row, shopId }: { row: Image | null; shopId: string },
): Promise<boolean> {
  if (row?.shopId === shopId && row.status !== "gone") return false;
  return (await tx.shop.count({ where: { id: shopId } })) > 0;
}
