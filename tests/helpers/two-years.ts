import { createHash, randomUUID } from "node:crypto";
import type { ArtworkVersion, Shop } from "@prisma/client";
import { writeLineId } from "../../app/domain/personalizations/line-id.ts";
import { appendLog } from "../../app/domain/retention/append-log.ts";
import { anOfferedArtwork, aShop } from "./builders.ts";
import { newId } from "./photo.ts";
import type { Random } from "./random.ts";
import type { PhotoStory } from "./retention-oracle.ts";
import type { TestServices } from "./services.ts";

export interface SimulatedShop extends Shop {
  archives: boolean;
  productId: string;
  version: ArtworkVersion;
}

export interface PlannedPhoto {
  id: string;
  /** What is made of it, and must be where it is. */
  copyId: string | null;
  shop: SimulatedShop;
  publicId: string;
  story: PhotoStory;
}

/** What is to happen to an order, by day. `lines` one of them may be refunded or edited away. */
export interface PlannedOrder {
  id: string;
  shop: SimulatedShop;
  lines: { id: string; photo: PlannedPhoto; refunded?: number; edited?: number }[];
  placed: number;
  fulfilled?: number;
  cancelled?: number;
}

export async function shopThat(services: TestServices, { archives }: { archives: boolean }): Promise<SimulatedShop> {
  const shop = await aShop(services);
  await services.db.settings.update({ where: { shopId: shop.id }, data: { archiveCompleted: archives } });
  return { ...shop, archives, ...(await anOfferedArtwork(services, shop)) };
}

/** A photo that arrives on a random day, and what its merchant will decide about it. */
export function planPhoto(random: Random, shop: SimulatedShop, lastDay: number): PlannedPhoto {
  const arrived = random.between(0, lastDay);
  const story: PhotoStory = { arrived, orders: [] };
  if (random.chance(0.03)) story.keptUntil = arrived + random.between(0, 9) + 60;
  if (random.chance(0.02)) story.archived = arrived + random.between(0, 40);
  if (random.chance(0.02)) {
    const from = arrived + random.between(0, 20);
    story.held = { from, to: from + random.between(1, 400) };
  }
  const copyId = random.chance(0.3) ? randomUUID() : null;
  return { id: randomUUID(), copyId, shop, publicId: randomUUID().slice(0, 12), story };
}

/** Orders for these photos: none, one or several each; now and then two photos in one. Writes them into the photos' stories. */
export function planOrders(random: Random, photos: PlannedPhoto[]): PlannedOrder[] {
  const orders: PlannedOrder[] = [];
  const byShop = new Map<SimulatedShop, PlannedPhoto[]>();
  for (const photo of photos) byShop.set(photo.shop, [...(byShop.get(photo.shop) ?? []), photo]);
  for (const [shop, own] of byShop) {
    own.sort((a, b) => a.story.arrived - b.story.arrived);
    for (const [at, photo] of own.entries()) {
      for (let again = random.chance(0.6) ? 1 : 0; again > 0; again = random.chance(0.25) ? 1 : 0) {
        const earliest = Math.max(photo.story.arrived, ...photo.story.orders.map(({ placed }) => placed));
        const other = random.chance(0.1) ? own[at + 1] : undefined;
        const placed = Math.max(earliest, other?.story.arrived ?? 0) + random.between(0, again === 1 ? 8 : 200);
        orders.push(planOrder(random, { shop, placed, photos: other ? [photo, other] : [photo] }));
      }
    }
  }
  return orders;
}

function planOrder(
  random: Random,
  { shop, placed, photos }: { shop: SimulatedShop; placed: number; photos: PlannedPhoto[] },
): PlannedOrder {
  const order: PlannedOrder = { id: newId(), shop, placed, lines: photos.map((photo) => ({ id: newId(), photo })) };
  if (random.chance(0.7)) order.fulfilled = placed + random.between(0, 35);
  else if (random.chance(0.5)) order.cancelled = placed + random.between(0, 25);
  for (const line of order.lines) {
    const free = order.cancelled === undefined;
    if (free && random.chance(0.12)) line.refunded = placed + random.between(1, 60);
    else if (free && random.chance(0.05)) line.edited = placed + random.between(1, 10);
    const released = order.cancelled ?? line.refunded ?? line.edited;
    line.photo.story.orders.push({
      placed,
      ...(order.fulfilled !== undefined && { fulfilled: order.fulfilled }),
      ...(released !== undefined && { released }),
    });
  }
  return order;
}

/** As if these had come the whole way today: row, bytes, log, and the choice they are part of. */
export async function bringPhotos(
  { db, storage, clock, keys: _keys }: TestServices,
  photos: PlannedPhoto[],
): Promise<void> {
  const at = clock.now();
  for (const { id, copyId, shop, publicId } of photos) {
    const pictures = [
      { id, kind: "original" as const, photoId: null },
      ...(copyId ? [{ id: copyId, kind: "working_copy" as const, photoId: id }] : []),
    ];
    for (const picture of pictures) {
      const body = Buffer.from(`picture ${picture.id}`);
      const storageKey = `temporary/${shop.id}/${picture.id}/${picture.kind}`;
      await storage.put(storageKey, body, { contentType: "image/jpeg" });
      const sha256 = createHash("sha256").update(body).digest("hex");
      const stored = {
        ...picture,
        shopId: shop.id,
        storageKey,
        sha256,
        bytes: body.length,
        receivedAt: at,
        createdAt: at,
      };
      await db.image.create({
        data: { ...stored, status: "completed", expiresAt: new Date(at.getTime() + 7 * 86_400_000) },
      });
      const received = { image: stored, event: "received", reason: "upload", actor: "shopper" } as const;
      await db.$transaction((tx) => appendLog(tx, { shopId: shop.id, at, happened: [received] }));
    }
    await db.personalization.create({
      data: {
        ...{ shopId: shop.id, publicId, productId: shop.productId, artworkVersionId: shop.version.id },
        ...{ recipe: {}, recipeHash: createHash("sha256").update(id).digest("hex") },
        photos: { create: { slot: "photo", imageId: id } },
      },
    });
  }
}

/** What the cart line of a photo's choice carries. */
export function lineIdOf({ keys }: TestServices, { shop, publicId }: PlannedPhoto): string {
  return writeLineId(keys, { shopId: shop.id, publicId });
}
