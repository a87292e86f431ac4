import { expect, test } from "vitest";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { recordRefund } from "../../app/domain/orders/record-refund.ts";
import { type Decision, keepPictures } from "../../app/domain/retention/keep-pictures.ts";
import { moveTier } from "../../app/domain/retention/move-tier.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import { listStorageTotals } from "../../app/domain/storage/list-storage-totals.ts";
import { sweepStorageChanges } from "../../app/domain/storage/sweep-storage-changes.ts";
import { orderPayload } from "../helpers/builders.ts";
import { mortalStorage } from "../helpers/mortal-storage.ts";
import { newId } from "../helpers/photo.ts";
import { randomFrom } from "../helpers/random.ts";
import { whereIs } from "../helpers/retention-oracle.ts";
import { type TestServices, testServices } from "../helpers/services.ts";
import {
  bringPhotos,
  lineIdOf,
  type PlannedOrder,
  type PlannedPhoto,
  planOrders,
  planPhoto,
  shopThat,
} from "../helpers/two-years.ts";

/** Ten thousand is what the product promises; these few show the same kinds of days in a minute. */
const photoCount = Number(process.env.SIMULATED_PHOTOS ?? 250);
const days = 730;

type Tell = () => Promise<unknown>;

test(`after two years of orders, cancels, refunds, repeats and deaths, each of ${photoCount} photos is where it was promised to be`, {
  timeout: 3_600_000,
}, async () => {
  const services = await testServices();
  const random = randomFrom(20_261_126);
  const shops = [await shopThat(services, { archives: false }), await shopThat(services, { archives: true })] as const;
  const photos = Array.from({ length: photoCount }, (_, n) => planPhoto(random, shops[n % 2 === 0 ? 0 : 1], days - 1));
  const orders = planOrders(random, photos);
  const mortal = mortalStorage(services.storage, random);
  const dying = { ...services, storage: mortal.storage };

  const past: Tell[] = [];
  for (let day = 0; day < days; day++) {
    await bringPhotos(
      services,
      photos.filter(({ story }) => story.arrived === day),
    );
    const today = [
      ...orders.flatMap((order) => messagesOf(services, order, day)),
      ...photos.flatMap((photo) => decisionsOf(services, photo, day)),
    ];
    // Some come twice, some again after weeks, none in order, several at once.
    const twice = today.filter(() => random.chance(0.2));
    const late = past.length > 0 && random.chance(0.5) ? [past[random.between(0, past.length - 1)] as Tell] : [];
    const due = random.shuffled([...today, ...twice, ...late]);
    for (let at = 0; at < due.length; at += 4) await Promise.all(due.slice(at, at + 4).map((tell) => tell()));
    past.push(...today);

    // Whoever moves pictures and lets them go may die at any step, and someone else goes on.
    mortal.risk(0.1);
    await moveAll(dying);
    await sweepPhotos(dying).catch(() => {});
    mortal.risk(0);
    await sweepPhotos(services);
    if (day % 20 === 0) await sweepStorageChanges(services);
    services.clock.moveDays(1);
  }
  await moveAll(services);
  expect(mortal.deaths()).toBeGreaterThan(photoCount / 50);

  const ended = { gone: 0, stored: 0 };
  for (const shop of shops) {
    const own = photos.filter((photo) => photo.shop === shop);
    const { gone, stored } = await expectPromisesKept(services, own, { today: days - 1, archives: shop.archives });
    ended.gone += gone;
    ended.stored += stored;
  }
  expect(ended.gone).toBeGreaterThan(photoCount / 4);
  expect(ended.stored).toBeGreaterThan(photoCount / 10);
});

/** What Shopify tells of an order on a day. */
function messagesOf(services: TestServices, order: PlannedOrder, day: number): Tell[] {
  const { shop, placed, fulfilled, cancelled, lines } = order;
  const at = services.clock.now();
  const told: Tell[] = [];
  const daysOfNews = [placed, fulfilled, cancelled, ...lines.map(({ edited }) => edited)];
  if (daysOfNews.includes(day)) {
    const noon = (that: number) => new Date(at.getTime() - (day - that) * 86_400_000).toISOString();
    const payload = orderPayload(services, {
      id: order.id,
      created_at: noon(placed),
      financial_status: "paid",
      fulfillment_status: fulfilled !== undefined && fulfilled <= day ? "fulfilled" : null,
      cancelled_at: cancelled !== undefined && cancelled <= day ? noon(cancelled) : null,
      lines: lines.map(({ id, photo, edited }) => ({
        ...{ id, productId: shop.productId, lineId: lineIdOf(services, photo) },
        currentQuantity: edited !== undefined && edited <= day ? 0 : 1,
      })),
    });
    told.push(() => recordOrder(services, { shopId: shop.id, snapshot: readOrderPayload(payload), at }));
  }
  for (const { id, refunded } of lines) {
    if (refunded !== day) continue;
    const payload = {
      ...{ id: Number(newId()), order_id: Number(order.id), created_at: at.toISOString() },
      refund_line_items: [{ line_item_id: Number(id), quantity: 1 }],
    };
    told.push(() => recordRefund(services, { shopId: shop.id, payload }));
  }
  return told;
}

/** What the merchant decides about a photo on a day. Not repeated later: an extension counts from when it is asked for. */
function decisionsOf(services: TestServices, { id, shop, story }: PlannedPhoto, day: number): Tell[] {
  const decisions: (Decision | false)[] = [
    story.keptUntil === day + 60 && { kind: "extend", days: 60 },
    story.archived === day && { kind: "archive" },
    story.held?.from === day && { kind: "hold", reason: "dispute" },
    story.held?.to === day && { kind: "release" },
  ];
  return decisions.flatMap((decision) => {
    let done = false;
    const decide = async () => {
      if (done || !decision) return;
      done = true;
      await keepPictures(services, { shopId: shop.id, imageIds: [id], decision, actor: "merchant" });
    };
    return decision ? [decide] : [];
  });
}

/** Moves all that waits to be moved, as far as it gets. */
async function moveAll(services: TestServices): Promise<void> {
  services.bell.rung.length = 0;
  const waiting = await services.db.image.findMany({
    where: { OR: [{ wantedTier: { not: null } }, { moveBegunAt: { not: null } }], status: "completed" },
    select: { id: true },
  });
  for (const { id } of waiting) await moveTier(services, { imageId: id }).catch(() => {});
}

/** Row, bytes, log and sums of a shop agree with each other and with the oracle. */
async function expectPromisesKept(
  services: TestServices,
  photos: PlannedPhoto[],
  { today, archives }: { today: number; archives: boolean },
) {
  const { db, storage } = services;
  const shopId = photos[0]?.shop.id ?? "";
  const rows = new Map((await db.image.findMany({ where: { shopId } })).map((row) => [row.id, row]));
  const wrong: unknown[] = [];
  for (const { id, copyId, story } of photos) {
    const { tiers } = whereIs(story, { today, archives });
    for (const picture of copyId ? [id, copyId] : [id]) {
      const row = rows.get(picture);
      const found = row?.status === "gone" ? "gone" : row?.tier;
      if (!tiers.some((tier) => tier === found) || row?.wantedTier)
        wrong.push({ tiers, found, copy: picture !== id, story, row });
    }
  }
  expect(wrong).toEqual([]);

  const stored = [...rows.values()].filter(({ status }) => status === "completed");
  const keys: string[] = [];
  for (const tier of ["temporary", "order_pending", "order_completed", "archived"]) {
    for await (const { key } of storage.list(`${tier}/${shopId}`)) keys.push(key);
  }
  expect(keys.sort()).toEqual(stored.map(({ storageKey }) => storageKey).sort());

  expect((await verifyLog(services, { shopId })).fault).toBeNull();
  const log = await db.retentionLogEntry.findMany({ where: { shopId }, orderBy: { seq: "asc" } });
  const lives = Map.groupBy(log, ({ imageId }) => imageId);
  for (const { id, status, tier } of rows.values()) {
    const life = lives.get(id) ?? [];
    const steps = life.filter(({ event }) => event === "moved");
    expect(life.filter(({ event }) => event === "received")).toHaveLength(1);
    expect(life.filter(({ event }) => event === "deleted")).toHaveLength(status === "gone" ? 1 : 0);
    expect(["temporary", ...steps.map(({ toTier }) => toTier)]).toEqual([
      ...steps.map(({ fromTier }) => fromTier),
      tier,
    ]);
  }

  const totals = await listStorageTotals(services, { shopId });
  expect(totals.reduce((sum, { objects }) => sum + objects, 0)).toBe(stored.length);
  expect(totals.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(
    stored.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
  );
  return { gone: rows.size - stored.length, stored: stored.length };
}
