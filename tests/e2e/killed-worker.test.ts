import { beforeAll, expect, test } from "vitest";
import { withClient } from "../../scripts/database.mjs";
import { openShops } from "../../scripts/open-shops.mjs";
import { cropFor, httpShopper, knock, offeredProduct, until } from "../helpers/http-shopper.ts";
import { photoBytes } from "../helpers/photo.ts";
import { useStack } from "../helpers/stack.ts";

const stack = useStack({ env: { LEASE_MS: "1000", SWEEP_MS: "500" } });
beforeAll(() => openShops(stack().urls), 60_000);

const size = { widthPx: 4000, heightPx: 3000 };

async function rows<Row>(query: string): Promise<Row[]> {
  return withClient(String(stack().env.DATABASE_URL), async (client) => (await client.query(query)).rows as Row[]);
}

async function buy(): Promise<void> {
  const { urls } = stack();
  const shopper = httpShopper(urls.storefronts.pawprints);
  const product = await offeredProduct(urls.control, "pawprints", "the-howl");
  const photoId = await shopper.upload(await photoBytes(size));
  const chosen = cropFor(size, await shopper.artwork(product.artworkVersionId));
  const { lineId } = await shopper.personalize(product, { photoId, ...chosen });
  const lines = [{ variantId: product.variantId, quantity: 1, properties: { _likeness: lineId } }];
  await knock(urls.control, "checkout/pawprints", { lines, paid: true });
}

test("a worker killed ten times in the middle of a render makes one print in the end, and nothing is stuck", async () => {
  const { worker } = stack().parts;
  await buy();

  for (let killed = 0; killed < 10; killed += 1) {
    const underWay = () => rows("SELECT 1 FROM prints WHERE status = 'processing' AND lease_until > now()");
    await until(underWay, (found) => found.length === 1, { everyMs: 5, what: "a print under way" });
    await worker?.stop({ signal: "SIGKILL" });
    await worker?.start();
  }

  const prints = () =>
    rows<{ status: string; width_px: number; height_px: number }>(
      "SELECT p.status, i.width_px, i.height_px FROM prints p LEFT JOIN images i ON i.id = p.image_id",
    );
  const printed = await until(prints, ([print]) => print?.status === "completed", {
    withinMs: 60_000,
    what: "the print",
  });
  expect(printed).toEqual([{ status: "completed", width_px: 3000, height_px: 3600 }]);
  expect(await rows("SELECT id FROM images WHERE kind = 'print'")).toHaveLength(1);

  const waiting = () =>
    rows(
      "SELECT kind, status, wanted_tier FROM images WHERE status IN ('pending', 'processing') OR wanted_tier IS NOT NULL",
    );
  await until(waiting, (left) => left.length === 0, { what: "no picture left waiting" });
  expect(await rows("SELECT topic FROM webhook_inbox WHERE status <> 'applied'")).toEqual([]);
}, 240_000);
