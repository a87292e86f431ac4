import { cp, rename } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { withClient } from "../../scripts/database.mjs";
import { openShops } from "../../scripts/open-shops.mjs";
import { cropFor, httpShopper, knock, offeredProduct, type ShopperRefused, until } from "../helpers/http-shopper.ts";
import { photoBytes } from "../helpers/photo.ts";
import { useStack } from "../helpers/stack.ts";

const stack = useStack({ env: { LEASE_MS: "1500", SWEEP_MS: "700" } });
beforeAll(() => openShops(stack().urls), 60_000);

const size = { widthPx: 1600, heightPx: 1200 };
const awayMs = 10_000;

/** A shopper's whole way to a paid order; any step may be refused while something is away. */
async function buy() {
  const { urls } = stack();
  const shopper = httpShopper(urls.storefronts.pawprints);
  const product = await offeredProduct(urls.control, "pawprints", "the-howl");
  const chosen = cropFor(size, await shopper.artwork(product.artworkVersionId));
  const photoId = await shopper.upload(await photoBytes(size));
  const { lineId } = await shopper.personalize(product, { photoId, ...chosen });
  const lines = [{ variantId: product.variantId, quantity: 1, properties: { _likeness: lineId } }];
  await knock(urls.control, "checkout/pawprints", { lines, paid: true });
}

async function column(query: string): Promise<string[]> {
  return withClient(String(stack().env.DATABASE_URL), async (client) => {
    const { rows } = await client.query({ text: query, rowMode: "array" });
    return rows.map(([value]) => String(value));
  });
}

async function allPrinted(count: number): Promise<void> {
  const all = (seen: string[]) => seen.length === count && seen.every((status) => status === "completed");
  await until(() => column("SELECT status FROM prints"), all, {
    withinMs: 60_000,
    everyMs: 500,
    what: `${count} prints`,
  });
  expect(stack().parts.worker?.pid).toBeDefined();
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("with Redis away for ten seconds orders are taken all the same, and printed when it is back", async () => {
  const { parts } = stack();
  await parts.redis?.stop({ signal: "SIGKILL" });
  await buy();
  await wait(awayMs);
  await parts.redis?.start();
  await allPrinted(1);
}, 120_000);

test("with Postgres away for ten seconds callers are told to come again, and what Shopify said is not lost", async () => {
  const { parts, urls } = stack();
  const before = httpShopper(urls.storefronts.pawprints);
  await before.session();
  await parts.postgres?.stop({ signal: "SIGKILL" });

  const refused = (await before.call("/session", {}).catch((error: unknown) => error)) as ShopperRefused;
  expect(refused).toMatchObject({ status: 503, code: "unavailable" });
  expect((await fetch(`${urls.web}/health/live`)).status).toBe(200);
  expect((await fetch(`${urls.web}/health/ready`)).status).toBe(503);

  const product = await offeredProduct(urls.control, "pawprints", "the-howl");
  const lines = [{ variantId: product.variantId, quantity: 1, properties: { _likeness: "forged.id" } }];
  await knock(urls.control, "checkout/pawprints", { lines, paid: true });
  await wait(awayMs);
  await parts.postgres?.start();

  const flagged = () => column("SELECT id FROM order_items WHERE flag = 'forged'");
  await until(flagged, (items) => items.length === 1, {
    withinMs: 60_000,
    everyMs: 500,
    what: "the order Shopify told again",
  });
  await buy();
  await allPrinted(2);
}, 120_000);

test("with storage away for ten seconds a paid order waits, and is printed when it is back", async () => {
  const { folder, urls } = stack();
  const shopper = httpShopper(urls.storefronts.pawprints);
  const product = await offeredProduct(urls.control, "pawprints", "the-howl");
  const chosen = cropFor(size, await shopper.artwork(product.artworkVersionId));
  const photoId = await shopper.upload(await photoBytes(size));

  const storage = join(folder, "storage");
  await rename(join(storage, "temporary"), join(folder, "temporary-away"));
  await rename(join(storage, "artworks"), join(folder, "artworks-away"));
  const { lineId } = await shopper.personalize(product, { photoId, ...chosen });
  const lines = [{ variantId: product.variantId, quantity: 1, properties: { _likeness: lineId } }];
  await knock(urls.control, "checkout/pawprints", { lines, paid: true });
  await wait(awayMs);
  await rename(join(folder, "artworks-away"), join(storage, "artworks"));
  // Into the folder, which the app may have made anew meanwhile.
  await cp(join(folder, "temporary-away"), join(storage, "temporary"), { recursive: true });
  await allPrinted(3);
}, 120_000);
