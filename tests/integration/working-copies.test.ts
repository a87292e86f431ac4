import { expect, test } from "vitest";
import { renderPreview } from "../../app/domain/renders/render-preview.ts";
import { erasePictures } from "../../app/domain/retention/erase-pictures.ts";
import { sweepPhotos } from "../../app/domain/retention/sweep-photos.ts";
import { aPersonalization, picturesIn } from "../helpers/builders.ts";
import { photoBytes } from "../helpers/photo.ts";
import { testServices } from "../helpers/services.ts";

const large = () => photoBytes({ widthPx: 3600, heightPx: 2700 });

test("a large photo has a working copy that lives in its tier and goes when it goes", async () => {
  const services = await testServices();
  const { shop, photo } = await aPersonalization(services, { bytes: await large() });
  const copy = await services.db.image.findFirstOrThrow({ where: { photoId: photo.id } });
  expect(copy).toMatchObject({ kind: "working_copy", tier: "temporary", expiresAt: photo.expiresAt, widthPx: 2048 });

  services.clock.moveDays(8);
  await sweepPhotos(services);
  expect(await picturesIn(services.storage, shop.id)).toEqual([]);
});

test("who erases a photo erases its working copy", async () => {
  const services = await testServices();
  const { shop, photo } = await aPersonalization(services, { bytes: await large() });
  await erasePictures(services, { shopId: shop.id, imageIds: [photo.id], reason: "test", actor: "shopify" });
  expect(await picturesIn(services.storage, shop.id)).toEqual([]);
});

test("a preview without its working copy is the same, byte for byte", async () => {
  const services = await testServices();
  const { shop, photo } = await aPersonalization(services, { bytes: await large() });
  const preview = await services.db.image.findFirstOrThrow({ where: { shopId: shop.id, kind: "preview" } });
  const made = async () => {
    await services.db.image.update({ where: { id: preview.id }, data: { status: "pending" } });
    await renderPreview(services, { imageId: preview.id });
    return (await services.db.image.findUniqueOrThrow({ where: { id: preview.id } })).sha256;
  };
  const withCopy = await made();
  await services.db.image.deleteMany({ where: { photoId: photo.id } });
  expect(await made()).toBe(withCopy);
  expect(withCopy).toMatch(/^[0-9a-f]{64}$/);
});
