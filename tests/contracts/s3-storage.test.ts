import { describe } from "vitest";
import { s3Storage } from "../../app/adapters/object-storage/s3.server.ts";
import { faultyProxy } from "../helpers/faulty-proxy.ts";
import { aBucket, s3Absence, strangersKeys } from "../helpers/s3-bucket.ts";
import { objectStorageContract } from "./object-storage.ts";

describe.skipIf(s3Absence)(`on a Ceph RADOS Gateway${s3Absence}`, () => {
  objectStorageContract("S3", async () => s3Storage(await aBucket()), {
    signs: true,
    async openAsStranger() {
      const bucket = await aBucket();
      const wrongSecret = { accessKeyId: bucket.credentials?.accessKeyId ?? "", secretAccessKey: "not-the-secret" };
      const unknown = { accessKeyId: "nobody", secretAccessKey: "nothing" };
      return [wrongSecret, unknown, strangersKeys].map((credentials) => s3Storage({ ...bucket, credentials }));
    },
    async openByLine() {
      const bucket = await aBucket();
      const line = await faultyProxy(bucket.endpoint ?? "");
      return { storage: s3Storage({ ...bucket, endpoint: line.url }), line };
    },
    slowDown: {
      status: 503,
      headers: { "content-type": "application/xml" },
      body: "<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>",
    },
  });
});
