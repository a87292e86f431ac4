import { beforeAll, describe, expect, test } from "vitest";
import { codeOf, openApp, proxyQuery, proxyRequest } from "../helpers/app.ts";
import {
  anOfferedArtwork,
  aPersonalization,
  aPhoto,
  aShop,
  aShopper,
  centredCrop,
  slotOf,
} from "../helpers/builders.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

let app: Awaited<ReturnType<typeof openApp>>;
let services: TestServices;
beforeAll(async () => {
  app = await openApp();
  services = await testServices();
});

describe("only what Shopify signed for an installed shop gets in", () => {
  const now = () => Math.floor(Date.now() / 1000);

  test.each<[string, (domain: string) => URLSearchParams]>([
    ["no signature", (domain) => without(proxyQuery(domain), "signature")],
    ["a wrong one", (domain) => changed(proxyQuery(domain), "signature", "0".repeat(64))],
    ["one of the wrong length", (domain) => changed(proxyQuery(domain), "signature", "abc")],
    ["a changed shop", (domain) => changed(proxyQuery("other.myshopify.com"), "shop", domain)],
    ["a changed customer", (domain) => changed(proxyQuery(domain), "logged_in_customer_id", "7")],
    ["an added parameter", (domain) => changed(proxyQuery(domain), "x", "1")],
    ["a signature two minutes old", (domain) => proxyQuery(domain, { timestamp: String(now() - 120) })],
    ["a signature from the future", (domain) => proxyQuery(domain, { timestamp: String(now() + 120) })],
    ["a time with a fraction", (domain) => proxyQuery(domain, { timestamp: `${now()}.0` })],
    ["a path that is no app's", (domain) => proxyQuery(domain, { path_prefix: "/apps/likenessshop=other" })],
    ["a customer that is no number", (domain) => proxyQuery(domain, { logged_in_customer_id: "7shop=x" })],
    ["no time", (domain) => proxyQuery(domain, { timestamp: "" })],
    ["a shop that is none", (domain) => proxyQuery(`${domain}.evil.com`)],
    ["a shop twice", (domain) => doubled(proxyQuery(domain), "shop", "victim.myshopify.com")],
    ["a customer twice", (domain) => doubled(proxyQuery(domain), "logged_in_customer_id", "7")],
    ["a path twice", (domain) => doubled(proxyQuery(domain), "path_prefix", "/x")],
    ["a signature twice", (domain) => doubled(proxyQuery(domain), "signature", "0".repeat(64))],
  ])("%s is refused", async (_name, query) => {
    const shop = await aShop(services);
    const answer = await app.send("proxy.session", proxyRequest(shop.domain, {}, query(shop.domain)));
    expect(await codeOf(answer)).toEqual({ status: 401, code: "signature-invalid" });
  });

  test("a shop that does not have the app is refused, signed or not", async () => {
    const gone = await aShop(services, { uninstalledAt: new Date() });
    for (const domain of [gone.domain, "never-was.myshopify.com"]) {
      const answer = await app.send("proxy.session", proxyRequest(domain, {}));
      expect(await codeOf(answer)).toEqual({ status: 403, code: "shop-unknown" });
    }
  });

  test("a query cut up anew under the same signature is refused", async () => {
    // Signed for one shop, with a parameter that holds another shop's beginning: the signed text is the same.
    const theirs = await aShop(services);
    const ours = await aShop(services);
    const signed = proxyQuery(theirs.domain, { shop_: `${ours.domain}` });
    const recut = new URLSearchParams(signed);
    recut.set("path_prefix", `/apps/likenessshop=${theirs.domain}`);
    recut.set("shop", ours.domain);
    recut.delete("shop_");
    const answer = await app.send("proxy.session", proxyRequest(ours.domain, {}, recut));
    expect(await codeOf(answer)).toEqual({ status: 401, code: "signature-invalid" });
  });

  test("what is signed gets in", async () => {
    const shop = await aShop(services);
    const answer = await app.send("proxy.session", proxyRequest(shop.domain, {}));
    expect(answer.status).toBe(201);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("a shopper is known by their token, in their shop", () => {
  const photo = { fileName: "rex.jpg", bytes: 1000, contentType: "image/jpeg" };

  test("a made-up token, another shop's, none at all", async () => {
    const [ours, theirs] = [await aShop(services), await aShop(services)];
    const { token } = await aShopper(services, theirs);
    for (const session of ["made-up", token]) {
      const answer = await app.send("proxy.photos", proxyRequest(ours.domain, { session, ...photo }));
      expect(await codeOf(answer)).toEqual({ status: 401, code: "session-unknown" });
    }
    expect(await codeOf(await app.send("proxy.photos", proxyRequest(ours.domain, photo)))).toMatchObject({
      status: 400,
      code: "body-invalid",
    });
  });

  test.each<[string, string, { status: number; code: string }]>([
    ["no JSON", "{", { status: 400, code: "body-not-json" }],
    ["NaN, which is no JSON", '{"session":"x","bytes":NaN}', { status: 400, code: "body-not-json" }],
    ["a list", "[]", { status: 400, code: "body-invalid" }],
    [
      "a body of a megabyte",
      JSON.stringify({ session: "x".repeat(1_000_000) }),
      { status: 413, code: "body-too-large" },
    ],
  ])("%s is refused", async (_name, body, refusal) => {
    const shop = await aShop(services);
    expect(await codeOf(await app.send("proxy.photos", proxyRequest(shop.domain, body)))).toEqual(refusal);
  });

  test.each<[string, object, { status: number; code: string }]>([
    ["an empty file", { bytes: 0 }, { status: 422, code: "photo-empty" }],
    ["a file over the limit", { bytes: 60_000_001 }, { status: 422, code: "photo-too-large" }],
    ["an SVG", { contentType: "image/svg+xml" }, { status: 422, code: "photo-type-unsupported" }],
    ["a size that is no whole number", { bytes: 1.5 }, { status: 400, code: "body-invalid" }],
    ["a word we don't know", { tier: "archived" }, { status: 400, code: "body-invalid" }],
  ])("%s gets no ticket", async (_name, change, refusal) => {
    const shop = await aShop(services);
    const { token } = await aShopper(services, shop);
    const answer = await app.send("proxy.photos", proxyRequest(shop.domain, { session: token, ...photo, ...change }));
    expect(await codeOf(answer)).toEqual(refusal);
  });
});

describe("nobody gets more than anyone would want", () => {
  test("the sixty-first photo of a day, and the thirteenth choice of a minute, wait", async () => {
    const shop = await aShop(services);
    const { token } = await aShopper(services, shop);
    const ask = { session: token, fileName: "rex.jpg", bytes: 1000, contentType: "image/jpeg" };
    const send = async () => (await app.send("proxy.photos", proxyRequest(shop.domain, ask))).status;
    const answers = [];
    for (let photo = 0; photo < 61; photo += 1) answers.push(await send());
    expect(answers).toEqual([...Array(60).fill(201), 429]);
  });
});

describe("a choice is held to the shopper's own photos and the product's own artwork", () => {
  async function aChoice() {
    const shop = await aShop(services);
    const { token, session } = await aShopper(services, shop);
    const photo = await aPhoto(services, { shop, shopperSessionId: session.id });
    const { productId, version } = await anOfferedArtwork(services, shop);
    const layer = slotOf(version);
    const photos = [{ slot: layer.slot, photoId: photo.id, crop: centredCrop(photo, layer.box) }];
    return { shop, ask: { session: token, productId, artworkVersionId: version.id, photos } };
  }
  type Choice = Awaited<ReturnType<typeof aChoice>>["ask"];
  const send = async (shop: { domain: string }, ask: unknown) =>
    codeOf(await app.send("proxy.personalizations", proxyRequest(shop.domain, ask)));

  test("it is saved, told back, listed, and its preview is pending", async () => {
    const { shop, ask } = await aChoice();
    const saved = await app.send("proxy.personalizations", proxyRequest(shop.domain, ask));
    expect(saved.status).toBe(201);
    const { personalization } = (await saved.json()) as { personalization: { id: string; lineId: string } };
    expect(personalization).toMatchObject({ preview: { status: "pending" }, photos: ask.photos });

    const read = await app.send("proxy.personalizations_.$publicId", proxyRequest(shop.domain), {
      publicId: personalization.id,
    });
    expect(await read.json()).toEqual({ personalization });
    const mine = await app.send("proxy.personalizations_.mine", proxyRequest(shop.domain, { session: ask.session }));
    expect(await mine.json()).toEqual({ personalizations: [personalization] });
  });

  test.each<[string, (ask: Choice) => unknown, string]>([
    ["an artwork nobody knows", (ask) => ({ ...ask, artworkVersionId: crypto.randomUUID() }), "artwork-unknown"],
    ["a product that does not offer it", (ask) => ({ ...ask, productId: "1" }), "artwork-unknown"],
    ["a photo nobody knows", (ask) => withPhoto(ask, { photoId: crypto.randomUUID() }), "photo-unknown"],
    ["a slot the artwork lacks", (ask) => withPhoto(ask, { slot: "wall" }), "slot-unknown"],
    ["one slot filled twice", (ask) => ({ ...ask, photos: [...ask.photos, ...ask.photos] }), "slot-unknown"],
    ["a crop past the edge", (ask) => withCrop(ask, { x: 0.9 }), "crop-outside-photo"],
    ["a crop of nothing", (ask) => withCrop(ask, { width: 0 }), "crop-invalid"],
    ["a crop of another shape", (ask) => withCrop(ask, { width: 0.01 }), "crop-invalid"],
  ])("%s is refused", async (_name, change, code) => {
    const { shop, ask } = await aChoice();
    expect(await send(shop, change(ask))).toEqual({ status: 422, code });
  });

  test("a crop that is no number is refused", async () => {
    const { shop, ask } = await aChoice();
    const body = JSON.stringify(withCrop(ask, { x: 12345 })).replace("12345", "1e999");
    expect(await send(shop, body)).toEqual({ status: 400, code: "body-invalid" });
  });

  test("another shopper's photo, another shop's artwork, another shop's personalization are as if they were not", async () => {
    const [mine, other] = [await aChoice(), await aChoice()];
    const { token } = await aShopper(services, mine.shop);
    expect(await send(mine.shop, { ...mine.ask, session: token })).toEqual({ status: 422, code: "photo-unknown" });
    expect(await send(mine.shop, { ...mine.ask, artworkVersionId: other.ask.artworkVersionId })).toMatchObject({
      code: "artwork-unknown",
    });
    const theirs = await aPersonalization(services);
    const read = await app.send("proxy.personalizations_.$publicId", proxyRequest(mine.shop.domain), {
      publicId: theirs.personalization.publicId,
    });
    expect(await codeOf(read)).toEqual({ status: 404, code: "personalization-unknown" });
    const artwork = await app.send("proxy.artworks.$versionId", proxyRequest(mine.shop.domain), {
      versionId: other.ask.artworkVersionId,
    });
    expect(await codeOf(artwork)).toEqual({ status: 422, code: "artwork-unknown" });
  });

  function withPhoto(ask: Choice, change: object) {
    return { ...ask, photos: ask.photos.map((photo) => ({ ...photo, ...change })) };
  }
  function withCrop(ask: Choice, change: object) {
    return { ...ask, photos: ask.photos.map((photo) => ({ ...photo, crop: { ...photo.crop, ...change } })) };
  }
});

function without(query: URLSearchParams, name: string) {
  query.delete(name);
  return query;
}
function changed(query: URLSearchParams, name: string, value: string) {
  query.set(name, value);
  return query;
}
function doubled(query: URLSearchParams, name: string, value: string) {
  return new URLSearchParams([[name, value], ...query]);
}
