import type { Shop } from "@prisma/client";
import { describe, expect, test } from "vitest";
import { addArtwork } from "../../app/domain/artworks/add-artwork.ts";
import { assignProducts } from "../../app/domain/artworks/assign-products.ts";
import { changeArtwork } from "../../app/domain/artworks/change-artwork.ts";
import { listArtworks } from "../../app/domain/artworks/list-artworks.ts";
import { readArtwork } from "../../app/domain/artworks/read-artwork.ts";
import type { ArtworkBundle } from "../../app/domain/services.ts";
import { aShop } from "../helpers/builders.ts";
import { gid, productAdmin } from "../helpers/product-admin.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

const products = (...ids: string[]) => ids.map((id) => ({ id, title: `Product ${id}` }));

const sky = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 4"><rect width="3" height="4" fill="#246"/></svg>',
);

/** An artwork small enough to draw in no time. */
function aBundle(handle: string, title: string): ArtworkBundle {
  const box = { xPx: 60, yPx: 80, widthPx: 180, heightPx: 240 };
  const layers = [
    { kind: "image", file: "sky.svg" },
    { kind: "photo", slot: "pet", label: "Your pet", box, shape: "ellipse" },
    { kind: "image", file: "frame.svg" },
  ];
  const print = { widthPx: 300, heightPx: 400, dpi: 300 };
  return {
    document: { format: 1, handle, title, print, background: "#ffffff", layers },
    files: new Map([
      ["sky.svg", sky],
      ["frame.svg", sky],
    ]),
  };
}

async function aShopWithArtworks(services: TestServices) {
  const shop = await aShop(services);
  for (const [handle, title] of [
    ["a-moon", "A Moon"],
    ["b-sun", "B Sun"],
  ] as const) {
    await addArtwork(services, { shopId: shop.id, bundle: aBundle(handle, title) });
  }
  const [first, second] = await listArtworks(services, { shopId: shop.id });
  if (!first || !second) throw new Error("both artworks should be listed");
  return { shop, first, second };
}

async function change(services: TestServices, shop: Shop, artworkId: string, more: object) {
  return changeArtwork(services, { shop, artworkId, intent: "", products: "", productId: "", ...more });
}

describe("the artworks of a shop", () => {
  test("come with their layers behind links, their size and how many products carry them", async () => {
    const { admin } = productAdmin();
    const services = await testServices({ admin });
    const { shop, first } = await aShopWithArtworks(services);
    await assignProducts(services, { shop, artworkId: first.id, products: products("1", "2") });

    const [shown] = await listArtworks(services, { shopId: shop.id });
    expect(shown).toMatchObject({ id: first.id, productCount: 2, print: { dpi: 300 } });
    expect(shown?.picture.layers.length).toBeGreaterThan(1);
    expect(await listArtworks(services, { shopId: (await aShop(services)).id })).toEqual([]);
  });

  test("one of another shop is unknown", async () => {
    const services = await testServices();
    const { first } = await aShopWithArtworks(services);
    const other = await aShop(services);
    const reading = readArtwork(services, { shopId: other.id, artworkId: first.id });
    await expect(reading).rejects.toMatchObject({ code: "artwork-unknown" });
    const assigning = assignProducts(services, { shop: other, artworkId: first.id, products: products("1") });
    await expect(assigning).rejects.toMatchObject({ code: "artwork-unknown" });
  });
});

describe("assigning products", () => {
  test("writes what the block reads, and marks the rows", async () => {
    const { admin, metafields } = productAdmin();
    const services = await testServices({ admin });
    const { shop, first } = await aShopWithArtworks(services);
    expect(await assignProducts(services, { shop, artworkId: first.id, products: products("7") })).toEqual({
      assigned: 1,
      moved: [],
      unsynced: [],
    });
    const written = metafields.get(gid("7"));
    expect(written).toMatchObject({ namespace: "$app", key: "likeness", type: "json" });
    const version = await services.db.artworkVersion.findFirstOrThrow({ where: { artworkId: first.id } });
    expect(JSON.parse(written?.value ?? "")).toEqual({
      version: version.id,
      title: first.title,
      width: first.print.widthPx,
      height: first.print.heightPx,
      proxy: "/apps/likeness",
      slots: first.picture.slots.length,
    });
    expect((await readArtwork(services, { shopId: shop.id, artworkId: first.id })).products).toEqual([
      { id: "7", title: "Product 7", synced: true },
    ]);
  });

  test("a product moves from the artwork it had, and that is said", async () => {
    const { admin, metafields } = productAdmin();
    const services = await testServices({ admin });
    const { shop, first, second } = await aShopWithArtworks(services);
    await assignProducts(services, { shop, artworkId: first.id, products: products("7") });
    const { moved } = await assignProducts(services, { shop, artworkId: second.id, products: products("7") });

    expect(moved).toEqual([{ product: "Product 7", from: first.title }]);
    expect((await readArtwork(services, { shopId: shop.id, artworkId: first.id })).products).toEqual([]);
    expect(JSON.parse(metafields.get(gid("7"))?.value ?? "").title).toBe(second.title);
  });

  test("goes to Shopify twenty-five at a time, and one bad product does not spoil the rest", async () => {
    const { admin, calls } = productAdmin({ refuses: [gid("3")] });
    const services = await testServices({ admin });
    const { shop, first } = await aShopWithArtworks(services);
    const many = products(...Array.from({ length: 30 }, (_, n) => String(n)));
    const { unsynced } = await assignProducts(services, { shop, artworkId: first.id, products: many });
    expect(unsynced).toEqual(["3"]);
    expect(Math.max(...calls)).toBe(25);
  });

  test("is kept while Shopify is away, and trying again is enough", async () => {
    const { admin, metafields, state } = productAdmin();
    const services = await testServices({ admin });
    const { shop, first } = await aShopWithArtworks(services);
    state.away = true;
    const json = JSON.stringify([{ id: gid("7"), title: "Product 7" }]);
    expect(await change(services, shop, first.id, { intent: "assign", products: json })).toMatchObject({
      unsynced: ["7"],
    });
    expect((await readArtwork(services, { shopId: shop.id, artworkId: first.id })).products).toMatchObject([
      { synced: false },
    ]);

    state.away = false;
    expect(await change(services, shop, first.id, { intent: "sync" })).toEqual({ kind: "synced", unsynced: [] });
    expect(metafields.has(gid("7"))).toBe(true);
  });

  test("what is no choice of products changes nothing", async () => {
    const services = await testServices();
    const { shop, first } = await aShopWithArtworks(services);
    for (const asked of [{ intent: "assign", products: "[]" }, { intent: "drop-all" }]) {
      expect(await change(services, shop, first.id, asked)).toMatchObject({ kind: "refused" });
    }
  });
});

describe("taking an artwork off a product", () => {
  test("clears the product first and our row after; twice is once", async () => {
    const { admin, metafields, state } = productAdmin();
    const services = await testServices({ admin });
    const { shop, first } = await aShopWithArtworks(services);
    await assignProducts(services, { shop, artworkId: first.id, products: products("7") });
    const remove = { intent: "remove", productId: "7" };

    state.away = true;
    expect(await change(services, shop, first.id, remove)).toMatchObject({ kind: "refused" });
    expect((await readArtwork(services, { shopId: shop.id, artworkId: first.id })).products).toHaveLength(1);

    state.away = false;
    for (const _ of [1, 2]) expect(await change(services, shop, first.id, remove)).toEqual({ kind: "removed" });
    expect(metafields.size).toBe(0);
    expect((await readArtwork(services, { shopId: shop.id, artworkId: first.id })).products).toEqual([]);
  });

  test("another artwork's product stays where it is", async () => {
    const { admin } = productAdmin();
    const services = await testServices({ admin });
    const { shop, first, second } = await aShopWithArtworks(services);
    await assignProducts(services, { shop, artworkId: first.id, products: products("7") });
    await change(services, shop, second.id, { intent: "remove", productId: "7" });
    expect((await readArtwork(services, { shopId: shop.id, artworkId: first.id })).products).toHaveLength(1);
  });
});
