import { beforeAll, describe, expect, test } from "vitest";
import { readShopperSession } from "../../app/domain/personalizations/read-shopper-session.ts";
import { eraseCustomer } from "../../app/domain/retention/erase-customer.ts";
import type { Clock, ShopAdmin } from "../../app/domain/services.ts";
import { recordInstall } from "../../app/domain/shops/record-install.ts";
import { codeOf, openApp, proxyQuery, proxyRequest } from "../helpers/app.ts";
import { aDelivery, aPhoto, aShop, aShopper, picturesIn } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

describe("a shopper who signs in to the shop", () => {
  let app: Awaited<ReturnType<typeof openApp>>;
  let services: TestServices;
  beforeAll(async () => {
    app = await openApp();
    services = await testServices();
  });

  test("takes along what they sent as a guest, and it is forgotten with them", async () => {
    const [shop, customerId] = [await aShop(services), newId()];
    const { token, session } = await aShopper(services, shop);
    const photo = await aPhoto(services, { shop, shopperSessionId: session.id });
    const signedIn = await readShopperSession(services, { shopId: shop.id, token, customerId });
    expect(signedIn).toMatchObject({ id: session.id, customerId });
    const again = await readShopperSession(services, { shopId: shop.id, token, customerId });
    expect(again.id).toBe(session.id);

    const payload = { customer: { id: Number(customerId) }, orders_to_redact: [] };
    await eraseCustomer(services, { shopId: shop.id, shopDomain: shop.domain, payload });
    expect(await picturesIn(services.storage, shop.id)).toEqual([]);
    expect(await services.db.image.findUnique({ where: { id: photo.id } })).toMatchObject({ status: "gone" });
    await expect(readShopperSession(services, { shopId: shop.id, token, customerId })).rejects.toMatchObject({
      code: "session-unknown",
    });
  });

  test("does not find what another customer left on the machine, and does not take it over", async () => {
    const [shop, first, second] = [await aShop(services), newId(), newId()];
    const { token } = await aShopper(services, shop);
    await readShopperSession(services, { shopId: shop.id, token, customerId: first });
    await expect(readShopperSession(services, { shopId: shop.id, token, customerId: second })).rejects.toMatchObject({
      code: "session-unknown",
    });
    const own = await readShopperSession(services, { shopId: shop.id, token, customerId: first });
    expect(own.customerId).toBe(first);
  });

  test("is the same through the app proxy: Shopify says who is signed in", async () => {
    const [shop, first, second] = [await aShop(services), newId(), newId()];
    const { token, session } = await aShopper(services, shop);
    const list = (customer: string) => {
      const query = proxyQuery(shop.domain, { logged_in_customer_id: customer });
      return app.send("proxy.personalizations_.mine", proxyRequest(shop.domain, { session: token }, query));
    };
    expect((await list("")).status).toBe(200);
    expect((await services.db.shopperSession.findUnique({ where: { id: session.id } }))?.customerId).toBeNull();
    expect((await list(first)).status).toBe(200);
    expect((await services.db.shopperSession.findUnique({ where: { id: session.id } }))?.customerId).toBe(first);
    expect(await codeOf(await list(second))).toEqual({ status: 401, code: "session-unknown" });
    expect((await list(first)).status).toBe(200);
  });
});

describe("a merchant who installs the app", () => {
  const admin: ShopAdmin = {
    graphql: async <Data>() =>
      ({
        shop: { id: "gid://shopify/Shop/1", name: "Paws", currencyCode: "EUR", ianaTimezone: "Europe/Berlin" },
      }) as Data,
  };
  const aDomain = () => `fresh-${newId()}.myshopify.com`;
  const shopOf = ({ db }: TestServices, domain: string) =>
    db.shop.findUniqueOrThrow({
      where: { domain },
      include: { settings: true, artworks: { include: { versions: true } } },
    });

  test("with several pages opening at once gets one shop and each starter artwork once", async () => {
    const steady = await testServices({ admin });
    const running: Clock = { now: () => new Date() };
    for (const clock of [steady.clock, running, running, running]) {
      const [services, shopDomain] = [{ ...steady, clock }, aDomain()];
      await Promise.all([1, 2, 3, 4].map(() => recordInstall(services, { shopDomain })));
      expect(await steady.db.shop.count({ where: { domain: shopDomain } })).toBe(1);
      const shop = await shopOf(steady, shopDomain);
      expect(shop).toMatchObject({ name: "Paws", uninstalledAt: null });
      expect(shop.settings).not.toBeNull();
      const versions = Object.fromEntries(shop.artworks.map((artwork) => [artwork.handle, artwork.versions.length]));
      expect(versions).toEqual({ plain: 1, "two-friends": 1 });
    }
  });

  test("again finds shop, settings and artworks as they were", async () => {
    const services = await testServices({ admin });
    const shopDomain = aDomain();
    await recordInstall(services, { shopDomain });
    const first = await shopOf(services, shopDomain);
    const chosen = { temporaryDays: 3, archiveCompleted: true, sharpnessWarnDpi: 200 };
    await services.db.settings.update({ where: { shopId: first.id }, data: chosen });
    services.clock.moveDays(1);
    await aDelivery(services, shopDomain, { topic: "app/uninstalled", payload: { id: 1 } });
    await hearBells(services);
    expect((await shopOf(services, shopDomain)).uninstalledAt).not.toBeNull();

    services.clock.moveDays(1);
    await recordInstall(services, { shopDomain });
    const again = await shopOf(services, shopDomain);
    expect(again).toMatchObject({ id: first.id, uninstalledAt: null, installedAt: services.clock.now() });
    expect(again.settings).toMatchObject(chosen);
    expect(again.artworks).toEqual(first.artworks);
  });

  test.each([true, false])(
    "again is not undone by what is told late of the time before (told of it first: %s)",
    async (knew) => {
      const services = await testServices({ admin });
      const shopDomain = aDomain();
      await recordInstall(services, { shopDomain });
      services.clock.moveDays(1);
      const uninstalledAt = services.clock.now();
      if (knew) {
        await aDelivery(services, shopDomain, { topic: "app/uninstalled", payload: { id: 1 } });
        await hearBells(services);
      }
      services.clock.moveDays(1);
      const session = { id: `offline_${shopDomain}`, shop: shopDomain, state: "", accessToken: "sealed" };
      await services.db.session.create({ data: session });
      await recordInstall(services, { shopDomain });

      services.clock.moveDays(1);
      const late = { payload: { id: 1 }, at: uninstalledAt };
      await aDelivery(services, shopDomain, { topic: "app/uninstalled", ...late });
      await aDelivery(services, shopDomain, { topic: "shop/redact", ...late });
      await hearBells(services);
      expect((await shopOf(services, shopDomain)).uninstalledAt).toBeNull();
      expect(await services.db.session.count({ where: { shop: shopDomain } })).toBe(1);

      await aDelivery(services, shopDomain, { topic: "app/uninstalled", payload: { id: 1 } });
      await hearBells(services);
      expect((await shopOf(services, shopDomain)).uninstalledAt).not.toBeNull();
      expect(await services.db.session.count({ where: { shop: shopDomain } })).toBe(0);
    },
  );
});
