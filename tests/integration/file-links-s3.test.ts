import type { Shop } from "@prisma/client";
import { beforeAll, describe, expect, test } from "vitest";
import { s3Storage } from "../../app/adapters/object-storage/s3.server.ts";
import type { S3Settings } from "../../app/adapters/object-storage/s3-settings.ts";
import { openApp } from "../helpers/app.ts";
import { aShop } from "../helpers/builders.ts";
import { aBucket, s3Absence } from "../helpers/s3-bucket.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

describe.skipIf(s3Absence)(`links to pictures in a bucket${s3Absence}`, () => {
  let app: Awaited<ReturnType<typeof openApp>>;
  let services: TestServices;
  let shop: Shop;
  let bucket: S3Settings;
  beforeAll(async () => {
    bucket = await aBucket();
    app = await openApp({
      STORAGE: "s3",
      S3_PROVIDER: bucket.provider,
      S3_ENDPOINT: bucket.endpoint ?? "",
      S3_BUCKET: bucket.bucket,
      S3_ACCESS_KEY_ID: bucket.credentials?.accessKeyId ?? "",
      S3_SECRET_ACCESS_KEY: bucket.credentials?.secretAccessKey ?? "",
    });
    services = await testServices({ storage: s3Storage(bucket) });
    shop = await aShop(services);
  });

  async function aLink(text: string, download?: string) {
    const key = `temporary/${shop.id}/${crypto.randomUUID()}/photo`;
    await services.storage.put(key, new TextEncoder().encode(text), { contentType: "application/octet-stream" });
    const options = { contentType: "image/png", expiresInSeconds: 600, ...(download !== undefined && { download }) };
    return { key, url: await services.links.read(key, options) };
  }

  function follow({ key, url }: { key: string; url: string }, headers = {}, method = "GET"): Promise<Response> {
    return app.send("files.$", new Request(url, { method, headers }), { "*": key });
  }

  test("a file to be saved is handed over to the storage, for a minute, with its name and type", async () => {
    const answer = await follow(await aLink("print", "Zoë's print.png"));
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([302, "no-store"]);
    const there = new URL(answer.headers.get("location") ?? "");
    expect(there.origin).toBe(bucket.endpoint);
    expect(there.searchParams.get("X-Amz-Expires")).toBe("60");

    const saved = await fetch(there);
    expect([saved.status, await saved.text(), saved.headers.get("content-type")]).toEqual([200, "print", "image/png"]);
    expect(saved.headers.get("content-disposition")).toContain("filename*=UTF-8''Zo%C3%AB%27s%20print.png");
  });

  test("it is found there though it has moved to another tier since", async () => {
    const link = await aLink("print", "print.png");
    await services.storage.move(link.key, link.key.replace("temporary", "archived"));
    const answer = await follow(link);
    expect(await (await fetch(answer.headers.get("location") ?? "")).text()).toBe("print");
  });

  test("a picture to be shown comes from the app, whole or in part", async () => {
    const link = await aLink("0123456789");
    const whole = await follow(link);
    expect([whole.status, whole.headers.get("content-type"), await whole.text()]).toEqual([
      200,
      "image/png",
      "0123456789",
    ]);
    const part = await follow(link, { range: "bytes=7-" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 7-9/10", "789"]);
  });

  test("who only asks about a file is answered here, as the storage's link would not hold for that", async () => {
    const head = await follow(await aLink("print", "print.png"), {}, "HEAD");
    expect([head.status, head.headers.get("content-length")]).toEqual([200, "5"]);
  });
});
