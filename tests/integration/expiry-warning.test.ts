import { expect, test } from "vitest";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { findExpiring } from "../../app/domain/retention/find-expiring.ts";
import { keepPictures } from "../../app/domain/retention/keep-pictures.ts";
import { warnOfExpiry } from "../../app/domain/retention/warn-of-expiry.ts";
import { aPersonalization, aShop, orderPayload, type Personalized } from "../helpers/builders.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

async function ordered(services: TestServices, personalized: Personalized) {
  const { shop, productId, lineId } = personalized;
  const snapshot = readOrderPayload(
    orderPayload(services, { lines: [{ productId, lineId }], financial_status: "paid" }),
  );
  await recordOrder(services, { shopId: shop.id, snapshot, at: services.clock.now() });
  await hearBells(services);
}

const warnings = ({ db }: TestServices, shopId: string) =>
  db.activityEntry.count({ where: { shopId, event: "photo-expiring", orderId: { not: null } } });

test("the merchant of an order that waits is told five days before its photo goes, once, and again after it was extended", async () => {
  const services = await testServices();
  const mine = await aPersonalization(services);
  const shopId = mine.shop.id;
  await ordered(services, mine);
  services.clock.moveDays(24);
  await warnOfExpiry(services);
  expect(await warnings(services, shopId)).toBe(0);
  expect(await findExpiring(services, { shopId })).toBeNull();

  services.clock.moveDays(2);
  await Promise.all([1, 2, 3].map(() => warnOfExpiry(services)));
  expect(await warnings(services, shopId)).toBe(1);
  const expiring = await findExpiring(services, { shopId });
  expect(expiring?.imageIds).toEqual([mine.photo.id]);
  expect(await findExpiring(services, { shopId: (await aShop(services)).id })).toBeNull();

  const decision = { kind: "extend", days: 35 } as const;
  await keepPictures(services, { shopId, imageIds: expiring?.imageIds ?? [], decision, actor: "merchant" });
  expect(await findExpiring(services, { shopId })).toBeNull();
  services.clock.moveDays(31);
  await warnOfExpiry(services);
  expect(await warnings(services, shopId)).toBe(2);
});

test("nobody is warned of a photo that no order waits for", async () => {
  const services = await testServices();
  const mine = await aPersonalization(services);
  services.clock.moveDays(5);
  await warnOfExpiry(services);
  expect(await warnings(services, mine.shop.id)).toBe(0);
});
