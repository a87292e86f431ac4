import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { supabaseStorage } from "../../app/adapters/object-storage/supabase.server.ts";
import type { SupabaseSettings } from "../../app/adapters/object-storage/supabase-settings.ts";
import { faultyProxy } from "../helpers/faulty-proxy.ts";
import { aStandIn, aSupabaseBucket, plainClient, supabaseName } from "../helpers/supabase-bucket.ts";
import { bytes, listed, photo, textOf } from "./object-storage/objects.ts";

const refused = { kind: "refused" };

describe(`what surprises at ${supabaseName}`, () => {
  async function byLine(over: Partial<SupabaseSettings> = {}) {
    const bucket = await aSupabaseBucket();
    const line = await faultyProxy(bucket.url);
    return { bucket, line, storage: supabaseStorage({ ...bucket, url: line.url, ...over }) };
  }

  const says = (status: number, statusCode: string, code: string) => ({
    answer: {
      status,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ statusCode, error: code, message: code, code }),
    },
  });

  describe("nothing is taken for gone", () => {
    async function expectRefusal(settings: SupabaseSettings) {
      const storage = supabaseStorage(settings);
      await expect(storage.head("temporary/a")).rejects.toMatchObject(refused);
      await expect(storage.read("temporary/a")).rejects.toMatchObject(refused);
      await expect(storage.copy("temporary/a", "archived/a")).rejects.toMatchObject(refused);
      await expect(storage.move("temporary/a", "archived/a")).rejects.toMatchObject(refused);
      await expect(storage.delete(["temporary/a"])).rejects.toMatchObject(refused);
      await expect(listed(storage, "temporary")).rejects.toMatchObject(refused);
      await expect(storage.put("temporary/b", bytes("x"), photo)).rejects.toMatchObject(refused);
      const aMinute = { contentType: "image/jpeg", expiresInSeconds: 60 };
      await expect(storage.signRead("temporary/a", aMinute)).rejects.toMatchObject(refused);
      await expect(storage.signUpload("incoming/a", { ...aMinute, bytes: 1 })).rejects.toMatchObject(refused);
    }

    test("in a bucket that is not there, though it lists as empty and deletes with success", async () => {
      const bucket = { ...(await aSupabaseBucket()), bucket: "no-such-bucket" };
      const files = plainClient(bucket).from(bucket.bucket);
      expect((await files.listV2({ prefix: "temporary/" })).data?.objects).toEqual([]);
      expect(await files.remove(["temporary/a"])).toEqual({ data: [], error: null });
      await expectRefusal(bucket);
    });

    test("by a key that sees no rows, as the public one, to which all is empty", async () => {
      const project = await aStandIn();
      const bucket = await aSupabaseBucket(project);
      await supabaseStorage(bucket).put("temporary/a", bytes("photo"), photo);
      await expectRefusal({ ...bucket, serviceKey: project.anonKey });
      expect(await textOf(supabaseStorage(bucket), "temporary/a")).toBe("photo");
    });

    test("when a bucket is deleted that was seen a moment ago", async () => {
      const bucket = await aSupabaseBucket();
      const storage = supabaseStorage(bucket);
      expect(await listed(storage, "temporary")).toEqual([]);
      await plainClient(bucket).deleteBucket(bucket.bucket);
      await expect(listed(storage, "temporary")).rejects.toMatchObject(refused);
      await expect(storage.delete(["temporary/a"])).rejects.toMatchObject(refused);
    });
  });

  test.each<[string, number, string, string, string]>([
    ["a bucket's 404", 400, "404", "NoSuchBucket", "refused"],
    ["a row's 404 of another table", 400, "404", "InvalidRequest", "refused"],
    ["a 404 of no one we know", 404, "404", "", "refused"],
    ["a locked row", 400, "423", "ResourceLocked", "unavailable"],
    ["a lock that was not had in time", 400, "503", "LockTimeout", "unavailable"],
    ["a database that is not reached", 544, "544", "DatabaseTimeout", "unavailable"],
    ["two transactions in each other's way", 400, "409", "TransactionError", "unavailable"],
    ["a bucket's size limit", 400, "413", "EntityTooLarge", "refused"],
    ["a bucket's list of types", 400, "415", "InvalidMimeType", "refused"],
    ["a key that is over", 400, "400", "InvalidJWT", "refused"],
  ])("%s is told by the body, not by the status", async (_name, status, statusCode, code, kind) => {
    const { storage, line } = await byLine();
    line.failAlways(says(status, statusCode, code));
    await expect(storage.head("temporary/a")).rejects.toMatchObject({ kind });
    line.failAlways();
  });

  describe("a deletion", () => {
    test("that says nothing of a key it has still is asked again, and told when it does not help", async () => {
      const { storage, line } = await byLine();
      for (const name of ["a", "b"]) await storage.put(`temporary/${name}`, bytes("x"), photo);
      const nothing = { answer: { status: 200, headers: { "content-type": "application/json" }, body: "[]" } };
      line.fail({}, nothing); // the bucket · the first deletion, which overlooks both
      await storage.delete(["temporary/a"]);
      expect(await listed(storage, "temporary")).toEqual(["temporary/b"]);
      const look = {};
      line.fail(nothing, look, look, nothing, look, look, nothing, look, look);
      await expect(storage.delete(["temporary/b"])).rejects.toMatchObject({
        kind: "refused",
        message: expect.stringContaining("temporary/b"),
      });
    });

    test("takes no more than a thousand keys in a call, and one call that fails keeps none of the others", async () => {
      const { storage, line } = await byLine();
      const keys = Array.from({ length: 2_001 }, (_, n) => `temporary/${n}`);
      for (const key of [keys[0], keys[2_000]]) await storage.put(key ?? "", bytes("x"), photo);
      const deletions = () => line.seen.filter((one) => one.startsWith("DELETE ")).length;
      await storage.delete([...keys.slice(0, 1), ...keys.slice(2_000)]);
      expect([deletions(), await listed(storage, "temporary")]).toEqual([1, []]);
      for (const key of [keys[0], keys[2_000]]) await storage.put(key ?? "", bytes("x"), photo);
      line.fail(says(400, "403", "AccessDenied")); // what is asked first
      await expect(storage.delete(keys)).rejects.toMatchObject(refused);
      expect(deletions()).toBe(4);
      expect((await listed(storage, "temporary")).length).toBeLessThan(2);
    }, 60_000);

    test("is refused in a bucket that keeps older versions, and so is a move", async () => {
      const bucket = await aSupabaseBucket();
      const storage = supabaseStorage(bucket);
      await storage.put("temporary/a", bytes("photo"), photo);
      await plainClient(bucket).updateBucket(bucket.bucket, { public: false, versioningStatus: "ENABLED" });
      await expect(storage.delete(["temporary/a"])).rejects.toMatchObject(refused);
      await expect(storage.move("temporary/a", "archived/a")).rejects.toMatchObject(refused);
      expect(await textOf(storage, "temporary/a")).toBe("photo");
    });
  });

  describe("a move", () => {
    test("of ten to one key at once leaves each object whole, here or there", async () => {
      const storage = supabaseStorage(await aSupabaseBucket());
      const names = Array.from({ length: 10 }, (_, n) => `temporary/${n}`);
      for (const key of names) await storage.put(key, bytes(key), photo);
      await Promise.allSettled(names.map((key) => storage.move(key, "archived/a")));
      const text = await textOf(storage, "archived/a");
      expect(names).toContain(text);
      for (const key of await listed(storage, "temporary")) expect(await textOf(storage, key)).toBe(key);
    });

    test("that failed with a 500 after it was done counts as done", async () => {
      const { storage, line } = await byLine();
      await storage.put("temporary/a", bytes("photo"), photo);
      await storage.head("temporary/none"); // the bucket is seen
      line.fail({}, {}, { loseAnswer: true }, says(500, "500", "InternalError"));
      await storage.move("temporary/a", "archived/a");
      expect(await textOf(storage, "archived/a")).toBe("photo");
    });
  });

  test("an upload is sent with its length, also where a stream was given", async () => {
    const bucket = await aSupabaseBucket();
    const sent: (string | undefined)[] = [];
    const line = await faultyProxy(bucket.url, ({ "content-length": length, "transfer-encoding": chunked }) => {
      sent.push(length, chunked);
    });
    const storage = supabaseStorage({ ...bucket, url: line.url });
    async function* stream() {
      const shared = bytes("one");
      yield shared;
      shared.set(bytes("two"));
      yield shared;
    }
    await storage.put("temporary/a", stream(), photo);
    expect(sent).toEqual(["6", undefined]);
    expect(await textOf(storage, "temporary/a")).toBe("onetwo");
  });

  test("a line on which nothing comes is given up", { timeout: 60_000 }, async () => {
    const { storage, line } = await byLine({ idleMs: 300 });
    await storage.put("temporary/a", bytes("photo"), photo);
    line.fail({ delayMs: 3_000 });
    const started = performance.now();
    expect(await textOf(storage, "temporary/a")).toBe("photo");
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  test("a link to show a picture is given for its own type only, as it is served as what it was called", async () => {
    const storage = supabaseStorage(await aSupabaseBucket());
    await storage.put("temporary/a", bytes("<svg/>"), { contentType: "image/svg+xml" });
    const show = (contentType: string) => storage.signRead("temporary/a", { contentType, expiresInSeconds: 60 });
    expect(await show("image/jpeg")).toBeNull();
    expect(await show("image/svg+xml")).toContain("token=");
  });

  test("an upload token can be used again after its object was moved, and touches nothing but its key", async () => {
    const storage = supabaseStorage(await aSupabaseBucket());
    const options = { contentType: "image/jpeg", bytes: 5, expiresInSeconds: 60 };
    const { url, headers, holds } = (await storage.signUpload("incoming/a", options)) ?? { url: "" };
    const send = (body: string) => fetch(url, { method: "PUT", headers: headers ?? {}, body });
    expect([(await send("photo")).ok, holds]).toEqual([true, { bytes: false, contentType: false }]);
    await storage.move("incoming/a", "temporary/a");
    expect((await send("something else, and longer")).ok).toBe(true);
    expect([await textOf(storage, "temporary/a"), await textOf(storage, "incoming/a")]).toEqual([
      "photo",
      "something else, and longer",
    ]);
  });

  describe("the stand-in is wrong where the real one is", () => {
    async function files(settings: { fileSizeLimit?: number; allowedMimeTypes?: string[] } = {}) {
      const bucket = await aSupabaseBucket();
      await plainClient(bucket).updateBucket(bucket.bucket, { public: false, ...settings });
      return { bucket, all: plainClient(bucket), files: plainClient(bucket).from(bucket.bucket) };
    }
    const type = { contentType: "image/png" };

    test("a key in a URL may lead out of its bucket, or be cut short", async () => {
      const { all, files: own } = await files();
      const other = await aSupabaseBucket();
      const { data } = await own.upload(`../${other.bucket}/x`, bytes("x"), type);
      expect(data?.fullPath).toBe(`${other.bucket}/x`);
      expect((await all.from(other.bucket).info("x")).data?.size).toBe(1);
      expect((await own.upload("a?b", bytes("x"), type)).data?.fullPath).toMatch(/\/a$/);
      expect((await own.upload("b#c", bytes("x"), type)).data?.fullPath).toMatch(/\/b$/);
      expect((await own.upload("d%20e", bytes("x"), type)).data?.fullPath).toMatch(/\/d e$/);
      expect((await own.upload("ü", bytes("x"), type)).error).toMatchObject({ status: 400, code: "InvalidKey" });
    });

    test("uploads that are the first are so by turns, and not when they come at once", async () => {
      const { files: own } = await files();
      const once = () => own.upload("a", new Uint8Array(200_000), { ...type, upsert: false });
      const many = await Promise.all(Array.from({ length: 10 }, once));
      expect(many.filter(({ error }) => !error).length).toBeGreaterThan(1);
      expect((await once()).error).toMatchObject({ status: 400, statusCode: "409", code: "KeyAlreadyExists" });
    });

    test("a size limit does not hold a body without its length; a type is what the sender says, to the letter", async () => {
      const { bucket, files: own } = await files({ fileSizeLimit: 10, allowedMimeTypes: ["image/png"] });
      const large = new Uint8Array(1_000);
      expect((await own.upload("a", large, type)).error).toMatchObject({ statusCode: "413" });
      expect((await own.upload("a", bytes("x"), { contentType: "IMAGE/PNG" })).error).toMatchObject({
        statusCode: "415",
      });
      const status = await new Promise((resolve) => {
        const url = `${bucket.url}/storage/v1/object/${bucket.bucket}/a`;
        const headers = { authorization: `Bearer ${bucket.serviceKey}`, ...{ "content-type": "image/png" } };
        const sending = request(url, { method: "POST", headers }, (answer) => resolve(answer.statusCode));
        sending.write(large); // before its end, so in pieces
        sending.end();
      });
      expect([status, (await own.info("a")).data?.size]).toEqual([200, 1_000]);
    });

    test("a link that is over, or bent, is answered 400 with the reason in the body", async () => {
      const { files: own } = await files();
      await own.upload("a", bytes("x"), type);
      await own.upload("b", bytes("x"), type);
      const { data } = await own.createSignedUrl("a", 60);
      const url = data?.signedUrl ?? "";
      const codeOf = async (link: string) => {
        const answer = await fetch(link);
        return [answer.status, ((await answer.json()) as { code: string }).code];
      };
      expect(await codeOf(`${url}x`)).toEqual([400, "InvalidJWT"]);
      expect(await codeOf(url.replace("/a?", "/b?"))).toEqual([400, "InvalidSignature"]);
      expect(await codeOf(url.split("?")[0] ?? "")).toEqual([400, "InvalidRequest"]);
      await own.remove(["a"]);
      expect(await codeOf(url)).toEqual([400, "NoSuchKey"]);
    });

    test("a deletion tells what it deleted, of a thousand keys at most; a move has nothing to do the second time", async () => {
      const { files: own } = await files();
      for (const key of ["a", "b"]) await own.upload(key, bytes("x"), type);
      const { data } = await own.remove(["a", "never-was"]);
      expect(data?.map(({ name }) => name)).toEqual(["a"]);
      const tooMany = Array.from({ length: 1_001 }, (_, n) => `x${n}`);
      expect((await own.remove(tooMany)).error).toMatchObject({ status: 400, code: "InvalidRequest" });
      expect((await own.move("b", "c")).error).toBeNull();
      expect((await own.move("b", "c")).error).toMatchObject({ status: 400, statusCode: "404", code: "NoSuchKey" });
      await own.upload("b", bytes("x"), type);
      expect((await own.move("b", "c")).error).toMatchObject({ statusCode: "409", code: "ResourceAlreadyExists" });
    });
  });
});
