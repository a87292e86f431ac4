import { expect, test } from "vitest";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import type { Recipe } from "../../app/domain/recipes/recipe.ts";
import { requestRendition } from "../../app/domain/renders/request-rendition.ts";
import { cleanStorage } from "../../app/domain/storage/clean-storage.ts";
import { aPersonalization, orderPayload, type Personalized } from "../helpers/builders.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

function emergency(
  services: TestServices,
  { id: shopId }: { id: string },
  { targetBytes = 1e12, includeOrders = false, execute = true } = {},
) {
  const cleanup = { kind: "emergency", targetBytes, includeOrders } as const;
  return cleanStorage(services, { cleanup, shopId, execute });
}

async function ordered(services: TestServices, shipped: boolean, given: { shop?: Personalized["shop"] } = {}) {
  const one = await aPersonalization(services, given);
  await hearBells(services);
  const { shop, productId, lineId } = one;
  const payload = orderPayload(services, {
    lines: [{ productId, lineId }],
    financial_status: "paid",
    fulfillment_status: shipped ? "fulfilled" : null,
  });
  await recordOrder(services, { shopId: shop.id, snapshot: readOrderPayload(payload), at: services.clock.now() });
  await hearBells(services);
  return one;
}

const kindsLeft = async ({ db }: TestServices, shopId: string) =>
  (await db.image.findMany({ where: { shopId, status: "completed" }, orderBy: { kind: "asc" } })).map(
    ({ kind }) => kind,
  );

test("photos nobody ordered go first, the oldest of them, and no more than is needed", async () => {
  const services = await testServices();
  const first = await aPersonalization(services);
  await hearBells(services);
  services.clock.moveDays(1);
  const second = await aPersonalization(services, { shop: first.shop });
  await hearBells(services);
  const shipped = await ordered(services, true, { shop: first.shop });
  const done = await emergency(services, first.shop, { targetBytes: 1 });
  expect(done.bytes).toBeGreaterThanOrEqual(1);
  const states = await Promise.all(
    [first, second, shipped].map(async ({ photo }) => services.db.image.findUniqueOrThrow({ where: { id: photo.id } })),
  );
  expect(states.map(({ status }) => status)).toEqual(["gone", "completed", "completed"]);
});

test("then what can be made again goes; the photo of a shipped order stays, and makes it again", async () => {
  const services = await testServices();
  const { shop, personalization } = await ordered(services, true);
  expect((await kindsLeft(services, shop.id)).length).toBeGreaterThan(2);
  await emergency(services, shop);
  expect(await kindsLeft(services, shop.id)).toEqual(["original"]);
  const { recipeHash } = personalization;
  const recipe = personalization.recipe as unknown as Recipe;
  await requestRendition(services, { shopId: shop.id, kind: "preview", recipe, recipeHash });
  await hearBells(services);
  expect(await kindsLeft(services, shop.id)).toContain("preview");
});

test("photos of shipped orders go only where that is asked for, those of open orders never", async () => {
  const services = await testServices();
  const shipped = await ordered(services, true);
  const { shop } = shipped;
  const open = await ordered(services, false, { shop });
  const told = await emergency(services, shop, { includeOrders: true, execute: false });
  const done = await emergency(services, shop, { includeOrders: true });
  expect([done.pictures, done.bytes]).toEqual([told.pictures, told.bytes]);
  const photos = await services.db.image.findMany({ where: { id: { in: [shipped.photo.id, open.photo.id] } } });
  expect(Object.fromEntries(photos.map(({ id, status }) => [id, status]))).toEqual({
    [shipped.photo.id]: "gone",
    [open.photo.id]: "completed",
  });
  expect(await kindsLeft(services, shop.id)).toContain("print");
});

test("a picture that could not be made again, for its photo is gone, stays", async () => {
  const services = await testServices();
  const { shop, photo } = await ordered(services, true);
  await services.db.image.update({ where: { id: photo.id }, data: { status: "gone", storageKey: null } });
  const before = await kindsLeft(services, shop.id);
  expect(before.length).toBeGreaterThan(0);
  await emergency(services, shop);
  expect(await kindsLeft(services, shop.id)).toEqual(before);
});
