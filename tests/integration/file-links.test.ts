import type { Shop } from "@prisma/client";
import { beforeAll, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { openApp } from "../helpers/app.ts";
import { aShop } from "../helpers/builders.ts";
import { type TestServices, testServices } from "../helpers/services.ts";

// What a link gives when pictures lie on a disk: file-links-s3.test.ts has those in a bucket.

let app: Awaited<ReturnType<typeof openApp>>;
let services: TestServices;
let shop: Shop;
beforeAll(async () => {
  app = await openApp();
  services = await testServices({ storage: diskStorage(process.env.STORAGE_DIR ?? "") });
  shop = await aShop(services);
});

async function aLink(text: string, download?: string): Promise<string> {
  const key = `temporary/${shop.id}/${crypto.randomUUID()}/photo`;
  await services.storage.put(key, new TextEncoder().encode(text), { contentType: "image/jpeg" });
  return services.links.read(key, {
    contentType: "image/jpeg",
    expiresInSeconds: 600,
    ...(download !== undefined && { download }),
  });
}

function follow(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
  const key = new URL(url).pathname.replace("/files/", "");
  return app.send("files.$", new Request(url, { method, headers }), { "*": key });
}

const told = ({ headers }: Response, ...names: string[]) => names.map((name) => headers.get(name));

test("a link gives the whole object, and says that parts of it can be had", async () => {
  const url = await aLink("0123456789");
  const whole = await follow(url);
  expect([whole.status, await whole.text()]).toEqual([200, "0123456789"]);
  expect(told(whole, "content-length", "accept-ranges", "content-type", "content-disposition")).toEqual([
    "10",
    "bytes",
    "image/jpeg",
    "inline",
  ]);
  const head = await follow(url, {}, "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(told(head, "content-length", "accept-ranges")).toEqual(["10", "bytes"]);
});

test("a link gives a part", async () => {
  const url = await aLink("0123456789");
  const part = await follow(url, { range: "bytes=3-5" });
  expect([part.status, await part.text()]).toEqual([206, "345"]);
  expect(told(part, "content-length", "content-range", "access-control-allow-origin")).toEqual([
    "3",
    "bytes 3-5/10",
    "*",
  ]);
  const tail = await follow(url, { range: "bytes=-2" });
  expect([tail.status, await tail.text(), ...told(tail, "content-range")]).toEqual([206, "89", "bytes 8-9/10"]);
});

test("a part past the end is refused with the object's size, and one that makes no sense is the whole", async () => {
  const url = await aLink("0123456789");
  const past = await follow(url, { range: "bytes=10-" });
  expect([past.status, await past.text(), ...told(past, "content-range", "cache-control")]).toEqual([
    416,
    "",
    "bytes */10",
    "no-store",
  ]);
  const odd = await follow(url, { range: "bytes=5-3" });
  expect([odd.status, await odd.text()]).toEqual([200, "0123456789"]);
});

test("a file to be saved comes from here too, for a disk signs no links", async () => {
  const saved = await follow(await aLink("print", "Zoë's print.png"));
  expect([saved.status, await saved.text()]).toEqual([200, "print"]);
  expect(told(saved, "content-disposition")).toEqual([
    `attachment; filename="Zo__s print.png"; filename*=UTF-8''Zo%C3%AB%27s%20print.png`,
  ]);
});
