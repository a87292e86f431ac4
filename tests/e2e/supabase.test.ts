import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "../../scripts/database.mjs";
import { openShops } from "../../scripts/open-shops.mjs";
import { openSupabase } from "../../simulator/supabase/server.ts";
import { cropFor, httpShopper, knock, offeredProduct, until } from "../helpers/http-shopper.ts";
import { photoBytes } from "../helpers/photo.ts";
import { useStack } from "../helpers/stack.ts";

const size = { widthPx: 1600, heightPx: 1200 };

type Files = ReturnType<ReturnType<typeof createClient>["storage"]["from"]>;

/** A bucket at Supabase for the tests below, told to the stack by its environment. */
function useSupabase(env: Record<string, string>): () => Files {
  let files: Files;
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "likeness-supabase-"));
    const { url, serviceKey, close } = await openSupabase({ folder });
    afterAll(async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    });
    const { storage } = createClient(url, serviceKey, { auth: { persistSession: false, autoRefreshToken: false } });
    await storage.createBucket("pictures", { public: false });
    files = storage.from("pictures");
    Object.assign(env, { SUPABASE_URL: url, SUPABASE_SERVICE_KEY: serviceKey });
  }, 60_000);
  return () => files;
}

/** The whole product with its pictures at Supabase, by the stand-in. */
describe("pictures at Supabase", () => {
  const env: Record<string, string> = { STORAGE: "supabase", SUPABASE_BUCKET: "pictures", SWEEP_MS: "700" };
  const files = useSupabase(env);
  const stack = useStack({ env });
  beforeAll(() => openShops(stack().urls), 60_000);

  async function keysIn(prefix: string): Promise<string[]> {
    const { data } = await files().listV2({ prefix });
    return data?.objects.map(({ name }) => name) ?? [];
  }

  test("a shopper sees the preview and buys; photo and print lie in the tier of orders, and on the disk lies nothing", async () => {
    const { urls } = stack();
    const shopper = httpShopper(urls.storefronts.pawprints);
    const product = await offeredProduct(urls.control, "pawprints", "the-howl");
    const chosen = cropFor(size, await shopper.artwork(product.artworkVersionId));
    const photoId = await shopper.upload(await photoBytes(size));
    const { id, lineId } = await shopper.personalize(product, { photoId, ...chosen });
    const seen = await until(
      () => shopper.read(id),
      ({ preview }) => preview.status === "completed",
      { what: "a preview" },
    );
    const preview = await fetch(seen.preview.url ?? "");
    expect([preview.status, preview.headers.get("content-type")]).toEqual([200, "image/webp"]);

    const lines = [{ variantId: product.variantId, quantity: 1, properties: { _likeness: lineId } }];
    await knock(urls.control, "checkout/pawprints", { lines, paid: true });
    const statuses = () =>
      withClient(String(stack().env.DATABASE_URL), async (client) => {
        const { rows } = await client.query<{ status: string }>("SELECT status FROM prints");
        return rows.map(({ status }) => status);
      });
    await until(statuses, ([only]) => only === "completed", { withinMs: 60_000, what: "a print" });
    await until(
      () => keysIn("temporary/"),
      (left) => left.length === 0,
      { what: "nothing left in temporary/" },
    );
    const kinds = (await keysIn("order_pending/")).map((key) => key.split("/")[3]);
    expect(kinds).toEqual(expect.arrayContaining(["original", "print"]));
    expect((await fetch(`${urls.web}/health/ready`)).status).toBe(200);
    const folder = path.join(stack().folder, "storage");
    const onDisk = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
    expect(onDisk.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([]);
  }, 120_000);
});
