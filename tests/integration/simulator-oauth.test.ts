import { expect, test } from "vitest";
import { issueIdToken } from "../../simulator/tokens.ts";
import { fakeApp, type LocalShopify, localShopify, until } from "../helpers/local-shopify.ts";

const tokenExchange = {
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  expiring: "1",
};

const exchange = (shopify: LocalShopify) =>
  shopify.token({ ...tokenExchange, subject_token: issueIdToken(shopify.world.config, shopify.shop("pawprints")) });
const refresh = (shopify: LocalShopify, refreshToken: string) =>
  shopify.token({ grant_type: "refresh_token", refresh_token: refreshToken });

test("a session token is exchanged for an expiring offline token that opens the Admin API", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);

  const answer = await exchange(shopify);

  expect(answer.json()).toMatchObject({ expires_in: 3600, refresh_token: expect.stringMatching(/^shprt_/) });
  const { access_token } = answer.json();
  expect((await shopify.graphql("{ shop { name } }", {}, access_token)).json().data).toEqual({
    shop: { name: "Pawprints" },
  });
});

test.each<[string, (shopify: LocalShopify) => Record<string, unknown>, string]>([
  ["a forged session token", () => ({ ...tokenExchange, subject_token: "a.b.c" }), "invalid_subject_token"],
  [
    "a session token that has run out",
    ({ world, shop }) => ({
      ...tokenExchange,
      subject_token: issueIdToken(world.config, shop("pawprints"), { exp: 1 }),
    }),
    "invalid_subject_token",
  ],
  [
    "a session token of another shop",
    ({ world, shop }) => ({ ...tokenExchange, subject_token: issueIdToken(world.config, shop("gallery-north")) }),
    "invalid_subject_token",
  ],
  [
    "an offline token without an end",
    ({ world, shop }) => ({
      ...tokenExchange,
      expiring: "0",
      subject_token: issueIdToken(world.config, shop("pawprints")),
    }),
    "invalid_request",
  ],
  ["a wrong secret", () => ({ client_secret: "wrong", grant_type: "refresh_token" }), "invalid_client"],
])("%s is refused", async (_name, body, error) => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  expect(await shopify.token(body(shopify))).toMatchObject({ status: 400, text: expect.stringContaining(error) });
});

test("a refresh token stays good until its successor is used, then it is dead", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const first = (await exchange(shopify)).json();

  const second = (await refresh(shopify, first.refresh_token)).json();
  expect((await refresh(shopify, first.refresh_token)).status).toBe(200);
  await shopify.graphql("{ shop { name } }", {}, second.access_token);

  expect((await refresh(shopify, first.refresh_token)).json()).toMatchObject({ error: "invalid_grant" });
  expect((await refresh(shopify, second.refresh_token)).status).toBe(200);
});

test("an expired token gets 401, and a refresh mends it", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const first = (await exchange(shopify)).json();

  await shopify.control("tokens/pawprints/expire");

  expect((await shopify.graphql("{ shop { name } }", {}, first.access_token)).status).toBe(401);
  const { access_token } = (await refresh(shopify, first.refresh_token)).json();
  expect((await shopify.graphql("{ shop { name } }", {}, access_token)).status).toBe(200);
});

test("uninstalling kills every token and tells the app", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const { access_token, refresh_token } = (await exchange(shopify)).json();

  await shopify.control("uninstall/pawprints");

  expect((await shopify.graphql("{ shop { name } }", {}, access_token)).status).toBe(401);
  expect((await refresh(shopify, refresh_token)).status).toBe(400);
  await until(() => app.heard.length === 1);
  expect(app.heard[0]?.headers).toMatchObject({ "x-shopify-topic": "app/uninstalled" });
});
