import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasCeph, startCeph } from "../../scripts/ceph.mjs";
import { withClient } from "../../scripts/database.mjs";
import { openShops } from "../../scripts/open-shops.mjs";
import { claimPorts, FIRST_TEST_PORT } from "../../scripts/ports.mjs";
import { at } from "../../scripts/project.mjs";
import { type FaultyLine, faultyProxy } from "../helpers/faulty-proxy.ts";
import { cropFor, httpShopper, knock, offeredProduct, type ShopperRefused, until } from "../helpers/http-shopper.ts";
import { photoBytes } from "../helpers/photo.ts";
import { useStack } from "../helpers/stack.ts";

const size = { widthPx: 1600, heightPx: 1200 };

/** The whole product with its pictures in a bucket, reached by a line that can be made to fail. */
describe.skipIf(!hasCeph())(hasCeph() ? "pictures in a bucket" : "pictures in a bucket: there is no Ceph here", () => {
  const env: Record<string, string> = { STORAGE: "s3", S3_PROVIDER: "other", S3_BUCKET: "pictures", SWEEP_MS: "700" };
  let s3: S3Client;
  let line: FaultyLine;

  beforeAll(async () => {
    const { base, ports, release } = await claimPorts({ from: FIRST_TEST_PORT });
    const dataDir = at(".data", `e2e-s3-${base}`);
    const ceph = await startCeph({ dataDir: path.join(dataDir, "ceph"), ports, logDir: path.join(dataDir, "logs") });
    afterAll(async () => {
      await ceph.stop();
      await release();
    });
    const credentials = ceph.owner;
    s3 = new S3Client({ endpoint: ceph.url, region: ceph.region, forcePathStyle: true, credentials });
    await s3.send(new CreateBucketCommand({ Bucket: "pictures" }));
    line = await faultyProxy(ceph.url);
    Object.assign(env, {
      S3_ENDPOINT: line.url,
      S3_ACCESS_KEY_ID: credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    });
  }, 60_000);

  const stack = useStack({ env });
  beforeAll(() => openShops(stack().urls), 60_000);

  /** A shopper's way to a personalization; `order` pays for it. */
  async function choose() {
    const { urls } = stack();
    const shopper = httpShopper(urls.storefronts.pawprints);
    const product = await offeredProduct(urls.control, "pawprints", "the-howl");
    const chosen = cropFor(size, await shopper.artwork(product.artworkVersionId));
    const photoId = await shopper.upload(await photoBytes(size));
    const { id, lineId } = await shopper.personalize(product, { photoId, ...chosen });
    const order = () => {
      const lines = [{ variantId: product.variantId, quantity: 1, properties: { _likeness: lineId } }];
      return knock(urls.control, "checkout/pawprints", { lines, paid: true });
    };
    return { shopper, id, order };
  }

  async function printed(count: number): Promise<void> {
    const statuses = () =>
      withClient(String(stack().env.DATABASE_URL), async (client) => {
        const { rows } = await client.query<{ status: string }>("SELECT status FROM prints");
        return rows.map(({ status }) => status);
      });
    await until(statuses, (all) => all.length === count && all.every((status) => status === "completed"), {
      withinMs: 60_000,
      what: `${count} prints`,
    });
  }

  async function keysIn(prefix: string): Promise<string[]> {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: "pictures", Prefix: prefix }));
    return Contents.map(({ Key = "" }) => Key);
  }

  test("a shopper sees the preview and buys; photo and print lie in the tier of orders, and on the disk lies nothing", async () => {
    const { shopper, id, order } = await choose();
    const seen = await until(
      () => shopper.read(id),
      ({ preview }) => preview.status === "completed",
      { what: "a preview" },
    );
    const preview = await fetch(seen.preview.url ?? "");
    expect([preview.status, preview.headers.get("content-type")]).toEqual([200, "image/webp"]);
    await order();
    await printed(1);
    await until(
      () => keysIn("temporary/"),
      (left) => left.length === 0,
      { what: "nothing left in temporary/" },
    );
    const kinds = (await keysIn("order_pending/")).map((key) => key.split("/")[3]).sort();
    expect(kinds).toEqual(expect.arrayContaining(["original", "print"]));
    const folder = path.join(stack().folder, "storage");
    const onDisk = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
    expect(onDisk.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([]);
  }, 120_000);

  test("with the bucket away callers are told to come again; a paid order waits, and is printed when it is back", async () => {
    const { shopper, order } = await choose();
    const photo = await photoBytes(size);
    line.failAlways({ answer: { status: 503, body: "" } });
    const refused = (await shopper.upload(photo).catch((error: unknown) => error)) as ShopperRefused;
    expect(refused.status).toBe(503);
    expect((await fetch(`${stack().urls.web}/health/ready`)).status).toBe(503);
    await order();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    line.failAlways();
    await printed(2);
    expect((await fetch(`${stack().urls.web}/health/ready`)).status).toBe(200);
  }, 180_000);
});
