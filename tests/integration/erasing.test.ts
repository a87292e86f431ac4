import { describe, expect, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { exportPerson } from "../../app/domain/data-requests/export-person.ts";
import { listDataRequests } from "../../app/domain/data-requests/list-data-requests.ts";
import { recordDataRequest } from "../../app/domain/data-requests/record-data-request.ts";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { tiers } from "../../app/domain/photos/object-key.ts";
import { eraseCustomer } from "../../app/domain/retention/erase-customer.ts";
import { eraseShopperOfOrder } from "../../app/domain/retention/erase-shopper-of-order.ts";
import { eraseVisit } from "../../app/domain/retention/erase-visit.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import {
  aPersonalization,
  aPhoto,
  aShop,
  aShopper,
  orderPayload,
  type Personalized,
  sha256,
} from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

async function order(services: TestServices, { shop, productId, lineId }: Personalized, customer?: { id: number }) {
  const payload = orderPayload(services, {
    lines: [{ productId, lineId }],
    financial_status: "paid",
    ...(customer && { customer }),
  });
  const snapshot = readOrderPayload(payload);
  await recordOrder(services, { shopId: shop.id, snapshot, at: services.clock.now() });
  await hearBells(services);
  const where = { shopId: shop.id, shopifyOrderId: snapshot.shopifyOrderId };
  return services.db.order.findFirstOrThrow({ where });
}

async function keysOf({ storage }: TestServices, shopId: string): Promise<string[]> {
  const keys: string[] = [];
  for (const tier of tiers) for await (const { key } of storage.list(`${tier}/${shopId}`)) keys.push(key);
  return keys;
}

const visitOf = ({ personalization, shop }: Personalized) => ({
  shopId: shop.id,
  shopperSessionId: personalization.shopperSessionId ?? "",
});

describe("a shopper deletes their photos", () => {
  test("all that was sent and made goes at once, and links to it are refused from then on", async () => {
    const services = await testServices();
    const mine = await aPersonalization(services);
    await aPhoto(services, { shop: mine.shop, ...visitOf(mine) });
    await hearBells(services);
    expect((await keysOf(services, mine.shop.id)).length).toBeGreaterThan(3);
    expect(await eraseVisit(services, visitOf(mine))).toEqual({ deleted: 2, ordered: 0 });
    expect(await eraseVisit(services, visitOf(mine))).toEqual({ deleted: 0, ordered: 0 });
    expect(await keysOf(services, mine.shop.id)).toEqual([]);
    const deleted = await services.db.retentionLogEntry.findMany({
      where: { imageId: mine.photo.id, event: "deleted" },
    });
    expect(deleted.map(({ actor, reason }) => [actor, reason])).toEqual([["shopper", "asked-by-shopper"]]);
    expect((await verifyLog(services, { shopId: mine.shop.id })).fault).toBeNull();
  });

  test("what is ordered stays until the shop has made it; a cancelled order keeps nothing", async () => {
    const services = await testServices();
    const mine = await aPersonalization(services);
    const free = await aPhoto(services, { shop: mine.shop, ...visitOf(mine) });
    const { id } = await order(services, mine);
    expect(await eraseVisit(services, visitOf(mine))).toEqual({ deleted: 1, ordered: 1 });
    expect((await services.db.image.findUniqueOrThrow({ where: { id: free.id } })).status).toBe("gone");
    expect((await services.db.image.findUniqueOrThrow({ where: { id: mine.photo.id } })).status).toBe("completed");
    await services.db.order.update({ where: { id }, data: { cancelledAt: services.clock.now() } });
    expect(await eraseVisit(services, visitOf(mine))).toEqual({ deleted: 1, ordered: 0 });
    expect(await keysOf(services, mine.shop.id)).toEqual([]);
  });

  test("nobody else's photos, in this shop or another, are touched", async () => {
    const services = await testServices();
    const [mine, elsewhere] = [await aPersonalization(services), await aPersonalization(services)];
    const { session } = await aShopper(services, mine.shop);
    const neighbour = await aPhoto(services, { shop: mine.shop, shopperSessionId: session.id });
    await hearBells(services);
    const before = await keysOf(services, elsewhere.shop.id);
    await eraseVisit(services, { ...visitOf(mine), shopId: elsewhere.shop.id });
    await eraseVisit(services, visitOf(mine));
    expect(await keysOf(services, elsewhere.shop.id)).toEqual(before);
    expect((await services.db.image.findUniqueOrThrow({ where: { id: neighbour.id } })).status).toBe("completed");
  });
});

describe("a merchant erases the shopper of an order", () => {
  test("their other orders and visits go too, where Shopify told who ordered", async () => {
    const services = await testServices();
    const first = await aPersonalization(services, { customerId: "77" });
    const { id } = await order(services, first, { id: 77 });
    const { session } = await aShopper(services, first.shop, "77");
    const visit = await aPhoto(services, { shop: first.shop, shopperSessionId: session.id });
    const { erased, held } = await eraseShopperOfOrder(services, { shopId: first.shop.id, orderId: id });
    expect([erased > 2, held]).toEqual([true, 0]);
    expect(await keysOf(services, first.shop.id)).toEqual([]);
    expect((await services.db.image.findUniqueOrThrow({ where: { id: visit.id } })).fileName).toBeNull();
    expect((await services.db.order.findUniqueOrThrow({ where: { id } })).customerId).toBeNull();
  });

  test("another shop's order is none of theirs", async () => {
    const services = await testServices();
    const mine = await aPersonalization(services);
    const { id } = await order(services, mine);
    const other = await aShop(services);
    const asked = eraseShopperOfOrder(services, { shopId: other.id, orderId: id });
    await expect(asked).rejects.toMatchObject({ code: "order-unknown" });
    expect((await keysOf(services, mine.shop.id)).length).toBeGreaterThan(2);
  });
});

describe("a customer asks what is kept of them", () => {
  async function asked(services: TestServices) {
    const mine = await aPersonalization(services, { customerId: "77" });
    const kept = await order(services, mine, { id: 77 });
    const payload = {
      data_request: { id: Number(newId()) },
      customer: { id: 77, email: "ada@example.com" },
      orders_requested: [Number(kept.shopifyOrderId)],
    };
    const at = services.clock.now();
    await Promise.all([1, 2].map(() => recordDataRequest(services, { shopId: mine.shop.id, payload, at })));
    const [request, ...more] = await listDataRequests(services, { shopId: mine.shop.id });
    expect(more).toEqual([]);
    return { mine, requestId: request?.id ?? "" };
  }

  test("the answer holds their pictures and what is known of them, of nobody else, and no address of theirs", async () => {
    const services = await testServices();
    const { mine, requestId } = await asked(services);
    const { body, fileName } = await exportPerson(services, { shopId: mine.shop.id, requestId });
    const files = await unzipped(Buffer.from(await new Response(body).arrayBuffer()));
    const said = files.get("data.json")?.toString() ?? "";
    const data = JSON.parse(said);
    expect(fileName).toMatch(/^data-request-\d+\.zip$/);
    expect(data.orders).toHaveLength(1);
    expect(data.choices).toHaveLength(1);
    const original = data.pictures.find(({ id }: { id: string }) => id === mine.photo.id);
    expect(original).toMatchObject({ fileName: "rex.jpg", kind: "original", sha256: mine.photo.sha256 });
    expect(original.history.map(({ event }: { event: string }) => event)).toContain("received");
    expect(sha256(files.get(original.file) ?? Buffer.alloc(0))).toBe(mine.photo.sha256);
    expect(files.size).toBe(1 + data.pictures.filter(({ file }: { file: string | null }) => file).length);
    expect(said).not.toContain("ada@example.com");
    expect(await listDataRequests(services, { shopId: mine.shop.id })).toEqual([]);
  });

  test("an answer that breaks off ends in an error, and the request still waits", async () => {
    const services = await testServices();
    const { mine, requestId } = await asked(services);
    const storage = {
      ...services.storage,
      stream: async () => {
        throw new Error("line cut");
      },
    };
    const { body } = await exportPerson({ ...services, storage }, { shopId: mine.shop.id, requestId });
    await expect(new Response(body).arrayBuffer()).rejects.toThrow();
    expect(await listDataRequests(services, { shopId: mine.shop.id })).toHaveLength(1);
  });

  test("another shop can't have it, and it goes when the customer is erased", async () => {
    const services = await testServices();
    const { mine, requestId } = await asked(services);
    const other = await aShop(services);
    const theirs = exportPerson(services, { shopId: other.id, requestId });
    await expect(theirs).rejects.toMatchObject({ code: "data-request-unknown" });
    const { id: shopId, domain: shopDomain } = mine.shop;
    await eraseCustomer(services, { shopId, shopDomain, payload: { customer: { id: 77 }, orders_to_redact: [] } });
    const late = exportPerson(services, { shopId, requestId });
    await expect(late).rejects.toMatchObject({ code: "data-request-unknown" });
    expect(await keysOf(services, shopId)).toEqual([]);
  });
});

async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    const stream = await zip.openReadStreamPromise(entry);
    for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}
