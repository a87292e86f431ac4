import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../app/database.server.ts";
import { openShops } from "../../scripts/open-shops.mjs";
import { photoBytes } from "../helpers/builders.ts";
import { cropFor, httpShopper, knock, offeredProduct, until } from "../helpers/http-shopper.ts";
import { useStack } from "../helpers/stack.ts";

const stack = useStack({ env: { LEASE_MS: "1000", SWEEP_MS: "500" } });
beforeAll(() => openShops(stack().urls), 60_000);

test("a worker killed ten times in the middle of a render makes one print in the end, and nothing is stuck", async () => {
  const { urls, env, parts } = stack();
  const db = openDatabase(String(env.DATABASE_URL));
  const shopper = httpShopper(urls.storefronts.pawprints);
  const product = await offeredProduct(urls.control, "pawprints", "the-howl");
  const photoId = await shopper.upload(await photoBytes({ widthPx: 4000, heightPx: 3000 }));
  const chosen = cropFor({ widthPx: 4000, heightPx: 3000 }, await shopper.artwork(product.artworkVersionId));
  const { lineId } = await shopper.personalize(product, { photoId, ...chosen });
  const lines = [{ variantId: product.variantId, quantity: 1, properties: { _likeness: lineId } }];
  await knock(urls.control, "checkout/pawprints", { lines, paid: true });

  let killed = 0;
  const rendering = () => db.print.findFirst({ where: { status: "processing", leaseUntil: { gt: new Date() } } });
  while (killed < 10) {
    const found = await until(
      async () =>
        (await rendering()) ?? (await db.print.findFirst({ where: { status: { in: ["completed", "failed"] } } })),
      (print) => print !== null,
      { withinMs: 20_000, everyMs: 5, what: "a print under way" },
    );
    if (found?.status !== "processing") break;
    await parts.worker?.stop({ signal: "SIGKILL" });
    killed += 1;
    await parts.worker?.start();
  }

  const print = await until(
    () => db.print.findFirstOrThrow({ include: { image: true } }),
    ({ status }) => status === "completed",
    { withinMs: 60_000, what: "the print" },
  );
  expect(killed).toBe(10);
  expect(await db.print.count()).toBe(1);
  expect(await db.image.count({ where: { kind: "print" } })).toBe(1);
  expect(print.image).toMatchObject({ status: "completed", widthPx: 3000, heightPx: 3600 });

  const left = () =>
    db.image.count({ where: { OR: [{ status: { in: ["pending", "processing"] } }, { wantedTier: { not: null } }] } });
  await until(left, (count) => count === 0, { what: "no picture left waiting" });
  expect(await db.webhookDelivery.count({ where: { status: { not: "applied" } } })).toBe(0);
  await db.$disconnect();
}, 240_000);
