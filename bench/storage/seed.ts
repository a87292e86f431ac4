import { createHash, randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { PrismaClient } from "@prisma/client";
import { domainHash } from "../../app/domain/credits/account.ts";
import { withClient } from "../../scripts/database.mjs";

/** Each photo is four pictures: the original, its working copy, its preview, and its print or thumbnail. */
export const photoCount = 250_000;
export const orderCount = 100_000;
const choiceCount = 150_000;

export interface Ground {
  db: PrismaClient;
  url: string;
  /** The folder the disk's objects lie in. */
  objects: string;
  /** The first of them has half of everything. */
  shops: string[];
}

export async function seedShops(db: PrismaClient, count: number): Promise<string[]> {
  const shops = Array.from({ length: count }, () => randomUUID());
  for (const [n, id] of shops.entries()) {
    await db.shop.create({ data: { id, domain: `bench-${n}.myshopify.com`, name: "Bench", settings: { create: {} } } });
    await db.shopCredits.create({ data: { shopId: id, domainHash: domainHash(`bench-${n}.myshopify.com`) } });
    const artwork = await db.artwork.create({ data: { shopId: id, handle: "plain", title: "Plain" } });
    await db.artworkVersion.create({
      data: { shopId: id, artworkId: artwork.id, number: 1, document: {}, files: {}, sha256: "00" },
    });
  }
  return shops;
}

/** Whose number n is: every second one the first shop's, the rest shared by the others. `$1` are the shops. */
const shopOf = "($1::uuid[])[CASE WHEN n % 2 = 0 THEN 1 ELSE 2 + (n / 2) % (cardinality($1::uuid[]) - 1) END]";
const idOf = (kind: string) => `md5('${kind}' || n)::uuid`;
const recipeOf = "md5('recipe' || n) || md5('recipe' || n)";

/** Photos and what was made of them, in all tiers and months, one in fifty gone, none of them due. */
export async function seedPhotos({ url, shops }: Ground, { from, to }: { from: number; to: number }): Promise<void> {
  const kinds = {
    original: { recipe: "NULL", photo: "NULL" },
    working_copy: { recipe: "NULL", photo: idOf("original") },
    preview: { recipe: recipeOf, photo: "NULL" },
    print: { recipe: recipeOf, photo: "NULL", only: `n <= ${orderCount}` },
    thumbnail: { recipe: recipeOf, photo: "NULL", only: `n > ${orderCount}` },
  };
  await withClient(url, async (client) => {
    for (const [kind, { recipe, photo, ...more }] of Object.entries(kinds)) {
      const only = "only" in more ? more.only : "true";
      await client.query(
        `INSERT INTO images (id, shop_id, kind, status, tier, storage_key, sha256, bytes, content_type, file_name, pet_name,
                             recipe_hash, photo_id, received_at, expires_at, deleted_at, created_at, updated_at)
         SELECT ${idOf(kind)}, ${shopOf}, '${kind}',
                (CASE WHEN n % 50 = 49 THEN 'gone' ELSE 'completed' END)::image_status,
                (ARRAY['temporary', 'order_pending', 'order_completed', 'archived']::tier[])[1 + (n / 7) % 4],
                CASE WHEN n % 50 < 49 THEN 'temporary/' || n || '/${kind}' END,
                md5('${kind}' || n) || md5('${kind}' || n), 100000 + n % 5000000, 'image/jpeg',
                CASE WHEN '${kind}' = 'original' THEN 'IMG_' || (1000 + n % 9000) || '.jpg' END,
                CASE WHEN '${kind}' = 'original' THEN 'Pet ' || n % 200 END,
                ${recipe}, ${photo}, now() - (n % 300) * interval '1 day',
                CASE WHEN n % 50 < 49 THEN now() + (1 + n % 300) * interval '1 day' END,
                CASE WHEN n % 50 = 49 THEN now() - interval '1 day' END, now() - (n % 300) * interval '1 day', now()
           FROM generate_series(${from}, ${to}) AS n WHERE ${only}`,
        [shops],
      );
    }
  });
}

/** Choices of photos, and orders of choices: one in a hundred lacks its photo, the newest are not printed yet. */
export async function seedOrders({ url, shops }: Ground): Promise<void> {
  const choices = `
    INSERT INTO personalizations (id, shop_id, public_id, product_id, artwork_version_id, recipe, recipe_hash, created_at, updated_at)
    SELECT ${idOf("choice")}, v.shop_id, 'choice-' || n, (1 + n % 40)::text, v.id, '{}', ${recipeOf},
           now() - (n % 300) * interval '1 day', now()
      FROM generate_series(1, ${choiceCount}) AS n JOIN artwork_versions v ON v.shop_id = ${shopOf}`;
  const chosen = `
    INSERT INTO personalization_photos (personalization_id, slot, image_id)
    SELECT ${idOf("choice")}, 'photo', ${idOf("original")} FROM generate_series(1, ${choiceCount}) AS n`;
  const orders = `
    INSERT INTO orders (id, shop_id, shopify_order_id, name, placed_at, paid_at, fulfilled_at, cancelled_at,
                        shopify_updated_at, shopify_told_at, updated_at)
    SELECT ${idOf("order")}, ${shopOf}, n::text, '#' || n, now() - n * interval '5 minutes', now(),
           CASE WHEN n > 2000 AND n % 1000 > 4 THEN now() END, CASE WHEN n % 40 = 7 THEN now() END, now(), now(), now()
      FROM generate_series(1, ${orderCount}) AS n`;
  const items = `
    INSERT INTO order_items (id, shop_id, order_id, shopify_line_id, product_id, title, quantity, current_quantity,
                             personalization_id, flag, updated_at)
    SELECT ${idOf("item")}, ${shopOf}, ${idOf("order")}, n::text, (1 + n % 40)::text, 'Poster', 1, 1,
           CASE WHEN n % 2000 >= 20 THEN ${idOf("choice")} END,
           CASE WHEN n % 2000 < 20 THEN 'missing'::order_item_flag END, now()
      FROM generate_series(1, ${orderCount}) AS n`;
  const prints = `
    INSERT INTO prints (id, shop_id, order_item_id, personalization_id, recipe_hash, status, image_id, completed_at, created_at, updated_at)
    SELECT gen_random_uuid(), ${shopOf}, ${idOf("item")}, ${idOf("choice")}, ${recipeOf},
           (CASE WHEN n < 200 THEN 'pending' WHEN n % 500 = 33 THEN 'failed' ELSE 'completed' END)::print_status,
           CASE WHEN n >= 200 THEN ${idOf("print")} END, CASE WHEN n >= 200 THEN now() - n * interval '5 minutes' END,
           now(), now()
      FROM generate_series(1, ${orderCount}) AS n WHERE n % 2000 >= 20`;
  const days = `
    INSERT INTO storage_days (shop_id, day, tier, kind, objects, bytes)
    SELECT shop, current_date - day, tier, kind, 1000 + day, (1000 + day) * 1000000::bigint
      FROM unnest($1::uuid[]) shop, generate_series(1, 90) day, unnest(enum_range(NULL::tier)) tier,
           unnest(enum_range(NULL::image_kind)) kind`;
  const access = `
    INSERT INTO access_days (shop_id, day) SELECT shop, current_date - day FROM unnest($1::uuid[]) shop, generate_series(0, 365) day`;
  await withClient(url, async (client) => {
    await client.query(choices, [shops]);
    await client.query(chosen);
    await client.query(orders, [shops]);
    await client.query(items, [shops]);
    await client.query(prints, [shops]);
    await client.query(days, [shops]);
    await client.query(access, [shops]);
  });
}

const file = Buffer.alloc(20_000, 7);
const fileHash = createHash("sha256").update(file).digest("hex");

/** Pictures whose time is over, with a file each. */
export async function seedDue({ shops, ...ground }: Ground, count: number): Promise<void> {
  const due = Array.from({ length: count }, (_, n) => ({ id: randomUUID(), shopId: shops[n % shops.length] ?? "" }));
  await seedWithFiles(ground, due, new Date(Date.now() - 1_000));
}

/** Pictures that an order wants elsewhere, with a file each. */
export async function seedMoves({ shops, ...ground }: Ground, count: number): Promise<string[]> {
  const moving = Array.from({ length: count }, () => ({ id: randomUUID(), shopId: shops[0] ?? "" }));
  await seedWithFiles(ground, moving, new Date(Date.now() + 86_400_000));
  const ids = moving.map(({ id }) => id);
  await ground.db.image.updateMany({ where: { id: { in: ids } }, data: { wantedTier: "order_pending" } });
  return ids;
}

async function seedWithFiles(
  { db, objects }: Pick<Ground, "db" | "objects">,
  rows: { id: string; shopId: string }[],
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

/** Of the first shop: what it bought at once, and then a print after the other over a year, set aside and spent. */
export async function seedLedger({ url, shops }: Ground, entries: number): Promise<void> {
  const [shop] = shops;
  const bought = entries;
  const first = `
    INSERT INTO credit_transactions (shop_id, seq, kind, available, held, available_after, held_after, external_id, at)
    VALUES ($1::uuid, 1, 'purchase', ${bought}, 0, ${bought}, 0, 'bought', now() - interval '366 days')`;
  // Of each print two entries; the balance they come to is told by their number.
  const rest = `
    INSERT INTO credit_transactions (shop_id, seq, kind, available, held, available_after, held_after, external_id, price_version, at)
    SELECT $1::uuid, n, CASE WHEN n % 2 = 0 THEN 'reserve'::credit_kind ELSE 'capture'::credit_kind END,
           CASE WHEN n % 2 = 0 THEN -1 ELSE 0 END, CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END,
           ${bought} - n / 2, CASE WHEN n % 2 = 0 THEN 1 ELSE 0 END, md5('hold' || n / 2)::uuid::text, 1,
           now() - interval '365 days' * (1 - n::float8 / ${entries})
      FROM generate_series(2, ${entries}) AS n`;
  const sums = `
    UPDATE shop_credits SET (available, held, seq) = (SELECT available_after, held_after, seq FROM credit_transactions
      WHERE shop_id = $1::uuid ORDER BY seq DESC LIMIT 1) WHERE shop_id = $1::uuid`;
  await withClient(url, async (client) => {
    await client.query("ALTER TABLE credit_transactions DISABLE TRIGGER USER");
    await client.query("ALTER TABLE shop_credits DISABLE TRIGGER USER");
    for (const query of [first, rest, sums]) await client.query(query, [shop]);
    await client.query("ALTER TABLE credit_transactions ENABLE TRIGGER USER");
    await client.query("ALTER TABLE shop_credits ENABLE TRIGGER USER");
  });
}
