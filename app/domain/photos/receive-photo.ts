import { createHash } from "node:crypto";
import type { Image } from "@prisma/client";
import { ImagingError } from "../../imaging/imaging-error.ts";
import type { WorkingCopy } from "../../imaging/working-copy-use.ts";
import { DomainError, isRefusalCode, type RefusalCode } from "../errors.ts";
import { inTurns } from "../in-turns.ts";
import { appendLog } from "../retention/append-log.ts";
import { addDays } from "../retention/days.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings/read-settings.ts";
import { weighShop } from "./intake-quota.ts";
import { keepDerived, workingCopy } from "./keep-derived.ts";
import { objectKey } from "./object-key.ts";

/** A large photo takes tens of megabytes to hold and hundreds to decode: few at once, whoever sends how many. */
const inExaminationTurn = inTurns({ atOnce: 2, waiting: 30 });

/**
 * All bytes of a photo are here: has them scanned where there is a scanner, looks at them, keeps them in the temporary tier, and says so in the row.
 *
 * May be asked again for the same photo: one that was received is left as it is, one that was refused is refused again.
 * Throws DomainError with the reason when the photo can't be used; that is kept in the row. A storage or a
 * scanner that is away throws without deciding anything, so the same bytes can be offered again.
 */
export async function receivePhoto(
  services: Services,
  { shopId, photoId, read }: { shopId: string; photoId: string; read: () => Promise<Uint8Array> },
): Promise<void> {
  const { db, clock, storage } = services;
  const photo = await db.image.findFirst({ where: { id: photoId, shopId, kind: "original" } });
  if (!photo) throw new DomainError("photo-unknown");
  if (photo.status === "completed") return;
  if (photo.failure && isRefusalCode(photo.failure)) throw new DomainError(photo.failure);
  if (photo.status !== "pending") throw new DomainError("photo-unknown");

  const { bytes, found } = await inExaminationTurn(async () => {
    const bytes = await read();
    await refuseInfected(services, { photo, bytes });
    return { bytes, found: await examined(services, { photoId, bytes }) };
  });
  await refuseWithoutRoom(services, { photo, bytes: bytes.length });
  const key = objectKey("temporary", photo);
  await storage.put(key, bytes, { contentType: found.contentType });

  const settings = await readSettings(services, { shopId });
  const now = clock.now();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const kept = await db.$transaction(async (tx) => {
    const { count } = await tx.image.updateMany({
      where: { id: photoId, shopId, status: "pending" },
      data: {
        status: "completed",
        storageKey: key,
        sha256,
        bytes: bytes.length,
        contentType: found.contentType,
        widthPx: found.widthPx,
        heightPx: found.heightPx,
        receivedAt: now,
        expiresAt: addDays(now, settings.temporaryDays),
      },
    });
    if (count === 0) return false; // asked twice at once and the other one kept it, or forgotten meanwhile
    const image = { ...photo, sha256, bytes: bytes.length };
    const received = { image, event: "received", reason: "upload", actor: "shopper", toTier: "temporary" } as const;
    await appendLog(tx, { shopId, at: now, happened: [received] });
    return true;
  });
  if (!kept) {
    const row = await db.image.findUnique({ where: { id: photoId } });
    if (row?.status === "completed") return;
    await storage.delete([key]);
    throw new DomainError("photo-gone");
  }
  if (found.workingCopy) await keepWorkingCopy(services, photo, found.workingCopy);
  services.log.info("photo-received", { photo: photoId, bytes: bytes.length, type: found.contentType });
}

/** Before anything of ours opens the file. What was found is never put into a tier: its parts go with the refusal. */
async function refuseInfected(services: Services, { photo, bytes }: { photo: Image; bytes: Uint8Array }) {
  const verdict = await services.scanner?.scan(bytes);
  if (verdict?.kind !== "found") return;
  const { id, shopId } = photo;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await services.db.$transaction(async (tx) => {
    const { count } = await tx.image.updateMany({
      where: { id, shopId, status: "pending" },
      data: { status: "failed", failure: "photo-infected" },
    });
    if (count === 0) return; // asked twice at once, and said already
    const image = { ...photo, sha256, bytes: bytes.length };
    const refused = { image, event: "refused", reason: "malware", actor: "shopper" } as const;
    await appendLog(tx, { shopId, at: services.clock.now(), happened: [refused] });
  });
  services.log.warn("photo-infected", { photo: id, shop: shopId, signature: verdict.signature });
  throw new DomainError("photo-infected");
}

/** The ticket had room for it; what the shop made or was allowed since may have taken that. */
async function refuseWithoutRoom(services: Services, { photo, bytes }: { photo: Image; bytes: number }) {
  const { db, clock, limits } = services;
  const { shop } = limits.quotas;
  const { stored } = await weighShop(db, { shopId: photo.shopId, now: clock.now() });
  if (stored.files + 1 <= shop.files && stored.bytes + bytes <= shop.bytes) return;
  await refuse(services, photo, "shop-full");
}

async function refuse({ db, log }: Services, photo: Pick<Image, "id">, code: RefusalCode): Promise<never> {
  const data = { status: "failed", failure: code } as const;
  await db.image.updateMany({ where: { id: photo.id, status: "pending" }, data });
  log.info("photo-refused", { photo: photo.id, code });
  throw new DomainError(code);
}

/** Only makes previews quicker: without it they are drawn from the photo. */
async function keepWorkingCopy(services: Services, photo: Pick<Image, "id" | "shopId">, file: WorkingCopy) {
  try {
    await keepDerived(services, { photo, derived: workingCopy, file });
  } catch (error) {
    services.log.warn("no-working-copy", { photo: photo.id, error: String(error) });
  }
}

async function examined(services: Services, { photoId, bytes }: { photoId: string; bytes: Uint8Array }) {
  try {
    return await services.imaging.examinePhoto(bytes);
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    return refuse(services, { id: photoId }, error.code);
  }
}
