import { expect, test } from "vitest";
import { drawPhotoCopy } from "../../app/domain/photos/draw-photo-copy.ts";
import { readSettings } from "../../app/domain/settings/read-settings.ts";
import { saveSettings } from "../../app/domain/settings/save-settings.ts";
import { closeGuide } from "../../app/domain/shops/close-guide.ts";
import { readHome } from "../../app/domain/shops/read-home.ts";
import { aPersonalization, aShop } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { testServices } from "../helpers/services.ts";

test("a new shop has three steps to go and nothing to count", async () => {
  const services = await testServices();
  const shop = await aShop(services);
  expect(await readHome(services, { shop })).toEqual({
    guide: { closed: false, product: null, tried: false },
    today: { photos: 0, personalizations: 0, orders: 0, prints: 0 },
    needsAttention: 0,
    dataRequests: [],
    expiring: null,
    room: "enough",
  });
});

test("today is counted, yesterday is not, and neither is another shop", async () => {
  const services = await testServices();
  const { shop, productId } = await aPersonalization(services);
  await aPersonalization(services);
  const at = services.clock.now();
  const order = { shopId: shop.id, shopifyUpdatedAt: at, shopifyToldAt: at, items: { create: [flagged(shop.id)] } };
  await services.db.order.create({ data: { ...order, name: "#1", shopifyOrderId: newId(), placedAt: at } });

  const home = await readHome(services, { shop });
  expect(home.today).toEqual({ photos: 1, personalizations: 1, orders: 1, prints: 0 });
  expect(home.needsAttention).toBe(1);
  expect(home.guide).toMatchObject({ tried: true, product: { productId } });

  services.clock.moveDays(1);
  const later = await readHome(services, { shop });
  expect(later.today).toMatchObject({ photos: 0, orders: 0 });
  expect(later.needsAttention).toBe(1);
});

function flagged(shopId: string) {
  return { shopId, shopifyLineId: newId(), title: "Poster", quantity: 1, currentQuantity: 1, flag: "missing" } as const;
}

test("a guide that was put away stays away until it is asked for", async () => {
  const services = await testServices();
  const shop = await aShop(services);
  const guideClosed = async () => {
    const row = await services.db.shop.findUniqueOrThrow({ where: { id: shop.id } });
    return (await readHome(services, { shop: row })).guide.closed;
  };
  await closeGuide(services, { shopId: shop.id });
  expect(await guideClosed()).toBe(true);
  await closeGuide(services, { shopId: shop.id, open: true });
  expect(await guideClosed()).toBe(false);
});

test("settings are kept whole or not at all", async () => {
  const services = await testServices();
  const shop = await aShop(services);
  const typed = {
    temporaryDays: "3",
    orderPendingDays: "30",
    orderCompletedDays: "90",
    archivedDays: "365",
    sharpnessWarnDpi: "180",
    sharpnessBlockDpi: "90",
    storageBudgetDollars: "25",
    archiveCompleted: true,
  };
  expect((await saveSettings(services, { shopId: shop.id, typed: { ...typed, archivedDays: "0" } })).kind).toBe(
    "invalid",
  );
  expect(await readSettings(services, { shopId: shop.id })).toMatchObject({ temporaryDays: 7, sharpnessWarnDpi: 150 });

  expect((await saveSettings(services, { shopId: shop.id, typed })).kind).toBe("valid");
  expect(await readSettings(services, { shopId: shop.id })).toMatchObject({ temporaryDays: 3, archiveCompleted: true });
});

test("a photo's small picture is the merchant's alone, and says so when the photo is gone", async () => {
  const services = await testServices();
  const { shop, photo } = await aPersonalization(services);
  const drawn = await drawPhotoCopy(services, { shopId: shop.id, photoId: photo.id, longSidePx: 320 });
  expect(drawn.contentType).toBe("image/jpeg");
  expect(drawn.bytes.length).toBeGreaterThan(100);

  const other = await aShop(services);
  const asked = (shopId: string, photoId: string) => drawPhotoCopy(services, { shopId, photoId, longSidePx: 320 });
  await expect(asked(other.id, photo.id)).rejects.toMatchObject({ code: "photo-unknown" });
  await expect(asked(shop.id, "../x")).rejects.toMatchObject({ code: "photo-unknown" });
  await services.storage.delete([photo.storageKey ?? ""]);
  await expect(asked(shop.id, photo.id)).rejects.toMatchObject({ code: "photo-gone" });
});
