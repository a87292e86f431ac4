import { expect, test } from "vitest";
import { listActivity } from "../../app/domain/activity/list-activity.ts";
import { listFailures } from "../../app/domain/activity/list-failures.ts";
import { recordActivity } from "../../app/domain/activity/record-activity.ts";
import { retryFailures } from "../../app/domain/activity/retry-failures.ts";
import { listDeliveries } from "../../app/domain/inbox/list-deliveries.ts";
import { aDelivery, aPersonalization, aShop, orderPayload } from "../helpers/builders.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

/** A shop with a print that failed, and messages that were given up: one that can be applied, and one that never can. */
async function troubled(services: TestServices) {
  const made = await aPersonalization(services);
  const { shop, productId, lineId } = made;
  const tell = (topic: string, payload: unknown) => aDelivery(services, shop.domain, { topic, payload });
  await tell("orders/create", orderPayload(services, { lines: [{ productId, lineId }], financial_status: "paid" }));
  await hearBells(services);
  const { db } = services;
  const print = await db.print.findFirstOrThrow({ where: { shopId: shop.id } });
  await db.print.update({
    where: { id: print.id },
    data: { status: "failed", failure: "render-failed", imageId: null },
  });
  const order = orderPayload(services, { lines: [{ productId, lineId }], financial_status: "paid" });
  const good = await tell("orders/create", order);
  const bad = await tell("orders/paid", { id: "nonsense" });
  services.bell.rung.length = 0;
  await db.webhookDelivery.updateMany({ where: { id: { in: [good, bad] } }, data: { status: "failed", attempts: 20 } });
  return { shop, printId: print.id, good, bad };
}

const statusOf = async ({ db }: TestServices, id: string) =>
  (await db.webhookDelivery.findUniqueOrThrow({ where: { id } })).status;

test("what failed is listed with why, and another shop sees none of it", async () => {
  const services = await testServices();
  const { shop, printId, good, bad } = await troubled(services);
  const failures = await listFailures(services, { shop });
  expect(failures.prints).toMatchObject([{ id: printId, code: "render-failed", credits: 1, title: "Poster" }]);
  expect(failures.deliveries.map(({ id }) => id).sort()).toEqual([good, bad].sort());
  expect(JSON.stringify(failures)).not.toContain("nonsense");
  expect(await listFailures(services, { shop: await aShop(services) })).toMatchObject({
    printCount: 0,
    deliveryCount: 0,
  });
});

test("one is tried again once, however often it is asked for; with another shop's id nothing is", async () => {
  const services = await testServices();
  const { shop, printId, good } = await troubled(services);
  const other = await aShop(services);
  for (const asked of [{ printId }, { deliveryId: good }, { deliveryId: "'; --" }, { printId: "x" }]) {
    expect(await retryFailures(services, { shop: other, ...asked })).toBe(0);
  }
  const tries = await Promise.all(Array.from({ length: 5 }, () => retryFailures(services, { shop, deliveryId: good })));
  expect(tries.reduce((sum, each) => sum + each, 0)).toBe(1);
  await hearBells(services);
  expect(await statusOf(services, good)).toBe("applied");
  expect(await services.db.order.count({ where: { shopId: shop.id } })).toBe(2);
});

test("all are tried again; what fails again is given up again, and what succeeds has been paid for once", async () => {
  const services = await testServices();
  const { shop, printId, good, bad } = await troubled(services);
  expect(await retryFailures(services, { shop })).toBe(3);
  await hearBells(services).catch(() => {});
  await hearBells(services);
  expect(await services.db.print.findUnique({ where: { id: printId } })).toMatchObject({ status: "completed" });
  expect(await statusOf(services, good)).toBe("applied");
  expect(["received", "failed"]).toContain(await statusOf(services, bad));
});

test("messages and what happened are turned page by page, without losing or repeating one of one moment", async () => {
  const services = await testServices();
  const shop = await aShop(services);
  const at = services.clock.now();
  for (let n = 0; n < 7; n += 1) {
    await aDelivery(services, shop.domain, { topic: "orders/paid", payload: { id: n } });
    await recordActivity(services.db, { shopId: shop.id, event: `event-${n}`, data: { staff: "42" }, at });
  }
  await services.db.webhookDelivery.updateMany({ where: { shopDomain: shop.domain }, data: { receivedAt: at } });
  const seen = new Set<string>();
  for (let after: string | null = null, more = true; more; ) {
    const page = await listDeliveries(services, { shopDomain: shop.domain, after, pageSize: 3 });
    for (const { id } of page.deliveries) seen.add(id);
    after = page.older;
    more = after !== null;
  }
  expect(seen.size).toBe(7);
  const events: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await listActivity(services, { shopId: shop.id, after, pageSize: 3 });
    events.push(...page.activity.map(({ event }) => event));
    expect(page.activity.every(({ staff }) => staff === "42")).toBe(true);
    after = page.older;
    more = after !== null;
  }
  expect(events).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `event-${n}`));
});
