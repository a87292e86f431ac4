import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { supabaseStorage } from "../../app/adapters/object-storage/supabase.server.ts";
import type { SetUpStep } from "../../app/domain/services.ts";
import { setUpStorage } from "../../app/domain/storage/set-up-storage.ts";
import { aStandIn, aSupabaseBucket, plainClient, supabaseProject } from "../helpers/supabase-bucket.ts";
import { listed } from "./object-storage/objects.ts";

const statesOf = (steps: SetUpStep[] | null) =>
  Object.fromEntries(steps?.map(({ what, state }) => [what, state]) ?? []);

async function noBucketYet() {
  const { url, serviceKey } = await supabaseProject();
  const settings = { url, serviceKey, bucket: `likeness-${randomUUID()}` };
  return { settings, storage: supabaseStorage(settings) };
}

test("Supabase: a plan says all there is to do and does nothing", async () => {
  const { storage } = await noBucketYet();
  const plan = await setUpStorage({ storage }, { execute: false });
  expect(statesOf(plan)).toEqual({ bucket: "to-do", "public-access": "to-do", lifecycle: "by-hand" });
  await expect(listed(storage, "temporary")).rejects.toMatchObject({ kind: "refused" });
});

test("Supabase: a bucket is made once, private, and that nothing goes by age is said", async () => {
  const { storage } = await noBucketYet();
  const first = await setUpStorage({ storage }, { execute: true });
  expect(statesOf(first)).toEqual({
    ...{ bucket: "done", "public-access": "done" },
    ...{ lifecycle: "by-hand", privacy: "as-wanted" },
  });
  expect(first?.find(({ what }) => what === "lifecycle")?.detail).toMatch(/^nothing goes by age/);
  const second = await setUpStorage({ storage }, { execute: true });
  expect(statesOf(second)).toMatchObject({ bucket: "as-wanted", "public-access": "as-wanted" });
  expect(await listed(storage, "incoming")).toEqual([]);
});

test("Supabase: a public bucket is made private", async () => {
  const settings = await aSupabaseBucket();
  await plainClient(settings).updateBucket(settings.bucket, { public: true });
  const storage = supabaseStorage(settings);
  expect(statesOf(await setUpStorage({ storage }, { execute: false }))).toMatchObject({ "public-access": "to-do" });
  expect(statesOf(await setUpStorage({ storage }, { execute: true }))).toMatchObject({
    ...{ "public-access": "done", privacy: "as-wanted" },
  });
  expect((await plainClient(settings).getBucket(settings.bucket)).data?.public).toBe(false);
});

test("Supabase: a bucket that keeps older versions is said to be of no use", async () => {
  const settings = await aSupabaseBucket(await aStandIn());
  await plainClient(settings).updateBucket(settings.bucket, { public: false, versioningStatus: "ENABLED" });
  const steps = await setUpStorage({ storage: supabaseStorage(settings) }, { execute: false });
  expect(steps?.find(({ what }) => what === "lifecycle")?.detail).toMatch(/^older versions are not kept/);
});

test("Supabase: a key that may make nothing is refused", async () => {
  const project = await aStandIn();
  const storage = supabaseStorage({ url: project.url, serviceKey: project.anonKey, bucket: "pictures" });
  await expect(setUpStorage({ storage }, { execute: true })).rejects.toMatchObject({ kind: "refused" });
});
