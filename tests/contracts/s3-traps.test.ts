import { ListMultipartUploadsCommand, ListObjectVersionsCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { s3Storage } from "../../app/adapters/object-storage/s3.server.ts";
import type { S3Settings } from "../../app/adapters/object-storage/s3-settings.ts";
import { faultyProxy } from "../helpers/faulty-proxy.ts";
import { aBucket, s3Absence, s3Client } from "../helpers/s3-bucket.ts";
import { bytes, listed, photo, textOf } from "./object-storage/objects.ts";

const xml = (status: number, body: string) => ({
  answer: { status, headers: { "content-type": "application/xml" }, body: `<?xml version="1.0"?>${body}` },
});

describe.skipIf(s3Absence)(`what S3 surprises with${s3Absence}`, () => {
  async function byLine(over: Partial<S3Settings> = {}) {
    const bucket = await aBucket();
    const line = await faultyProxy(bucket.endpoint ?? "");
    return { bucket, line, storage: s3Storage({ ...bucket, endpoint: line.url, ...over }) };
  }

  async function versionsIn({ bucket }: S3Settings) {
    const { Versions = [], DeleteMarkers = [] } = await s3Client().send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
    );
    return [...Versions, ...DeleteMarkers].map(({ Key }) => Key).sort();
  }

  describe("a bucket that is not there", () => {
    test("is a fault for a person to look at, and none of its objects are taken for deleted", async () => {
      const storage = s3Storage({ ...(await aBucket()), bucket: "no-such-bucket" });
      const refused = { kind: "refused" };
      await expect(storage.head("temporary/a")).rejects.toMatchObject(refused);
      await expect(storage.read("temporary/a")).rejects.toMatchObject(refused);
      await expect(storage.move("temporary/a", "archived/a")).rejects.toMatchObject(refused);
      await expect(storage.delete(["temporary/a"])).rejects.toMatchObject(refused);
      await expect(listed(storage, "temporary")).rejects.toMatchObject(refused);
    });
  });

  describe("a bucket that keeps older versions", () => {
    test("keeps none of what is deleted, and all of its neighbours", async () => {
      const bucket = await aBucket({ versioned: true });
      const storage = s3Storage(bucket);
      for (const text of ["one", "two", "three"]) await storage.put("temporary/a", bytes(text), photo);
      await storage.put("temporary/a1", bytes("neighbour"), photo);
      await storage.put("temporary/b", bytes("another"), photo);
      await storage.delete(["temporary/a", "temporary/b", "temporary/never-was"]);
      expect(await versionsIn(bucket)).toEqual(["temporary/a1"]);
      expect(await textOf(storage, "temporary/a1")).toBe("neighbour");
    });

    test("keeps nothing at the place that was moved from", async () => {
      const bucket = await aBucket({ versioned: true });
      const storage = s3Storage(bucket);
      await storage.put("temporary/a", bytes("one"), photo);
      await storage.put("temporary/a", bytes("two"), photo);
      await storage.move("temporary/a", "archived/a");
      expect(await versionsIn(bucket)).toEqual(["archived/a"]);
    });

    test("keeps none of more than a thousand versions of one object", { timeout: 60_000 }, async () => {
      const bucket = await aBucket({ versioned: true });
      const storage = s3Storage(bucket);
      for (let n = 0; n < 65; n += 1) {
        await Promise.all(Array.from({ length: 16 }, () => storage.put("temporary/a", bytes("x"), photo)));
      }
      await storage.delete(["temporary/a"]);
      expect(await versionsIn(bucket)).toEqual([]);
    });

    test("is asked at B2 without asking whether it does", async () => {
      const { line, storage } = await byLine({ provider: "b2" });
      await storage.put("temporary/a", bytes("x"), photo);
      await storage.delete(["temporary/a"]);
      expect(line.seen.some((request) => /[?&]versioning/.test(request))).toBe(false);
      expect(line.seen.some((request) => /^GET .*[?&]versions/.test(request))).toBe(true);
    });

    test("is refused at GCS, where they can't be deleted; one that keeps none is not", async () => {
      const settings = { provider: "gcs", region: "us-east-1" } as const;
      const keeping = s3Storage({ ...(await aBucket({ versioned: true })), ...settings });
      await keeping.put("temporary/a", bytes("x"), photo);
      await expect(keeping.delete(["temporary/a"])).rejects.toMatchObject({ kind: "refused" });
      const { storage, line } = await byLine(settings);
      await storage.put("temporary/a", bytes("x"), photo);
      await storage.put("temporary/b", bytes("x"), photo);
      await storage.delete(["temporary/a", "temporary/b", "temporary/c"]);
      expect(await listed(storage, "temporary")).toEqual([]);
      expect(line.seen.filter((request) => request.startsWith("DELETE "))).toHaveLength(3);
      expect(line.seen.filter((request) => request.startsWith("POST "))).toEqual([]);

      // GCS, other than the rest, answers 404 for what is not there.
      line.fail(xml(404, "<Error><Code>NoSuchKey</Code></Error>"));
      await storage.delete(["temporary/a"]);
      line.fail(xml(404, "<Error><Code>NoSuchBucket</Code></Error>"));
      await expect(storage.delete(["temporary/a"])).rejects.toMatchObject({ kind: "refused" });
    });

    test("may not know the question: then it keeps none", async () => {
      const { storage, line } = await byLine();
      await storage.put("temporary/a", bytes("x"), photo);
      line.fail(xml(501, "<Error><Code>NotImplemented</Code></Error>"));
      await storage.delete(["temporary/a"]);
      expect(await listed(storage, "temporary")).toEqual([]);
    });
  });

  describe("a deletion that was answered 200", () => {
    test("tells which keys it refused: the others are gone, and the first refused is named", async () => {
      const bucket = await aBucket();
      const storage = s3Storage(bucket);
      for (const name of ["a", "b", "c", "d"]) await storage.put(`temporary/${name}`, bytes("x"), photo);
      const locked = ["b", "d"].map((name) => `arn:aws:s3:::${bucket.bucket}/temporary/${name}`);
      const Statement = [{ Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource: locked }];
      const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
      await s3Client().send(new PutBucketPolicyCommand({ Bucket: bucket.bucket, Policy }));

      const keys = ["c", "d", "a", "b"].map((name) => `temporary/${name}`);
      await expect(storage.delete(keys)).rejects.toMatchObject({
        kind: "refused",
        message: expect.stringContaining("temporary/d"),
      });
      expect(await listed(storage, "temporary")).toEqual(["temporary/b", "temporary/d"]);
    });

    test("is asked again for the keys that may yet go", async () => {
      const { storage, line } = await byLine();
      for (const name of ["a", "b"]) await storage.put(`temporary/${name}`, bytes("x"), photo);
      const error = "<Error><Key>temporary/b</Key><Code>InternalError</Code><Message>try again</Message></Error>";
      const busy = xml(200, `<DeleteResult>${error}</DeleteResult>`);
      line.fail({}, busy, {}); // versions? · the first round, of which nothing reached the storage · the second
      await storage.delete(["temporary/a", "temporary/b"]);
      expect(await listed(storage, "temporary")).toEqual(["temporary/a"]);
    });
  });

  test("a copy that failed is answered 200 too, with the error in its body", { timeout: 60_000 }, async () => {
    const { storage, line } = await byLine();
    await storage.put("temporary/a", bytes("photo"), photo);
    const failed = xml(
      200,
      "<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>",
    );
    line.fail(failed);
    await storage.copy("temporary/a", "archived/a");
    expect(await textOf(storage, "archived/a")).toBe("photo");
    line.failAlways(failed);
    await expect(storage.copy("temporary/a", "archived/b")).rejects.toMatchObject({ kind: "unavailable" });
    line.failAlways();
    expect(await storage.head("archived/b")).toBeNull();
  });

  test("a line on which nothing comes is given up", { timeout: 60_000 }, async () => {
    const { storage, line } = await byLine({ idleMs: 300 });
    await storage.put("temporary/a", bytes("photo"), photo);
    line.fail({ delayMs: 2_000 });
    const started = performance.now();
    expect(await textOf(storage, "temporary/a")).toBe("photo");
    expect(performance.now() - started).toBeLessThan(1_900);
  });

  test("a stream that breaks leaves no parts behind", async () => {
    const bucket = await aBucket();
    async function* broken() {
      for (let n = 0; n < 12; n += 1) yield new Uint8Array(1_000_000);
      throw new Error("line cut");
    }
    await expect(s3Storage(bucket).put("temporary/a", broken(), photo)).rejects.toMatchObject({ kind: "unavailable" });
    const { Uploads = [] } = await s3Client().send(new ListMultipartUploadsCommand({ Bucket: bucket.bucket }));
    expect(Uploads).toEqual([]);
  });

  test.each(["aws", "r2", "b2", "gcs", "other"] as const)(
    "what is sent to %s has no checksum of the SDK's, and signed links have none either",
    async (provider) => {
      const bucket = await aBucket();
      const sent: string[] = [];
      const line = await faultyProxy(bucket.endpoint ?? "", (headers) => sent.push(...Object.keys(headers)));
      // A host's name can't hold the bucket here, as AWS's would.
      const storage = s3Storage({ ...bucket, endpoint: line.url, provider, region: "us-east-1" });
      const links = [
        (await storage.signUpload("incoming/a", { contentType: "image/jpeg", bytes: 5, expiresInSeconds: 60 }))?.url,
        await storage.signRead("temporary/a", { contentType: "image/jpeg", expiresInSeconds: 60 }),
      ];
      for (const link of links) expect(link).not.toMatch(/checksum/i);
      if (provider === "aws") return;
      async function* stream() {
        yield new Uint8Array(6_000_000);
      }
      await storage.put("temporary/a", bytes("x"), photo);
      await storage.put("temporary/b", stream(), photo);
      await storage.copy("temporary/b", "temporary/c");
      await storage.delete(["temporary/a", "temporary/b"]);
      expect(sent.filter((name) => /checksum|trailer/i.test(name))).toEqual([]);
      expect(sent.includes("content-md5")).toBe(provider !== "gcs");
    },
  );
});
