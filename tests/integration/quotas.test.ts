import type { Shop } from "@prisma/client";
import { describe, expect, test } from "vitest";
import { deletePictures } from "../../app/domain/photos/delete-pictures.ts";
import { issueUploadTicket } from "../../app/domain/photos/issue-upload-ticket.ts";
import { openUpload } from "../../app/domain/photos/open-upload.ts";
import { receivePhoto } from "../../app/domain/photos/receive-photo.ts";
import { readTicket } from "../../app/domain/photos/upload-ticket.ts";
import { sweepLeftovers } from "../../app/domain/retention/sweep-leftovers.ts";
import type { Limits, Quota } from "../../app/domain/services.ts";
import { readHome } from "../../app/domain/shops/read-home.ts";
import { codeOf, openApp, proxyRequest } from "../helpers/app.ts";
import { aPhoto, aShop, aShopper, picturesIn } from "../helpers/builders.ts";
import { photoBytes } from "../helpers/photo.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

const plenty: Quota = { files: 1_000_000, bytes: 1_000_000_000_000 };

/** Services whose operator set these quotas, on the clock and the pictures of others where those are given. */
async function withQuotas(quotas: Partial<Limits["quotas"]>, others?: TestServices): Promise<TestServices> {
  const made = others ?? (await testServices());
  const all = { shop: plenty, session: plenty, client: plenty, ...quotas };
  return { ...made, limits: { ...made.limits, quotas: all } };
}

/** Asks for a ticket; what became of it. */
async function ask(
  services: TestServices,
  shop: Shop,
  { session, client, bytes = 1_000 }: { session?: string; client?: string; bytes?: number } = {},
): Promise<string> {
  const shopperSessionId = session ?? (await aShopper(services, shop)).session.id;
  const photo = { fileName: "rex.jpg", bytes, contentType: "image/jpeg" };
  const asked = { shopId: shop.id, shopperSessionId, photo, ...(client !== undefined && { client }) };
  return issueUploadTicket(services, asked).then(
    () => "issued",
    (error: { code?: string }) => error.code ?? String(error),
  );
}

const count = (answers: string[], answer: string) => answers.filter((said) => said === answer).length;
const many = <T>(times: number, work: () => Promise<T>) => Promise.all(Array.from({ length: times }, work));

describe("twenty who ask at the same moment", () => {
  test.each<[string, Quota]>([
    ["files", { files: 7, bytes: plenty.bytes }],
    ["bytes", { files: plenty.files, bytes: 7_999 }],
  ])("get exactly as many %s as the shop has room for", async (_name, quota) => {
    const services = await withQuotas({ shop: quota });
    const shop = await aShop(services);
    const answers = await many(20, () => ask(services, shop));
    expect([count(answers, "issued"), count(answers, "shop-full")]).toEqual([7, 13]);
    expect(await services.db.image.count({ where: { shopId: shop.id } })).toBe(7);
  });

  test("in one visit get exactly a visit's photos, and their shop's others are not held up by what was refused", async () => {
    const services = await withQuotas({ session: { files: 7, bytes: plenty.bytes }, shop: { ...plenty, files: 8 } });
    const shop = await aShop(services);
    const { session } = await aShopper(services, shop);
    const answers = await many(20, () => ask(services, shop, { session: session.id }));
    expect([count(answers, "issued"), count(answers, "too-many-photos")]).toEqual([7, 13]);
    expect(await ask(services, shop)).toBe("issued");
  });

  test("with a new visit each get exactly what one client may have, and another client has its own", async () => {
    const services = await withQuotas({ client: { files: plenty.files, bytes: 7_000 } });
    const shop = await aShop(services);
    const answers = await many(20, () => ask(services, shop, { client: "c" }));
    expect([count(answers, "issued"), count(answers, "too-many-photos")]).toEqual([7, 13]);
    expect(await ask(services, shop, { client: "d" })).toBe("issued");
    expect(await ask(services, await aShop(services), { client: "c" })).toBe("issued");
  });

  test("in two shops don't count for each other", async () => {
    const services = await withQuotas({ shop: { files: 5, bytes: plenty.bytes } });
    const [one, two] = [await aShop(services), await aShop(services)];
    const answers = await Promise.all([many(10, () => ask(services, one)), many(10, () => ask(services, two))]);
    expect(answers.map((said) => count(said, "issued"))).toEqual([5, 5]);
  });
});

test("one file larger than a whole quota is refused by it, and counts for nothing", async () => {
  const services = await withQuotas({ session: { files: 10, bytes: 5_000 } });
  const shop = await aShop(services);
  const { session } = await aShopper(services, shop);
  expect(await ask(services, shop, { session: session.id, bytes: 5_001 })).toBe("too-many-photos");
  expect(await ask(services, shop, { session: session.id, bytes: 5_000 })).toBe("issued");
  expect(await ask(services, shop, { session: session.id, bytes: 1 })).toBe("too-many-photos");
});

test("a quota above two thousand million bytes holds too", async () => {
  const services = await withQuotas({ session: { files: 1_000, bytes: 5_000_000_000 } });
  const shop = await aShop(services);
  const { session } = await aShopper(services, shop);
  services.limits.photoMaxBytes = 2_000_000_000;
  const answers = [];
  for (let n = 0; n < 4; n += 1) answers.push(await ask(services, shop, { session: session.id, bytes: 2_000_000_000 }));
  expect(answers).toEqual(["issued", "issued", "too-many-photos", "too-many-photos"]);
});

test("the next day is a new one, and what was counted the days before is forgotten", async () => {
  const services = await withQuotas({ session: { files: 1, bytes: plenty.bytes } });
  const shop = await aShop(services);
  const { session } = await aShopper(services, shop);
  expect(await ask(services, shop, { session: session.id })).toBe("issued");
  expect(await ask(services, shop, { session: session.id })).toBe("too-many-photos");
  services.clock.moveDays(1);
  expect(await ask(services, shop, { session: session.id })).toBe("issued");

  services.clock.moveDays(2);
  await sweepLeftovers(services);
  expect(await services.db.intakeDay.count({ where: { shopId: shop.id } })).toBe(0);
});

test("room comes back: from tickets nobody used in time, and from photos that were deleted", async () => {
  const services = await withQuotas({ shop: { files: 1, bytes: plenty.bytes } });
  const shop = await aShop(services);
  expect(await many(3, () => ask(services, shop)).then((said) => count(said, "issued"))).toBe(1);
  services.clock.moveDays(16 / 1_440);
  const { session } = await aShopper(services, shop);
  const photo = await aPhoto(services, { shop, shopperSessionId: session.id });
  expect(await ask(services, shop)).toBe("shop-full");
  expect((await readHome(services, { shop })).room).toBe("full");

  await deletePictures(services, { shopId: shop.id, imageIds: [photo.id] });
  expect((await readHome(services, { shop })).room).toBe("enough");
  expect(await ask(services, shop)).toBe("issued");
});

test("a photo whose room was taken while it was on its way is refused when it is here, and nothing of it stays", async () => {
  const roomy = await withQuotas({});
  const shop = await aShop(roomy);
  const { session } = await aShopper(roomy, shop);
  const body = await photoBytes();
  const photo = { fileName: "rex.jpg", bytes: body.length, contentType: "image/jpeg" };
  const issued = await issueUploadTicket(roomy, { shopId: shop.id, shopperSessionId: session.id, photo });
  const photoId = issued.photo.id;
  await openUpload(roomy, {
    ticket: readTicket(roomy, { text: issued.upload.ticket, starting: true }),
    bytes: body.length,
  });
  const tight = await withQuotas({ shop: { files: 10, bytes: body.length - 1 } }, roomy);
  const receive = () => receivePhoto(tight, { shopId: shop.id, photoId, read: async () => body });
  await expect(receive()).rejects.toMatchObject({ code: "shop-full" });
  await expect(receive()).rejects.toMatchObject({ code: "shop-full" });
  expect(await picturesIn(roomy.storage, shop.id)).toEqual([]);
  expect(await roomy.db.image.findUniqueOrThrow({ where: { id: photoId } })).toMatchObject({ status: "failed" });
});

test("over HTTP a shopper reads why, and until when", async () => {
  const app = await openApp({ QUOTA_SHOP_FILES: "3", QUOTA_SESSION_FILES: "2" });
  const services = await testServices();
  const shop = await aShop(services);
  const ask = async (token: string) => {
    const body = { session: token, fileName: "rex.jpg", bytes: 1_000, contentType: "image/jpeg" };
    return app.send("proxy.photos", proxyRequest(shop.domain, body));
  };
  const [first, second] = [(await aShopper(services, shop)).token, (await aShopper(services, shop)).token];
  expect((await ask(first)).status).toBe(201);
  expect((await ask(first)).status).toBe(201);
  const enough = await ask(first);
  expect(await codeOf(enough)).toEqual({ status: 429, code: "too-many-photos" });
  expect(Number(enough.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(enough.headers.get("retry-after"))).toBeLessThanOrEqual(86_400);
  expect((await ask(second)).status).toBe(201);
  expect(await codeOf(await ask(second))).toEqual({ status: 422, code: "shop-full" });
});
