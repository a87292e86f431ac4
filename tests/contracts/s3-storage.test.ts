import { describe } from "vitest";
import { s3Storage } from "../../app/adapters/object-storage/s3.server.ts";
import { aBucket, s3Absence } from "../helpers/s3-bucket.ts";
import { objectStorageContract } from "./object-storage.ts";

describe.skipIf(s3Absence)(`on a Ceph RADOS Gateway${s3Absence}`, () => {
  objectStorageContract("S3", async () => s3Storage(await aBucket()));
});
