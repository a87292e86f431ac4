import type { Shop } from "@prisma/client";
import { beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { supabaseStorage } from "../../app/adapters/object-storage/supabase.server.ts";
import type { SupabaseSettings } from "../../app/adapters/object-storage/supabase-settings.ts";
import { configFor } from "../../app/config.server.ts";
import { providerInUse } from "../../app/domain/costs/provider-in-use.ts";
import { objectStorage } from "../../app/storage.server.ts";
import { openApp } from "../helpers/app.ts";
import { aPersonalization, aShop } from "../helpers/builders.ts";
import { likeness } from "../helpers/command.ts";
import { hearBells, type TestServices, temporaryFolder, testServices } from "../helpers/services.ts";
import { aSupabaseBucket } from "../helpers/supabase-bucket.ts";

describe("with pictures at Supabase", () => {
  let app: Awaited<ReturnType<typeof openApp>>;
  let services: TestServices;
  let shop: Shop;
  let bucket: SupabaseSettings;
  beforeAll(async () => {
    bucket = await aSupabaseBucket();
    app = await openApp({
      STORAGE: "supabase",
      SUPABASE_URL: bucket.url,
      SUPABASE_SERVICE_KEY: bucket.serviceKey,
      SUPABASE_BUCKET: bucket.bucket,
    });
    services = await testServices({ storage: supabaseStorage(bucket) });
    shop = await aShop(services);
  });

  async function follow(text: string, download?: string, headers = {}): Promise<Response> {
    const key = `temporary/${shop.id}/${crypto.randomUUID()}/photo`;
    await services.storage.put(key, new TextEncoder().encode(text), { contentType: "image/png" });
    const options = { contentType: "image/png", expiresInSeconds: 600, ...(download !== undefined && { download }) };
    const url = await services.links.read(key, options);
    return app.send("files.$", new Request(url, { headers }), { "*": key });
  }

  test("a file to be saved is handed over to it, with its name", async () => {
    const answer = await follow("print", "Zoë's print.png");
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([302, "no-store"]);
    const saved = await fetch(answer.headers.get("location") ?? "");
    expect([saved.status, await saved.text(), saved.headers.get("content-type")]).toEqual([200, "print", "image/png"]);
    expect(saved.headers.get("content-disposition")).toContain("filename*=UTF-8''Zo%C3%AB's%20print.png");
  });

  test("a picture to be shown comes from the app, whole or in part", async () => {
    expect(await (await follow("0123456789")).text()).toBe("0123456789");
    const part = await follow("0123456789", undefined, { range: "bytes=7-" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 7-9/10", "789"]);
  });

  test("all that rows name is copied to it from a disk, each held to its hash, and back", async () => {
    const disk = diskStorage(await temporaryFolder());
    const onDisk = await testServices({ storage: disk });
    await onDisk.db.shop.deleteMany({});
    await aPersonalization(onDisk);
    await hearBells(onDisk);
    const storageOf = (name: string) => (name === "disk" ? disk : objectStorage(configFor("supabase")));
    const there = await likeness(onDisk, "storage migrate disk supabase --execute", { storageOf });
    expect([there.code, there.out]).toEqual([0, expect.stringMatching(/^Copied: [1-9]/)]);

    const settings = () => ({ STORAGE: "supabase", S3_PROVIDER: "aws" }) as const;
    const emptied = "storage migrate disk supabase --execute --delete-source";
    expect(await likeness(onDisk, emptied, { storageOf, settings })).toMatchObject({
      ...{ code: 0, out: expect.stringMatching(/Deleted at disk: [1-9]/) },
    });
    const back = await likeness(onDisk, "storage migrate supabase disk --execute", { storageOf });
    expect([back.code, back.out]).toEqual([0, expect.stringMatching(/^Copied: [1-9]/)]);
  });

  test("its prices count", () => {
    expect(providerInUse({ STORAGE: "supabase", S3_PROVIDER: "aws" })).toBe("supabase");
  });
});
