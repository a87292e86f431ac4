import type { Image } from "@prisma/client";
import type { Services } from "../services.ts";
import { writeTimeCursor } from "../time-cursor.ts";
import { findPhotos, type PhotoShop } from "./find-photos.ts";
import { findThumbnails, type Thumbnail } from "./find-thumbnails.ts";
import { listPhotoOrders } from "./list-photo-orders.ts";
import type { PhotoQuery } from "./photo-query.ts";

export type ListedPhotos = Awaited<ReturnType<typeof listPhotos>>;
export type ListedPhoto = ListedPhotos["photos"][number];

/**
 * A shop's pictures as its merchant looks for them, one page. `any` tells an empty shop from a search that found nothing.
 * There is no total: counting is the one question whose cost grows with the shop.
 */
export async function listPhotos(
  services: Services,
  { shop, query, pageSize = 50 }: { shop: PhotoShop; query: PhotoQuery; pageSize?: number },
) {
  const backwards = !query.after && query.before !== null;
  const found = await findPhotos(services, { shop, query, most: pageSize + 1 });
  const more = found.length > pageSize;
  const page = found.slice(0, pageSize);
  if (backwards) page.reverse();

  const ids = page.map(({ id }) => id);
  const rows = await services.db.image.findMany({ where: { shopId: shop.id, id: { in: ids } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const [thumbnails, orders, any] = await Promise.all([
    findThumbnails(services, { shopId: shop.id, images: rows }),
    listPhotoOrders(services, { shopId: shop.id, images: rows }),
    ids.length > 0 || (await hasPhotos(services, shop)),
  ]);
  const [first, last] = [page[0], page.at(-1)];
  return {
    photos: ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [viewRow(row, { thumbnail: thumbnails.get(id) ?? null, orders: orders.get(id) ?? [] })] : [];
    }),
    before: first && (backwards ? more : query.after) ? writeTimeCursor(first) : null,
    after: last && (backwards || more) ? writeTimeCursor(last) : null,
    any,
  };
}

function viewRow(row: Image, more: { thumbnail: Thumbnail | null; orders: { id: string; name: string }[] }) {
  const { id, kind, status, tier, fileName, petName, bytes, widthPx, heightPx, createdAt, deletedAt } = row;
  return {
    ...{ id, kind, status, tier, fileName, petName, bytes, widthPx, heightPx, createdAt, deletedAt },
    keptUntil: row.expiresAt,
    held: row.heldAt !== null,
    ...more,
  };
}

async function hasPhotos({ db }: Services, { id: shopId }: PhotoShop): Promise<boolean> {
  const received = { shopId, kind: "original", receivedAt: { not: null } } as const;
  return (await db.image.findFirst({ where: received, select: { id: true } })) !== null;
}
