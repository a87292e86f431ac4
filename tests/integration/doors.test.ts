import { beforeAll, describe, expect, test } from "vitest";
import { codeOf, openApp, proxyRequest, routeModule, routeNames } from "../helpers/app.ts";
import { aPersonalization, aShop, aShopper } from "../helpers/builders.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

let app: Awaited<ReturnType<typeof openApp>>;
let services: TestServices;
beforeAll(async () => {
  app = await openApp();
  services = await testServices();
});

/** The only routes that answer anyone, and why that is safe. */
const open: Record<string, string> = {
  "health.live": "says that the process runs",
  "health.ready": "says which of its parts are away",
};

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
/** Pages are let in by Shopify's library, which answers in its own ways: their doors are tried in admin-doors.test.ts. */
const isPage = (name: string) => /^(app|auth|_index)\b/.test(name);
const doors = routeNames.filter((name) => !isPage(name)).flatMap((name) => methods.map((method) => ({ name, method })));

async function knockOn(name: string, method: string, headers: Record<string, string> = {}) {
  const url = `https://app.example.com/${name.replaceAll(".", "/").replaceAll("_", "").replace("$", "x")}`;
  const request = new Request(url, {
    method,
    headers: { "tus-resumable": "1.0.0", ...headers },
    ...(method !== "GET" && { body: "{}" }),
  });
  const module = await routeModule(name);
  if (!(method === "GET" ? module.loader : module.action)) return null;
  return app.send(name, request, { "*": "temporary/x", publicId: "x", versionId: "x", photoId: "x" });
}

describe("without credentials", () => {
  test("the list of doors is not empty", () => expect(routeNames.length).toBeGreaterThan(20));

  test.each(doors)("$method $name lets nobody in", async ({ name, method }) => {
    const answer = await knockOn(name, method);
    if (!answer) return;
    if (open[name]) expect(answer.status).toBeLessThan(300);
    else expect([400, 401, 403, 404, 405]).toContain(answer.status);
  });

  test.each(doors.filter(({ name }) => !open[name]))(
    "$method $name lets nobody in with made-up ones",
    async ({ name, method }) => {
      const answer = await knockOn(name, method, {
        authorization: "Bearer x.y.z",
        "x-shopify-hmac-sha256": "AAAA",
        "x-shopify-topic": "orders/paid",
        "x-shopify-shop-domain": "x.myshopify.com",
      });
      if (answer) expect([400, 401, 403, 404, 405]).toContain(answer.status);
    },
  );
});

describe("with another shop's credentials, what is a shop's own is as if it were not", () => {
  test("its personalizations, artworks, photos and shoppers", async () => {
    const theirs = await aPersonalization(services);
    const { artworkVersionId, publicId, recipe } = theirs.personalization;
    const ours = await aShop(services);
    const { token } = await aShopper(services, ours);
    const theirToken = (await aShopper(services, theirs.shop)).token;
    const crop = Object.values((recipe as { photos: Record<string, { crop: object }> }).photos)[0]?.crop;
    const choice = {
      productId: theirs.productId,
      artworkVersionId,
      photos: [{ slot: "pet", photoId: theirs.photo.id, crop }],
    };

    const send = async (name: string, body?: object, params: Record<string, string> = {}) =>
      codeOf(await app.send(name, proxyRequest(ours.domain, body), params));
    expect(await send("proxy.personalizations_.$publicId", undefined, { publicId })).toMatchObject({ status: 404 });
    expect(await send("proxy.artworks.$versionId", undefined, { versionId: artworkVersionId })).toMatchObject({
      status: 422,
    });
    expect(await send("proxy.personalizations", { session: token, ...choice })).toMatchObject({
      code: "artwork-unknown",
    });
    expect(await send("proxy.personalizations_.mine", { session: theirToken })).toMatchObject({
      code: "session-unknown",
    });
    const mine = await app.send("proxy.personalizations_.mine", proxyRequest(ours.domain, { session: token }));
    expect(await mine.json()).toEqual({ personalizations: [] });
  });

  test("a link with another key, type, time or name than it was signed with is refused", async () => {
    const { photo } = await aPersonalization(services);
    const link = await services.links.read(photo.storageKey ?? "", { contentType: "image/jpeg", expiresInSeconds: 60 });
    const change = async (edit: (url: URL) => void, key = photo.storageKey ?? "") => {
      const url = new URL(link);
      edit(url);
      return codeOf(await app.send("files.$", new Request(url), { "*": key }));
    };
    const invalid = { status: 403, code: "link-invalid" };
    expect(await change(() => {}, "temporary/other")).toEqual(invalid);
    expect(await change((url) => url.searchParams.set("type", "text/html"))).toEqual(invalid);
    expect(await change((url) => url.searchParams.set("until", "9999999999"))).toEqual(invalid);
    expect(await change((url) => url.searchParams.set("as", "x.html"))).toEqual(invalid);
    expect(await change((url) => url.searchParams.delete("signature"))).toEqual(invalid);

    const old = { now: () => new Date(Date.now() - 3_600_000) };
    const { appLinks } = await import("../../app/links.server.ts");
    const expired = await appLinks("https://app.example.com", services.keys, old).read("temporary/x", {
      contentType: "image/jpeg",
      expiresInSeconds: 60,
    });
    expect(await codeOf(await app.send("files.$", new Request(expired), { "*": "temporary/x" }))).toEqual({
      status: 410,
      code: "link-expired",
    });
  });
});
