import { DomainError } from "../errors.ts";
import { appendLog } from "../retention/append-log.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";
import { fileNameOf } from "./file-name.ts";

/** How long the link works, in seconds: it is followed at once. */
const linkSeconds = 300;

/**
 * Hands a stored picture to its merchant: a link that saves it under its name, and an entry "read" in the shop's log. The entry
 * is written first, so no file is given away unseen; asked twice, two entries tell of it.
 *
 * @throws DomainError "picture-unknown" when the shop has no such picture, or nothing is stored of it any more.
 */
export async function openFile(
  services: Services,
  { shopId, imageId }: { shopId: string; imageId: string },
): Promise<{ url: string }> {
  const { db, links, clock } = services;
  const image = isRowId(imageId)
    ? await db.image.findFirst({ where: { id: imageId, shopId, status: "completed" } })
    : null;
  if (!image?.storageKey) throw new DomainError("picture-unknown");
  const read = { image, event: "read", reason: "downloaded", actor: "merchant" } as const;
  await db.$transaction((tx) => appendLog(tx, { shopId, at: clock.now(), happened: [read] }));
  const url = await links.read(image.storageKey, {
    contentType: image.contentType ?? "application/octet-stream",
    expiresInSeconds: linkSeconds,
    download: fileNameOf(image),
  });
  return { url };
}
