import { createHash } from "node:crypto";
import type { Shop } from "@prisma/client";
import { DomainError } from "../errors.ts";
import { tiers } from "../photos/object-key.ts";
import type { Services } from "../services.ts";
import { noHash } from "./log-hash.ts";

const batchSize = 500;

/**
 * Shopify asks to forget a shop, two days after it removed the app (shop/redact): all its pictures, artworks and rows.
 * A shop that has the app again keeps everything. May be repeated, and goes on where an earlier run died.
 */
export async function eraseShop(
  services: Services,
  { shopDomain, at }: { shopDomain: string; at: Date },
): Promise<void> {
  const { db, storage, log } = services;
  const shop = await db.shop.findUnique({ where: { domain: shopDomain } });
  if (!shop || shop.installedAt > at || (await isStillThere(services, shop))) return;

  let objects = 0;
  for (const prefix of [...tiers, "incoming", "artworks"]) {
    let batch: string[] = [];
    for await (const { key } of storage.list(`${prefix}/${shop.id}`)) {
      batch.push(key);
      objects += 1;
      if (batch.length < batchSize) continue;
      await storage.delete(batch);
      batch = [];
    }
    await storage.delete(batch);
  }
  await keepEvidence(services, shop, objects);
  await db.session.deleteMany({ where: { shop: shopDomain } });
  await db.webhookDelivery.deleteMany({ where: { shopDomain, topic: { not: "shop/redact" } } });
  await eraseRows(services, shop.id);
  log.info("shop-erased", { shop: shopDomain });
}

/** All that is left to show that a shop's pictures were erased: when, how many, and where its log ended. No name. */
async function keepEvidence({ db, clock }: Services, { id, domain }: Shop, objects: number): Promise<void> {
  const domainHash = createHash("sha256").update(domain).digest("hex");
  const head = await db.retentionLogHead.findUnique({ where: { shopId: id } });
  await db.erasedShop.create({
    data: {
      ...{ domainHash, reason: "shop/redact", objects, erasedAt: clock.now() },
      ...{ logSeq: head?.seq ?? 0, logHash: head?.hash ?? noHash },
    },
  });
}

/** Its uninstall may never have reached us. Then Shopify is asked: a token that is refused proves that the app is gone. */
async function isStillThere({ admin }: Services, shop: Shop): Promise<boolean> {
  if (shop.uninstalledAt) return false;
  try {
    await admin.graphql(shop.domain, "#graphql\n  query IsInstalled { shop { id } }");
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "shop-uninstalled") return false;
    throw error;
  }
}

/** In batches, what hangs on others first: as one statement, a large shop's deletion would outlast any time limit. */
async function eraseRows({ db }: Services, shopId: string): Promise<void> {
  const inBatches = async (find: () => Promise<{ id: string }[]>, drop: (ids: string[]) => Promise<unknown>) => {
    for (let rows = await find(); rows.length > 0; rows = await find()) await drop(rows.map((row) => row.id));
  };
  const page = { where: { shopId }, select: { id: true }, take: batchSize } as const;
  await inBatches(
    () => db.print.findMany(page),
    (ids) => db.print.deleteMany({ where: { shopId, id: { in: ids } } }),
  );
  await inBatches(
    () => db.order.findMany(page),
    (ids) => db.order.deleteMany({ where: { shopId, id: { in: ids } } }),
  );
  await inBatches(
    () => db.personalization.findMany(page),
    (ids) => db.personalization.deleteMany({ where: { shopId, id: { in: ids } } }),
  );
  await inBatches(
    () => db.image.findMany(page),
    (ids) => db.image.deleteMany({ where: { shopId, id: { in: ids } } }),
  );
  await db.refundLine.deleteMany({ where: { shopId } });
  await db.$transaction([
    db.retentionLogHead.deleteMany({ where: { shopId } }),
    db.shop.delete({ where: { id: shopId } }),
  ]);
}
