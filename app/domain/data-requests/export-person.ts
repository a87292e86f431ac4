import { Readable } from "node:stream";
import type { Image } from "@prisma/client";
import { ZipFile } from "yazl";
import { DomainError } from "../errors.ts";
import { findTraces, originalsOf, renditionsOf } from "../retention/erase-person.ts";
import { isRowId } from "../row-id.ts";
import type { Services } from "../services.ts";

/**
 * All that is kept of the person a request is about, as a ZIP: `data.json` and the pictures themselves. Streamed, one picture at a
 * time, so its size does not matter. The request counts as answered when the last byte was taken, so a download that broke off
 * can be begun again.
 *
 * @throws DomainError "data-request-unknown"
 */
export async function exportPerson(
  services: Services,
  { shopId, requestId }: { shopId: string; requestId: string },
): Promise<{ fileName: string; body: ReadableStream<Uint8Array> }> {
  const { db, clock } = services;
  const request = isRowId(requestId) ? await db.dataRequest.findFirst({ where: { id: requestId, shopId } }) : null;
  if (!request) throw new DomainError("data-request-unknown");
  const { customerId, shopifyOrderIds, shopifyRequestId } = request;
  const person = { customerId, shopifyOrderIds, shopperSessionIds: [] };
  const { orderIds, personalizationIds, uploadIds } = await findTraces(services, { shopId, person });
  const ids = [
    ...uploadIds,
    ...(await originalsOf(services, personalizationIds)),
    ...(await renditionsOf(services, { shopId, personalizationIds })),
  ];
  const images = await db.image.findMany({
    where: { shopId, OR: [{ id: { in: ids } }, { photoId: { in: ids } }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const told = await describe(services, { shopId, orderIds, personalizationIds, images });

  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // A picture that went meanwhile ends the download: half an answer must not look like a whole one.
  zip.on("error", (error: Error) => output.destroy(error));
  const mtime = clock.now();
  zip.addBuffer(Buffer.from(`${JSON.stringify(told, null, 2)}\n`), "data.json", { mtime });
  for (const image of images) {
    const { storageKey, status } = image;
    if (status !== "completed" || !storageKey) continue;
    zip.addReadStreamLazy(fileIn(image), { mtime, compress: false }, (give) => {
      services.storage.stream(storageKey).then(
        ({ body }) => give(null, Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])),
        (error: Error) => give(error, Readable.from([])),
      );
    });
  }
  zip.end();
  async function* whole() {
    yield* output as AsyncIterable<Buffer>;
    await db.dataRequest.updateMany({ where: { id: requestId, answeredAt: null }, data: { answeredAt: clock.now() } });
  }
  const body = Readable.toWeb(Readable.from(whole())) as ReadableStream<Uint8Array>;
  return { fileName: `data-request-${shopifyRequestId}.zip`, body };
}

const endings: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/heic": "heic",
  "image/heif": "heif",
  "application/pdf": "pdf",
};

/** Where a picture stands in the ZIP. */
function fileIn({ id, kind, contentType }: Pick<Image, "id" | "kind" | "contentType">): string {
  return `pictures/${kind}-${id}.${endings[contentType ?? ""] ?? "bin"}`;
}

async function describe(
  { db, clock }: Services,
  {
    shopId,
    orderIds,
    personalizationIds,
    images,
  }: { shopId: string; orderIds: string[]; personalizationIds: string[]; images: Image[] },
) {
  const orders = await db.order.findMany({
    where: { shopId, id: { in: orderIds } },
    include: { items: true },
    orderBy: { placedAt: "asc" },
  });
  const choices = await db.personalization.findMany({
    where: { shopId, id: { in: personalizationIds } },
    include: { photos: true },
    orderBy: { createdAt: "asc" },
  });
  const log = await db.retentionLogEntry.findMany({
    where: { shopId, imageId: { in: images.map(({ id }) => id) } },
    orderBy: { seq: "asc" },
  });
  return {
    madeAt: clock.now(),
    orders: orders.map(({ name, placedAt, paidAt, fulfilledAt, cancelledAt, items }) => ({
      ...{ name, placedAt, paidAt, fulfilledAt, cancelledAt },
      lines: items.map(({ title, variantTitle, quantity, personalizationId }) => ({
        ...{ title, variantTitle, quantity, choice: personalizationId },
      })),
    })),
    choices: choices.map(({ id, createdAt, recipe, photos }) => ({
      ...{ id, createdAt, recipe },
      photos: photos.map(({ slot, imageId }) => ({ slot, picture: imageId })),
    })),
    pictures: images.map((image) => {
      const { id, kind, status, tier, fileName, petName, bytes, widthPx, heightPx, sha256 } = image;
      const { receivedAt, expiresAt, deletedAt } = image;
      return {
        ...{ id, kind, status, tier, fileName, petName, bytes, widthPx, heightPx, sha256 },
        ...{ receivedAt, keptUntil: expiresAt, deletedAt },
        file: status === "completed" ? fileIn(image) : null,
        history: log
          .filter(({ imageId }) => imageId === id)
          .map(({ event, reason, actor, fromTier, toTier, at }) => ({ event, reason, actor, fromTier, toTier, at })),
      };
    }),
  };
}
