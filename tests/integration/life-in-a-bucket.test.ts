import { ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { s3Storage } from "../../app/adapters/object-storage/s3.server.ts";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { eraseShop } from "../../app/domain/retention/erase-shop.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import { aPersonalization, orderPayload, type Personalized, picturesIn } from "../helpers/builders.ts";
import { aBucket, s3Absence, s3Client } from "../helpers/s3-bucket.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

// The product on a bucket that keeps older versions, which is the hardest to delete from.

describe.skipIf(s3Absence)(`a photo's life in a bucket${s3Absence}`, () => {
  async function inABucket() {
    const bucket = await aBucket({ versioned: true });
    const services = await testServices({ storage: s3Storage(bucket) });
    const everything = async () => {
      const { Versions = [], DeleteMarkers = [] } = await s3Client().send(
        new ListObjectVersionsCommand({ Bucket: bucket.bucket }),
      );
      return [...Versions, ...DeleteMarkers].map(({ Key = "" }) => Key);
    };
    return { services, everything };
  }

  async function order(services: TestServices, { shop, productId, lineId }: Personalized, more: object) {
    const payload = orderPayload(services, { id: "5001", lines: [{ id: "6001", productId, lineId }], ...more });
    await recordOrder(services, {
      shopId: shop.id,
      snapshot: readOrderPayload(payload),
      at: services.clock.now(),
    });
    await hearBells(services);
  }

  test("it is ordered, printed, fulfilled and let go, and no version of it is left", { timeout: 120_000 }, async () => {
    const { services, everything } = await inABucket();
    const personalized = await aPersonalization(services);
    await hearBells(services);
    const where = { id: personalized.photo.id };
    const tier = async () => (await services.db.image.findUniqueOrThrow({ where })).tier;
    expect(await tier()).toBe("temporary");

    await order(services, personalized, { financial_status: "paid" });
    expect(await tier()).toBe("order_pending");
    expect(await services.db.image.count({ where: { kind: "print", status: "completed" } })).toBe(1);
    await order(services, personalized, {
      financial_status: "paid",
      fulfillment_status: "fulfilled",
      updatedAfter: 5,
    });
    expect(await tier()).toBe("order_completed");
    const pictures = await picturesIn(services.storage, personalized.shop.id);
    expect(pictures.every((key) => key.startsWith("order_completed/"))).toBe(true);
    expect((await everything()).filter((key) => !key.startsWith("artworks/")).sort()).toEqual(pictures.sort());

    services.clock.moveDays(181);
    await sweepPhotos(services);
    expect((await everything()).filter((key) => !key.startsWith("artworks/"))).toEqual([]);
  });

  test("a shop that is forgotten leaves nothing, its artworks neither", { timeout: 120_000 }, async () => {
    const { services, everything } = await inABucket();
    const { shop } = await aPersonalization(services);
    const other = await aPersonalization(services);
    await hearBells(services);
    await services.db.shop.update({ where: { id: shop.id }, data: { uninstalledAt: services.clock.now() } });
    await eraseShop(services, { shopDomain: shop.domain, at: services.clock.now() });
    const left = await everything();
    expect(left.filter((key) => key.includes(shop.id))).toEqual([]);
    expect(left.some((key) => key.includes(other.shop.id))).toBe(true);
  });
});
