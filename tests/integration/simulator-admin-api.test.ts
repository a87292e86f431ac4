import { expect, test } from "vitest";
import { buyTheHowl, fakeApp, localShopify, until } from "../helpers/local-shopify.ts";

test("a field the schema does not have fails, and so does one that nobody plays", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);

  expect((await shopify.graphql("{ shop { bogus } }")).json().errors[0].message).toContain(
    'Cannot query field "bogus"',
  );
  expect((await shopify.graphql("{ shop { unitSystem } }")).json().errors[0].message).toContain(
    "does not play Shop.unitSystem",
  );
});

test("a metafield of the app's own namespace is written, read and deleted", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const ownerId = `gid://shopify/Product/${shopify.shop("pawprints").products[0]?.id}`;
  const set = `mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
    metafields { namespace key jsonValue compareDigest } userErrors { field code message } } }`;
  const metafield = { ownerId, key: "likeness", value: '{"version":"v1"}' };

  const { metafieldsSet } = (await shopify.graphql(set, { metafields: [metafield] })).json().data;

  expect(metafieldsSet.userErrors).toEqual([]);
  expect(metafieldsSet.metafields[0]).toMatchObject({
    namespace: expect.stringMatching(/^app--\d+$/),
    jsonValue: { version: "v1" },
  });
  const read = `query($id: ID!) { product(id: $id) { metafield(namespace: "$app", key: "likeness") { type value } } }`;
  expect((await shopify.graphql(read, { id: ownerId })).json().data.product.metafield).toEqual({
    type: "json",
    value: '{"version":"v1"}',
  });
  const bad = [{ ...metafield, value: "{", type: "json" }];
  expect((await shopify.graphql(set, { metafields: bad })).json().data.metafieldsSet.userErrors).toMatchObject([
    { code: "INVALID_VALUE" },
  ]);
  const remove = `mutation($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) {
    deletedMetafields { key } userErrors { message } } }`;
  await shopify.graphql(remove, { metafields: [{ ownerId, namespace: "$app", key: "likeness" }] });
  expect((await shopify.graphql(read, { id: ownerId })).json().data.product.metafield).toBeNull();
});

test("lists come in pages", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const query = `query($after: String) { products(first: 6, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } } }`;

  const first = (await shopify.graphql(query)).json().data.products;
  const second = (await shopify.graphql(query, { after: first.pageInfo.endCursor })).json().data.products;

  expect(first.nodes).toHaveLength(6);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  expect(second.nodes).toEqual([{ title: "Gift card" }]);
});

test("an order is read and fulfilled through the Admin API, and the app is told", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const order = buyTheHowl(shopify);
  const read = `query($id: ID!) { order(id: $id) { displayFulfillmentStatus
    lineItems(first: 5) { nodes { quantity customAttributes { key value } } }
    fulfillmentOrders(first: 5) { nodes { id status supportedActions { action } } } } }`;
  const before = (await shopify.graphql(read, { id: `gid://shopify/Order/${order.id}` })).json().data.order;
  expect(before.lineItems.nodes).toEqual([
    { quantity: 1, customAttributes: [{ key: "_likeness", value: "signed-id" }] },
  ]);

  const create = `mutation($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) {
    fulfillment { status trackingInfo { number } } userErrors { message } } }`;
  const fulfillment = {
    lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: before.fulfillmentOrders.nodes[0].id }],
    trackingInfo: { number: "TR1", company: "Post" },
  };
  const made = (await shopify.graphql(create, { fulfillment })).json().data.fulfillmentCreate;
  const again = (await shopify.graphql(create, { fulfillment })).json().data.fulfillmentCreate;

  expect(made).toEqual({ fulfillment: { status: "SUCCESS", trackingInfo: [{ number: "TR1" }] }, userErrors: [] });
  expect(again).toMatchObject({ fulfillment: null, userErrors: [{ message: expect.stringContaining("closed") }] });
  await until(() => app.heard.some(({ headers }) => headers["x-shopify-topic"] === "orders/fulfilled"));
});

test("a one-time charge waits until the merchant approves it, then the app is told", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const create = `mutation($amount: Decimal!) { appPurchaseOneTimeCreate(name: "100 prints", test: true,
    price: { amount: $amount, currencyCode: USD }, returnUrl: "https://admin.shopify.com/store/pawprints/apps/likeness/app/credits") {
    appPurchaseOneTime { id status } confirmationUrl userErrors { message } } }`;
  expect(
    (await shopify.graphql(create, { amount: "0.1" })).json().data.appPurchaseOneTimeCreate.userErrors,
  ).toHaveLength(1);
  const made = (await shopify.graphql(create, { amount: "9.5" })).json().data.appPurchaseOneTimeCreate;
  expect(made.appPurchaseOneTime.status).toBe("PENDING");

  const page = made.confirmationUrl.replace("https://", `${shopify.urls.admin}/shops/`);
  expect((await fetch(page)).status).toBe(200);
  const approved = await fetch(page.replace(/confirm$/, "approve"), { method: "POST", redirect: "manual" });

  expect(approved.headers.get("location")).toMatch(
    new RegExp(`^${shopify.urls.admin}/store/pawprints/apps/likeness/app/credits\\?charge_id=\\d+$`),
  );
  const read = "query($id: ID!) { node(id: $id) { ... on AppPurchaseOneTime { status price { amount } } } }";
  expect((await shopify.graphql(read, { id: made.appPurchaseOneTime.id })).json().data.node).toEqual({
    status: "ACTIVE",
    price: { amount: "9.50" },
  });
  await until(() => app.heard.length === 1);
  expect(JSON.parse(app.heard[0]?.body ?? "")).toMatchObject({ app_purchase_one_time: { status: "ACTIVE" } });
});

test("a shop that asks too much is throttled, and the cost says how long to wait", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  await shopify.control("rate-limit/pawprints", { maximumAvailable: 4, restoreRate: 1 });
  const query = "{ products(first: 3) { nodes { id } } }";

  const first = (await shopify.graphql(query)).json();
  const second = await shopify.graphql(query);

  expect(first.extensions.cost).toMatchObject({ requestedQueryCost: 3, throttleStatus: { maximumAvailable: 4 } });
  expect(second.status).toBe(200);
  expect(second.json()).toMatchObject({
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: { cost: { requestedQueryCost: 3, actualQueryCost: null, throttleStatus: { restoreRate: 1 } } },
  });
});

test("a query too big to be allowed at all says so", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const query = "{ products(first: 100) { nodes { variants(first: 50) { nodes { id } } } } }";
  expect((await shopify.graphql(query)).json().errors[0].extensions.code).toBe("MAX_COST_EXCEEDED");
});
