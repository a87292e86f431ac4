import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { openDatabase } from "../../app/database.server.ts";
import { moveTier } from "../../app/domain/retention/move-tier.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import type { Services } from "../../app/domain/services.ts";
import { listStorageTotals } from "../../app/domain/storage/list-storage-totals.ts";
import { sweepStorageChanges } from "../../app/domain/storage/sweep-storage-changes.ts";
import { freshDatabase, withClient } from "../../scripts/database.mjs";
import { claimPorts, FIRST_TEST_PORT } from "../../scripts/ports.mjs";
import { startPostgres } from "../../scripts/postgres.mjs";
import type { Figure, SuiteOptions } from "../index.ts";
import { p95 } from "../measure.ts";
import { queries } from "../storage/queries.ts";
import {
  type Ground,
  photoCount,
  seedDue,
  seedLedger,
  seedMoves,
  seedOrders,
  seedPhotos,
  seedShops,
} from "../storage/seed.ts";

const shopCount = 20;
const dueCount = 20_000;
const moveCount = 300;

/**
 * Photos kept, moved and let go on a disk, with a million pictures in the table, and what the admin's pages ask of them
 * (`--part queries`: only that).
 */
export async function storage(_tell: unknown, { part }: SuiteOptions): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "likeness-storage-"));
  const { ports, release } = await claimPorts({ from: FIRST_TEST_PORT });
  const postgres = await startPostgres({ dataDir: path.join(folder, "postgres"), port: ports.postgres, durable: true });
  const url = await freshDatabase(postgres.url, "bench_storage");
  const db = openDatabase(url);
  try {
    const objects = path.join(folder, "objects");
    // Only what is measured needs; anything else it should reach for fails loudly.
    const services = {
      ...{ db, storage: diskStorage(objects), clock: { now: () => new Date() } },
      ...{ bell: { ring: async () => {} }, log: { info() {}, warn: console.warn, error: console.error } },
      links: { read: async (key: string) => key },
      limits: { quotas: { shop: { files: 1e7, bytes: 1e13 } } },
    } as unknown as Services;
    const ground = { db, url, objects, shops: await seedShops(db, shopCount) };
    await seedPhotos(ground, { from: 1, to: 250 });
    const idleSmall = await p95(50, () => sweepPhotos(services));
    await seedPhotos(ground, { from: 251, to: photoCount });
    await seedOrders(ground);
    await seedLedger(ground, 1_000_000);
    await sweepStorageChanges(services);
    await withClient(url, (client) => client.query("VACUUM ANALYZE"));
    const asked = await queries(services, ground.shops[0] ?? "");
    return part === "queries" ? asked : [...(await measureKeeping(services, ground, { idleSmall })), ...asked];
  } finally {
    await db.$disconnect();
    await postgres.stop();
    await release();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureKeeping(services: Services, ground: Ground, { idleSmall }: { idleSmall: number }) {
  const [shopId = ""] = ground.shops;
  const idle = await p95(50, () => sweepPhotos(services));
  await seedDue(ground, dueCount);
  const before = process.memoryUsage.rss();
  const begun = performance.now();
  const { deleted } = await sweepPhotos(services);
  const seconds = (performance.now() - begun) / 1_000;
  const grown = process.memoryUsage.rss() - before;

  const moving = await seedMoves(ground, moveCount);
  const movesBegun = performance.now();
  await Promise.all(
    [0, 1, 2, 3].map(async (lane) => {
      for (let at = lane; at < moving.length; at += 4) await moveTier(services, { imageId: moving[at] ?? "" });
    }),
  );
  const moveSeconds = (performance.now() - movesBegun) / 1_000;

  const totals = await p95(50, () => listStorageTotals(services, { shopId }));
  const all = await p95(20, () => listStorageTotals(services));
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
    { name: "entries of a log verified", value: entries / logSeconds, unit: "per second" as const },
  ];
}
