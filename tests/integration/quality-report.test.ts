import { describe, expect, test } from "vitest";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { readOrder } from "../../app/domain/orders/read-order.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { savePersonalization } from "../../app/domain/personalizations/save-personalization.ts";
import { readQualityReport } from "../../app/domain/prints/quality-report.ts";
import { renderPrint } from "../../app/domain/prints/render-print.ts";
import { anOfferedArtwork, aPhoto, aShop, aShopper, centredCrop, orderPayload } from "../helpers/builders.ts";
import { photoBytes } from "../helpers/photo.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

/** A paid line of an artwork of two slots: the left one two inches wide at the size of six, a third of it. */
async function aPrintedLine(services: TestServices, { variant, widthPx }: { variant: string; widthPx: number }) {
  const shop = await aShop(services);
  const { session } = await aShopper(services, shop);
  const bytes = await photoBytes({ widthPx, heightPx: widthPx });
  const photo = await aPhoto(services, { shop, shopperSessionId: session.id, bytes });
  const { productId, version } = await anOfferedArtwork(services, shop, "two-friends");
  const whole = centredCrop(photo, { width: 1, height: 1 });
  const half = { ...whole, width: whole.width / 2, height: whole.height / 2 };
  const { lineId } = await savePersonalization(services, {
    shopId: shop.id,
    shopperSessionId: session.id,
    productId,
    artworkVersionId: version.id,
    photos: [
      { slot: "left", photoId: photo.id, crop: whole, cutout: true },
      { slot: "right", photoId: photo.id, crop: half, effect: "sepia" },
    ],
    texts: { names: "Rex & Luna" },
  });
  const payload = orderPayload(services, { lines: [{ productId, lineId }], financial_status: "paid" });
  const lines = payload.line_items.map((line) => ({ ...line, variant_title: variant }));
  const snapshot = readOrderPayload({ ...payload, line_items: lines });
  await recordOrder(services, { shopId: shop.id, snapshot, at: services.clock.now() });
  const print = await services.db.print.findFirstOrThrow({ where: { shopId: shop.id } });
  await renderPrint(services, { printId: print.id });
  const { items } = await readOrder(services, {
    shopId: shop.id,
    orderId: (await services.db.order.findFirstOrThrow({ where: { shopId: shop.id } })).id,
  });
  return { shop, item: items[0] };
}

describe("beside each print its quality is kept, and the merchant sees it", () => {
  test("a large photo is sharp and not enlarged; half of it is left out where a quarter is shown", async () => {
    const services = await testServices();
    const { item } = await aPrintedLine(services, { variant: "6×3 in", widthPx: 1000 });
    expect(item?.texts).toEqual([{ label: "Their names", text: "Rex & Luna" }]);
    expect(item?.photos).toMatchObject([
      { label: "Your pet", effect: null, cutout: true, dpi: 500, sharpness: "sharp" },
      { label: "Its friend", effect: "sepia", cutout: false },
    ]);
    const [left, right] = item?.print?.quality ?? [];
    expect(left).toMatchObject({ label: "Your pet", dpi: 500, enlarged: 0.2, clipped: 0 });
    expect(left?.cutoutConfidence).toBeGreaterThanOrEqual(0);
    expect(left?.warnings.includes("cutout-doubtful")).toBe((left?.cutoutConfidence ?? 1) < 0.5);
    expect(right).toMatchObject({ label: "Its friend", clipped: 0.75, cutoutConfidence: null, warnings: [] });
  });

  test("the same photo twice as large is half as sharp, and below the shop's levels a warning says so", async () => {
    const services = await testServices();
    const { item } = await aPrintedLine(services, { variant: "12×6 in", widthPx: 400 });
    const [left, right] = item?.print?.quality ?? [];
    expect(left).toMatchObject({ dpi: 100, enlarged: 1 });
    expect(left?.warnings).toContain("soft");
    expect(right).toMatchObject({ warnings: ["too-small"] });
    expect(item?.photos[0]).toMatchObject({ dpi: 100, sharpness: "soft" });
    expect(item?.artwork).toMatchObject({ widthPx: 1200, heightPx: 600, dpi: 100 });
  });

  test("prints from before there were reports have none", () => {
    expect(readQualityReport(null)).toBeNull();
    expect(readQualityReport({ model: "u2netp", confidence: 1 })).toBeNull();
  });
});
