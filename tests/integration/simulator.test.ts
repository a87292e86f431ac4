import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { controlDoors } from "../../simulator/control/doors.ts";
import { openAdminApi } from "../../simulator/graphql/endpoint.ts";
import { proxySignature } from "../../simulator/proxy.ts";
import { openPostOffice } from "../../simulator/webhooks.ts";
import { clientSecret, fakeApp, localShopify, request } from "../helpers/local-shopify.ts";

test("an app proxy query is signed as Shopify signs it", () => {
  const query = new URLSearchParams(
    "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555&signature=x",
  );
  expect(proxySignature("hush", query)).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
});

test("the app proxy signs, forwards method and body, and lets no cookie through either way", async () => {
  await using app = await fakeApp(() => ({
    status: 201,
    headers: { "set-cookie": "a=b", "x-powered-by": "us", "content-type": "application/json", "x-ours": "kept" },
    body: '{"made":true}',
  }));
  await using shopify = await localShopify(app.url);
  const customer = shopify.shop("pawprints").customers[0]?.id;

  const store = shopify.urls.storefronts["pawprints.myshopify.com"];
  const answer = await request(
    `${store}/apps/likeness/photos?shop=evil.myshopify.com&tag=1&tag=2`,
    "POST",
    '{"bytes":3}',
    { cookie: `cart=1; customer=${customer}`, "content-type": "application/json" },
  );

  expect(answer.status).toBe(201);
  expect(answer.json()).toEqual({ made: true });
  expect(answer.headers).not.toHaveProperty("set-cookie");
  expect(answer.headers).not.toHaveProperty("x-powered-by");
  expect(answer.headers).toMatchObject({ "x-ours": "kept" });
  const [heard] = app.heard;
  expect(heard).toMatchObject({ method: "POST", body: '{"bytes":3}' });
  expect(heard?.url.pathname).toBe("/proxy/photos");
  expect(heard?.headers).not.toHaveProperty("cookie");
  expect(heard?.headers).toMatchObject({
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-host": "pawprints.myshopify.com",
  });
  const query = heard?.url.searchParams ?? new URLSearchParams();
  expect(Object.fromEntries(query)).toMatchObject({
    shop: "pawprints.myshopify.com",
    logged_in_customer_id: String(customer),
    path_prefix: "/apps/likeness",
  });
  expect(query.getAll("shop")).toHaveLength(1);
  expect(query.get("signature")).toBe(proxySignature(clientSecret, query));
});

test("an app that is down is a page on the storefront and a sentence in the tunnel", async () => {
  await using shopify = await localShopify("http://127.0.0.1:9");
  const proxied = await fetch(`${shopify.urls.storefronts["pawprints.myshopify.com"]}/apps/likeness/session`);
  expect([proxied.status, proxied.headers.get("content-type")]).toEqual([502, "text/html; charset=utf-8"]);
  expect(await (await fetch(`${shopify.urls.app}/app`)).text()).toContain("The app does not answer");
});

test("the tunnel changes who may frame a page, where it leads and where App Bridge is; the rest stays", async () => {
  await using app = await fakeApp(({ url }) => ({
    status: url.pathname === "/away" ? 302 : 200,
    headers: {
      "content-type": "text/html",
      "content-security-policy": `frame-ancestors ${url.pathname === "/alone" ? "'none'" : "https://pawprints.myshopify.com"};`,
      ...(url.pathname === "/away" ? { location: "https://admin.shopify.com/store/pawprints/apps/likeness" } : {}),
    },
    body: '<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>',
  }));
  await using shopify = await localShopify(app.url);
  const { admin, app: tunnel } = shopify.urls;

  const page = await fetch(`${tunnel}/app?shop=x`);
  expect(page.headers.get("content-security-policy")).toBe(`frame-ancestors ${admin} https://pawprints.myshopify.com;`);
  expect(await page.text()).toBe(`<script src="${admin}/app-bridge.js"></script>`);
  expect((await fetch(`${tunnel}/alone`)).headers.get("content-security-policy")).toBe("frame-ancestors 'none';");
  const away = await fetch(`${tunnel}/away`, { redirect: "manual" });
  expect(away.headers.get("location")).toBe(`${admin}/store/pawprints/apps/likeness`);

  await fetch(`${tunnel}/uploads/1`, { method: "PATCH", body: "bytes", headers: { "upload-offset": "0" } });
  expect(app.heard.at(-1)).toMatchObject({ method: "PATCH", body: "bytes", headers: { "upload-offset": "0" } });
});

test("the preload sends calls for Shopify's hosts here, and leaves others alone", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const script = `const asked = await fetch("https://pawprints.myshopify.com/admin/api/2026-07/graphql.json", { method: "POST", body: "{}" });
    const other = await fetch("${app.url}/other"); console.log(asked.status, other.status);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "./simulator/route.mjs", "--input-type=module", "-e", script],
    { env: { ...process.env, SHOPIFY_SIM_URL: `http://127.0.0.1:${shopify.basePort}` } },
  );
  expect(stdout.trim()).toBe("401 200");
});

test("a port that is taken is said in one sentence", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const { config } = shopify.world;
  const { openSimulator } = await import("../../simulator/simulator.ts");
  await expect(openSimulator(config, { storefront: async () => false, admin: async () => false })).rejects.toThrow(
    /^Port \d+ is taken/,
  );
});

test("every door of the control API is in the README", async () => {
  await using app = await fakeApp();
  await using shopify = await localShopify(app.url);
  const readme = readFileSync("simulator/README.md", "utf8");
  const doors = controlDoors(openPostOffice(shopify.world), openAdminApi(shopify.world.config.schemaFile));
  expect(doors.filter(({ method, path }) => !readme.includes(`\`${method} ${path}\``))).toEqual([]);
});
