import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PrismaClient } from "@prisma/client";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { openDatabase } from "../../app/database.server.ts";
import { listOrders } from "../../app/domain/orders/list-orders.ts";
import { moveTier } from "../../app/domain/retention/move-tier.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import type { Services } from "../../app/domain/services.ts";
import { listStorageTotals } from "../../app/domain/storage/list-storage-totals.ts";
import { sweepStorageChanges } from "../../app/domain/storage/sweep-storage-changes.ts";
import { freshDatabase, withClient } from "../../scripts/database.mjs";
import { claimPorts, FIRST_TEST_PORT } from "../../scripts/ports.mjs";
import { startPostgres } from "../../scripts/postgres.mjs";
import type { Figure } from "../index.ts";

const shopCount = 20;
const imageCount = 1_000_000;
const orderCount = 100_000;
const dueCount = 20_000;
const moveCount = 300;

/** Photos kept, moved and let go on a disk, with a million of them in the table. */
export async function storage(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "likeness-storage-"));
  const { ports, release } = await claimPorts({ from: FIRST_TEST_PORT });
  const postgres = await startPostgres({ dataDir: path.join(folder, "postgres"), port: ports.postgres, durable: true });
  const url = await freshDatabase(postgres.url, "bench_storage");
  const db = openDatabase(url);
  try {
    // Only what the sweeps touch; anything else they should reach for fails loudly.
    const services = {
      ...{ db, storage: diskStorage(path.join(folder, "objects")), clock: { now: () => new Date() } },
      ...{ bell: { ring: async () => {} }, log: { info() {}, warn: console.warn, error: console.error } },
    } as unknown as Services;
    return await measure(services, { db, url, objects: path.join(folder, "objects") });
  } finally {
    await db.$disconnect();
    await postgres.stop();
    await release();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Ground {
  db: PrismaClient;
  url: string;
  objects: string;
}

async function measure(services: Services, { db, url, objects }: Ground) {
  const shops = Array.from({ length: shopCount }, () => randomUUID());
  await seedShops(db, shops);
  await seedImages(url, shops, 1_000);
  const idleSmall = await p95(50, () => sweepPhotos(services));
  await seedImages(url, shops, imageCount);
  await seedOrders(url, shops);
  await sweepStorageChanges(services);
  await withClient(url, (client) => client.query("VACUUM ANALYZE"));
  const idle = await p95(50, () => sweepPhotos(services));

  await seedDue(db, shops, objects);
  const before = process.memoryUsage.rss();
  const begun = performance.now();
  const { deleted } = await sweepPhotos(services);
  const seconds = (performance.now() - begun) / 1_000;
  const grown = process.memoryUsage.rss() - before;

  const moving = await seedMoves(db, shops[0] ?? "", objects);
  const movesBegun = performance.now();
  await Promise.all(
    [0, 1, 2, 3].map(async (lane) => {
      for (let at = lane; at < moving.length; at += 4) await moveTier(services, { imageId: moving[at] ?? "" });
    }),
  );
  const moveSeconds = (performance.now() - movesBegun) / 1_000;

  const [shopId = ""] = shops;
  const totals = await p95(50, () => listStorageTotals(services, { shopId }));
  const all = await p95(20, () => listStorageTotals(services));
  const page = await p95(50, () => listOrders(services, { shopId }));
  const logBegun = performance.now();
  const { entries } = await verifyLog(services, { shopId });
  const logSeconds = (performance.now() - logBegun) / 1_000;
  return [
    { name: "a sweep with nothing due, 1,000 pictures, p95", value: idleSmall, unit: "ms" as const },
    {
      ...{ name: "a sweep with nothing due, 1,000,000 pictures, p95", value: idle, unit: "ms" as const },
      ...{ against: { name: "with 1,000", value: idleSmall }, ratio: idle / idleSmall },
    },
    {
      name: `${deleted.toLocaleString("en")} pictures let go, rows, files and log`,
      value: deleted / seconds,
      unit: "per second" as const,
    },
    { name: "memory grown meanwhile", value: grown, unit: "bytes" as const },
    { name: `${moving.length} pictures moved`, value: moving.length / moveSeconds, unit: "per second" as const },
    { name: "what a shop stores, p95", value: totals, unit: "ms" as const },
    { name: "what every shop stores, p95", value: all, unit: "ms" as const },
    { name: "first page of orders, p95", value: page, unit: "ms" as const },
    { name: "entries of a log verified", value: entries / logSeconds, unit: "per second" as const },
  ];
}

/** The time that 19 of 20 runs stay under; the first runs warm up and do not count. */
async function p95(runs: number, work: () => Promise<unknown>): Promise<number> {
  for (let run = 0; run < 3; run += 1) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? Number.NaN;
}

async function seedShops(db: PrismaClient, shops: string[]): Promise<void> {
  for (const [n, id] of shops.entries()) {
    await db.shop.create({ data: { id, domain: `bench-${n}.myshopify.com`, name: "Bench", settings: { create: {} } } });
    const artwork = await db.artwork.create({ data: { shopId: id, handle: "plain", title: "Plain" } });
    const version = await db.artworkVersion.create({
      data: { shopId: id, artworkId: artwork.id, number: 1, document: {}, files: {}, sha256: "00" },
    });
    await db.personalization.create({
      data: {
        shopId: id,
        publicId: `bench-${n}`,
        productId: "1",
        artworkVersionId: version.id,
        recipe: {},
        recipeHash: "00",
      },
    });
  }
}

/** Pictures of all tiers and kinds, none of them due. */
function seedImages(url: string, shops: string[], count: number): Promise<unknown> {
  const sql = `
    INSERT INTO images (id, shop_id, kind, status, tier, storage_key, sha256, bytes, content_type, received_at, expires_at, created_at, updated_at)
    SELECT gen_random_uuid(), ($1::uuid[])[1 + n % ${shops.length}],
           (ARRAY['original', 'preview', 'print', 'working_copy']::image_kind[])[1 + n % 4], 'completed',
           (ARRAY['temporary', 'order_pending', 'order_completed', 'archived']::tier[])[1 + (n / 7) % 4],
           'temporary/' || n, md5(n::text) || md5(n::text), 100000 + n % 5000000, 'image/jpeg',
           now() - (n % 300) * interval '1 day', now() + (1 + n % 300) * interval '1 day', now() - (n % 300) * interval '1 day', now()
      FROM generate_series(1, ${count}) AS n`;
  return withClient(url, (client) => client.query(sql, [shops]));
}

function seedOrders(url: string, shops: string[]): Promise<unknown> {
  const orders = `
    INSERT INTO orders (id, shop_id, shopify_order_id, name, placed_at, paid_at, shopify_updated_at, shopify_told_at, updated_at)
    SELECT gen_random_uuid(), ($1::uuid[])[1 + n % ${shops.length}], n::text, '#' || n, now() - n * interval '5 minutes',
           now(), now(), now(), now()
      FROM generate_series(1, ${orderCount}) AS n`;
  // One order in a hundred lacks its photo.
  const items = `
    INSERT INTO order_items (id, shop_id, order_id, shopify_line_id, title, quantity, current_quantity, personalization_id, flag, updated_at)
    SELECT gen_random_uuid(), o.shop_id, o.id, o.shopify_order_id, 'Poster', 1, 1, p.id,
           CASE WHEN o.shopify_order_id::int % 2000 < 20 THEN 'missing'::order_item_flag END, now()
      FROM orders o JOIN personalizations p ON p.shop_id = o.shop_id`;
  return withClient(url, async (client) => {
    await client.query(orders, [shops]);
    await client.query(items);
  });
}

/** Pictures whose time is over, with a file each. */
async function seedDue(db: PrismaClient, shops: string[], objects: string): Promise<void> {
  const due = Array.from({ length: dueCount }, (_, n) => ({ id: randomUUID(), shopId: shops[n % shops.length] ?? "" }));
  await seedWithFiles(db, due, objects, new Date(Date.now() - 1_000));
}

async function seedMoves(db: PrismaClient, shopId: string, objects: string): Promise<string[]> {
  const moving = Array.from({ length: moveCount }, () => ({ id: randomUUID(), shopId }));
  await seedWithFiles(db, moving, objects, new Date(Date.now() + 86_400_000));
  const ids = moving.map(({ id }) => id);
  await db.image.updateMany({ where: { id: { in: ids } }, data: { wantedTier: "order_pending" } });
  return ids;
}

const file = Buffer.alloc(20_000, 7);
const fileHash = createHash("sha256").update(file).digest("hex");

async function seedWithFiles(
  db: PrismaClient,
  rows: { id: string; shopId: string }[],
  objects: string,
  expiresAt: Date,
) {
  const keyOf = ({ id, shopId }: { id: string; shopId: string }) => `temporary/${shopId}/${id}/original`;
  const receivedAt = new Date(expiresAt.getTime() - 7 * 86_400_000);
  const stored = { kind: "original", status: "completed", sha256: fileHash, bytes: file.length, expiresAt } as const;
  await db.image.createMany({
    data: rows.map((row) => ({ ...row, ...stored, storageKey: keyOf(row), receivedAt })),
  });
  for (const row of rows) {
    const place = path.join(objects, keyOf(row));
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, file);
  }
}
