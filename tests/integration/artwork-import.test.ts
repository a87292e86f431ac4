import type { Shop } from "@prisma/client";
import { describe, expect, test } from "vitest";
import { archiveArtwork } from "../../app/domain/artworks/archive-artwork.ts";
import { assignProducts } from "../../app/domain/artworks/assign-products.ts";
import { changeArtwork } from "../../app/domain/artworks/change-artwork.ts";
import { exportArtwork } from "../../app/domain/artworks/export-artwork.ts";
import { importArtwork } from "../../app/domain/artworks/import-artwork.ts";
import { listArtworks } from "../../app/domain/artworks/list-artworks.ts";
import { readArtwork } from "../../app/domain/artworks/read-artwork.ts";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { artworkZip } from "../helpers/artwork-zip.ts";
import { aPersonalization, aShop, orderPayload } from "../helpers/builders.ts";
import { gid, productAdmin } from "../helpers/product-admin.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

async function take(services: TestServices, shop: Shop, archive: Uint8Array, artworkId = "") {
  const answer = await importArtwork(services, { shop, archive, artworkId });
  if (answer.kind === "refused") throw new Error(answer.problems.join("\n"));
  return answer;
}

async function aServicesAndShop() {
  const { admin, metafields, state } = productAdmin();
  const services = await testServices({ admin });
  return { services, metafields, state, shop: await aShop(services) };
}

const versionsOf = (services: TestServices, shop: Shop) =>
  services.db.artworkVersion.findMany({ where: { shopId: shop.id }, orderBy: { number: "asc" } });

describe("importing an artwork", () => {
  test("adds it; the same again is the same version, and is said to be", async () => {
    const { services, shop } = await aServicesAndShop();
    const zip = await artworkZip();
    const first = await take(services, shop, zip);
    const second = await take(services, shop, zip);

    expect(first).toMatchObject({ title: "Moon", version: 1, isNew: true, isNewest: true });
    expect(second).toEqual({ ...first, isNew: false });
    expect(await versionsOf(services, shop)).toHaveLength(1);
    expect(await listArtworks(services, { shopId: shop.id })).toMatchObject([{ title: "Moon", productCount: 0 }]);
  });

  test("six times at once makes one version", async () => {
    const { services, shop } = await aServicesAndShop();
    const zip = await artworkZip();
    const answers = await Promise.all(Array.from({ length: 6 }, () => take(services, shop, zip)));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ artworkId, version }) => `${artworkId} ${version}`)).size).toBe(1);
    expect(await versionsOf(services, shop)).toHaveLength(1);
  });

  test("of the same handle is a new version, which its products show from then on", async () => {
    const { services, shop, metafields, state } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    await assignProducts(services, { shop, artworkId, products: [{ id: "7", title: "Poster" }] });

    const second = await take(services, shop, await artworkZip({ title: "Full Moon" }), artworkId);
    const [, version] = await versionsOf(services, shop);
    expect(second).toMatchObject({ artworkId, version: 2, isNew: true });
    expect(JSON.parse(metafields.get(gid("7"))?.value ?? "")).toMatchObject({
      version: version?.id,
      title: "Full Moon",
    });
    const read = await readArtwork(services, { shopId: shop.id, artworkId });
    expect(read).toMatchObject({ title: "Full Moon", products: [{ synced: true }] });
    expect(read.versions.map(({ number }) => number)).toEqual([2, 1]);

    state.away = true;
    await take(services, shop, await artworkZip({ title: "New Moon" }), artworkId);
    const waiting = await readArtwork(services, { shopId: shop.id, artworkId });
    expect(waiting).toMatchObject({ version: { number: 3 }, products: [{ synced: false }] });
  });

  test("beside another that is newer never leaves a product marked as showing what it does not", async () => {
    const { services, shop, metafields } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    await assignProducts(services, { shop, artworkId, products: [{ id: "7", title: "Poster" }] });
    const [second, third] = [await artworkZip({ title: "Second" }), await artworkZip({ title: "Third" })];

    // Shopify takes the second version's metafield only after the third has come and gone the whole way.
    const { admin } = services;
    let overtaken = false;
    const slow: TestServices = {
      ...services,
      admin: {
        async graphql(...call) {
          if (!overtaken) {
            overtaken = true;
            await take(services, shop, third);
          }
          return admin.graphql(...call);
        },
      },
    };
    await take(slow, shop, second);
    expect(JSON.parse(metafields.get(gid("7"))?.value ?? "").title).toBe("Second");
    const sync = { shop, artworkId, intent: "sync", products: "", productId: "" };
    expect((await readArtwork(services, { shopId: shop.id, artworkId })).products).toMatchObject([{ synced: false }]);
    await changeArtwork(services, sync);
    expect(JSON.parse(metafields.get(gid("7"))?.value ?? "").title).toBe("Third");
  });

  test("of an older version's content says that a newer one is shown", async () => {
    const { services, shop } = await aServicesAndShop();
    const zip = await artworkZip();
    await take(services, shop, zip);
    await take(services, shop, await artworkZip({ title: "Full Moon" }));
    expect(await take(services, shop, zip)).toMatchObject({ version: 1, isNew: false, isNewest: false });
  });

  test("leaves a choice a shopper has made with the version they saw", async () => {
    const { services } = await aServicesAndShop();
    const { shop, personalization, productId, lineId } = await aPersonalization(services);
    const { document } = await services.db.artworkVersion.findUniqueOrThrow({
      where: { id: personalization.artworkVersionId },
    });
    const { handle } = document as { handle: string };
    await take(services, shop, await artworkZip({ handle }));
    const kept = await services.db.personalization.findUniqueOrThrow({ where: { id: personalization.id } });
    expect(kept).toMatchObject({ artworkVersionId: personalization.artworkVersionId, recipe: personalization.recipe });

    const payload = orderPayload(services, { lines: [{ productId, lineId }] });
    const at = services.clock.now();
    await recordOrder(services, { shopId: shop.id, snapshot: readOrderPayload(payload), at });
    const { artworkId } = await services.db.artworkVersion.findUniqueOrThrow({
      where: { id: personalization.artworkVersionId },
    });
    const { versions } = await readArtwork(services, { shopId: shop.id, artworkId });
    expect(versions.map(({ number, toShip }) => [number, toShip])).toEqual([
      [2, 0],
      [1, 1],
    ]);
  });

  test("as a version of another artwork is refused", async () => {
    const { services, shop } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    const archive = await artworkZip({ handle: "sun" });
    const answer = await importArtwork(services, { shop, archive, artworkId });
    expect(answer).toMatchObject({ kind: "refused", problems: [expect.stringMatching(/line \d+, handle: is sun/)] });
    expect(await versionsOf(services, shop)).toHaveLength(1);
  });

  test("that can't be drawn keeps nothing", async () => {
    const { services, shop } = await aServicesAndShop();
    const archive = await artworkZip({ files: { "sky.svg": "<svg>\n<script/></svg>" } });
    expect(await importArtwork(services, { shop, archive, artworkId: "" })).toEqual({
      kind: "refused",
      problems: ["sky.svg, line 2: holds a script"],
    });
    expect(await versionsOf(services, shop)).toEqual([]);
    const kept: string[] = [];
    for await (const { key } of services.storage.list("artworks")) kept.push(key);
    expect(kept).toEqual([]);
  });

  test("in one shop touches nothing of another's, not even by its artwork's id", async () => {
    const { services, shop } = await aServicesAndShop();
    const other = await aShop(services);
    const zip = await artworkZip();
    const mine = await take(services, shop, zip);
    const theirs = await take(services, other, zip);
    expect(theirs.artworkId).not.toBe(mine.artworkId);
    expect(theirs).toMatchObject({ version: 1, isNew: true });
    const reaching = await importArtwork(services, { shop: other, archive: zip, artworkId: mine.artworkId });
    expect(reaching).toMatchObject({ kind: "refused" });
  });
});

describe("exporting an artwork", () => {
  test("gives a ZIP that is the same version, in this shop and, by its hash, in another", async () => {
    const { services, shop } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    const asked = { shopId: shop.id, artworkId, number: 1 };
    const { fileName, bytes } = await exportArtwork(services, asked);

    expect(fileName).toBe("moon-v1.zip");
    expect(await take(services, shop, bytes)).toMatchObject({ artworkId, version: 1, isNew: false });
    const other = await aShop(services);
    await take(services, other, bytes);
    const [mine, theirs] = [await versionsOf(services, shop), await versionsOf(services, other)];
    expect(theirs[0]?.sha256).toBe(mine[0]?.sha256);
    expect(Buffer.compare((await exportArtwork(services, asked)).bytes, bytes)).toBe(0);
  });

  test("another shop, or a version there is not, gets nothing", async () => {
    const { services, shop } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    const other = await aShop(services);
    for (const asked of [
      { shopId: other.id, artworkId, number: 1 },
      { shopId: shop.id, artworkId, number: 2 },
      { shopId: shop.id, artworkId, number: Number.NaN },
      { shopId: shop.id, artworkId: "x", number: 1 },
    ]) {
      await expect(exportArtwork(services, asked)).rejects.toMatchObject({ code: "artwork-unknown" });
    }
  });
});

describe("archiving an artwork", () => {
  const change = (services: TestServices, shop: Shop, artworkId: string, intent: string, products = "") =>
    changeArtwork(services, { shop, artworkId, intent, products, productId: "" });
  const poster = JSON.stringify([{ id: gid("7"), title: "Poster" }]);

  test("takes it off its products and out of the list; unarchiving brings it back without them", async () => {
    const { services, shop, metafields } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    await change(services, shop, artworkId, "assign", poster);

    for (const _ of [1, 2]) expect(await change(services, shop, artworkId, "archive")).toEqual({ kind: "archived" });
    expect(metafields.size).toBe(0);
    expect(await listArtworks(services, { shopId: shop.id })).toEqual([]);
    expect(await listArtworks(services, { shopId: shop.id, status: "archived" })).toHaveLength(1);
    expect(await readArtwork(services, { shopId: shop.id, artworkId })).toMatchObject({ archived: true, products: [] });
    expect(await change(services, shop, artworkId, "assign", poster)).toMatchObject({ kind: "refused" });

    expect(await change(services, shop, artworkId, "unarchive")).toEqual({ kind: "unarchived" });
    expect(await listArtworks(services, { shopId: shop.id })).toMatchObject([{ productCount: 0 }]);
  });

  test("leaves it where it is while Shopify is away", async () => {
    const { services, shop, state } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    await change(services, shop, artworkId, "assign", poster);
    state.away = true;
    expect(await change(services, shop, artworkId, "archive")).toMatchObject({ kind: "refused" });
    expect(await readArtwork(services, { shopId: shop.id, artworkId })).toMatchObject({
      archived: false,
      products: [{ title: "Poster" }],
    });
  });

  test("beside an assignment ends with one of the two, never with an archived artwork on a product", async () => {
    const { services, shop } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    for (let round = 0; round < 8; round++) {
      await Promise.allSettled([
        archiveArtwork(services, { shop, artworkId }),
        assignProducts(services, { shop, artworkId, products: [{ id: "7", title: "Poster" }] }),
      ]);
      const { archived, products } = await readArtwork(services, { shopId: shop.id, artworkId });
      expect(archived && products.length > 0).toBe(false);
      await change(services, shop, artworkId, "unarchive");
    }
  });

  test("is over when it is imported again", async () => {
    const { services, shop } = await aServicesAndShop();
    const zip = await artworkZip();
    const { artworkId } = await take(services, shop, zip);
    await change(services, shop, artworkId, "archive");
    await take(services, shop, zip);
    expect(await readArtwork(services, { shopId: shop.id, artworkId })).toMatchObject({ archived: false });
  });

  test("another shop's artwork is unknown", async () => {
    const { services, shop } = await aServicesAndShop();
    const { artworkId } = await take(services, shop, await artworkZip());
    const other = await aShop(services);
    for (const intent of ["archive", "unarchive"]) {
      expect(await change(services, other, artworkId, intent)).toMatchObject({ kind: "refused" });
    }
    expect(await readArtwork(services, { shopId: shop.id, artworkId })).toMatchObject({ archived: false });
  });
});
