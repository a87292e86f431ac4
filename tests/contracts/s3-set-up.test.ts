import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  CreateMultipartUploadCommand,
  GetBucketLifecycleConfigurationCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, inject, test } from "vitest";
import { s3Storage } from "../../app/adapters/object-storage/s3.server.ts";
import type { SetUpStep } from "../../app/domain/services.ts";
import { setUpStorage } from "../../app/domain/storage/set-up-storage.ts";
import { aBucket, s3Absence, s3Client, strangersKeys } from "../helpers/s3-bucket.ts";
import { bytes, listed, photo } from "./object-storage/objects.ts";

const statesOf = (steps: SetUpStep[] | null) =>
  Object.fromEntries(steps?.map(({ what, state }) => [what, state]) ?? []);
const allOf = (state: string) => ({ "public-access": state, lifecycle: state, cors: state });

describe.skipIf(s3Absence)(`setting up a bucket${s3Absence}`, () => {
  async function aNewBucket() {
    const there = await aBucket();
    const settings = { ...there, bucket: `${there.bucket}-new` };
    return { settings, storage: s3Storage(settings) };
  }

  const rulesOf = async (bucket: string) =>
    (await s3Client().send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }))).Rules ?? [];

  /** One pass of the server's rules, by whose clock a day is a second. */
  const passSeconds = async (seconds: number) => {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    await promisify(execFile)("radosgw-admin", ["-c", inject("s3Server").config, "lc", "process"]);
  };

  test("a plan says all there is to do and does nothing", async () => {
    const { storage } = await aNewBucket();
    const plan = await setUpStorage({ storage }, { execute: false });
    expect(statesOf(plan)).toEqual({ bucket: "to-do", ...allOf("to-do") });
    await expect(listed(storage, "temporary")).rejects.toMatchObject({ kind: "refused" });
  });

  test("is done once, and the second time all is as wanted", async () => {
    const { storage } = await aNewBucket();
    const first = await setUpStorage({ storage }, { execute: true });
    expect(statesOf(first)).toEqual({ bucket: "done", ...allOf("done"), privacy: "as-wanted" });
    const second = await setUpStorage({ storage }, { execute: true });
    expect(statesOf(second)).toEqual({ bucket: "as-wanted", ...allOf("as-wanted"), privacy: "as-wanted" });
    expect(await listed(storage, "incoming")).toEqual([]);
    await storage.put("temporary/a", bytes("photo"), photo);
    expect(await listed(storage, "temporary")).toEqual(["temporary/a"]);
  });

  test("leaves the rules of others, and mends ours", async () => {
    const { storage, settings } = await aNewBucket();
    await setUpStorage({ storage }, { execute: true });
    const theirs = { ID: "logs", Status: "Enabled", Filter: { Prefix: "logs/" }, Expiration: { Days: 9 } } as const;
    const [ours, ...rest] = await rulesOf(settings.bucket);
    const Rules = [{ ...ours, Status: "Disabled" } as const, ...rest.slice(1), theirs];
    await s3Client().send(
      new PutBucketLifecycleConfigurationCommand({ Bucket: settings.bucket, LifecycleConfiguration: { Rules } }),
    );
    expect(statesOf(await setUpStorage({ storage }, { execute: false }))).toMatchObject({ lifecycle: "to-do" });
    await setUpStorage({ storage }, { execute: true });
    const now = await rulesOf(settings.bucket);
    expect(now.map(({ ID }) => ID).sort()).toEqual([
      "likeness-archived",
      "likeness-artworks",
      "likeness-incoming",
      "likeness-order_completed",
      "likeness-order_pending",
      "likeness-temporary",
      "logs",
    ]);
    expect(now.every(({ Status }) => Status === "Enabled")).toBe(true);
  });

  test("its rules delete what was left in incoming/, and nothing of a tier or an artwork", {
    timeout: 120_000,
  }, async () => {
    const { storage, settings } = await aNewBucket();
    await setUpStorage({ storage }, { execute: true });
    const kept = ["temporary", "order_pending", "order_completed", "archived", "artworks"];
    for (const folder of [...kept, "incoming"]) await storage.put(`${folder}/shop/a`, bytes("x"), photo);
    const upload = { Bucket: settings.bucket, Key: "temporary/shop/unfinished" };
    await s3Client().send(new CreateMultipartUploadCommand(upload));
    for (let passes = 0; passes < 5 && (passes === 0 || (await listed(storage, "incoming")).length > 0); passes += 1) {
      await passSeconds(6);
    }
    expect(await listed(storage, "incoming")).toEqual([]);
    for (const folder of kept) expect(await listed(storage, folder)).toEqual([`${folder}/shop/a`]);
    const { Uploads = [] } = await s3Client().send(new ListMultipartUploadsCommand({ Bucket: settings.bucket }));
    expect(Uploads).toEqual([]);
  });

  test("its rules delete older versions", { timeout: 120_000 }, async () => {
    const settings = await aBucket({ versioned: true });
    const storage = s3Storage(settings);
    await setUpStorage({ storage }, { execute: true });
    await storage.put("temporary/a", bytes("one"), photo);
    await storage.put("temporary/a", bytes("two"), photo);
    // A pass may come a moment too early for a rule of one "day", which is a second here.
    let left: unknown[] = [];
    for (let passes = 0; passes < 5 && left.length !== 1; passes += 1) {
      await passSeconds(5);
      const { Versions = [] } = await s3Client().send(new ListObjectVersionsCommand({ Bucket: settings.bucket }));
      left = Versions.map(({ Key, IsLatest }) => [Key, IsLatest]);
    }
    expect(left).toEqual([["temporary/a", true]]);
  });

  test("bars a policy that would open it", async () => {
    const { storage, settings } = await aNewBucket();
    await setUpStorage({ storage }, { execute: true });
    const Statement = [
      { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${settings.bucket}/*` },
    ];
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
    const open = s3Client().send(new PutBucketPolicyCommand({ Bucket: settings.bucket, Policy }));
    await expect(open).rejects.toMatchObject({ name: "AccessDenied" });
  });

  test("another's bucket is refused", async () => {
    const storage = s3Storage({ ...(await aBucket()), credentials: strangersKeys });
    await expect(setUpStorage({ storage }, { execute: true })).rejects.toMatchObject({ kind: "refused" });
  });

  test("what a provider does not let S3 set is told to be done by hand", async () => {
    const storage = s3Storage({ ...(await aBucket()), provider: "gcs", region: "us-east-1" });
    expect(statesOf(await setUpStorage({ storage }, { execute: true }))).toEqual({
      bucket: "as-wanted",
      lifecycle: "by-hand",
      cors: "by-hand",
      privacy: "as-wanted",
    });
  });
});
