import { describe, expect, test } from "vitest";
import { readConfig } from "./config.server.ts";

const key = Buffer.alloc(32, 1).toString("base64");
const least = {
  DATABASE_URL: "postgresql://localhost/likeness",
  REDIS_URL: "redis://localhost",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://likeness.example.com",
  STORAGE_DIR: "/var/lib/likeness",
  SIGNING_KEY: key,
  TOKEN_ENCRYPTION_KEY: key,
};
const keys = { S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" };

describe("pictures in a bucket", () => {
  test("are asked for by name; without it a disk is enough", () => {
    expect(readConfig(least).STORAGE).toBe("disk");
    expect(readConfig({ ...least, S3_BUCKET: "pictures" }).STORAGE).toBe("disk");
  });

  test.each([
    ["aws with keys", { S3_REGION: "eu-west-1", S3_BUCKET: "b", ...keys }],
    ["aws with the role of the machine", { S3_REGION: "eu-west-1", S3_BUCKET: "b" }],
    ["r2", { S3_PROVIDER: "r2", S3_ENDPOINT: "https://a.r2.cloudflarestorage.com", S3_BUCKET: "b", ...keys }],
    ["gcs", { S3_PROVIDER: "gcs", S3_ENDPOINT: "https://storage.googleapis.com", S3_BUCKET: "b", ...keys }],
  ])("%s is enough", (_name, more) => {
    expect(readConfig({ ...least, STORAGE: "s3", ...more }).STORAGE).toBe("s3");
  });

  test.each([
    ["aws", {}, ["S3_BUCKET", "S3_REGION"]],
    [
      "aws with half a key",
      { S3_REGION: "eu-west-1", S3_BUCKET: "b", S3_ACCESS_KEY_ID: "id" },
      ["S3_SECRET_ACCESS_KEY"],
    ],
    [
      "b2",
      { S3_PROVIDER: "b2" },
      ["S3_BUCKET", "S3_ENDPOINT", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
    ],
  ])("%s says all that it lacks", (_name, more, lacking) => {
    const read = () => readConfig({ ...least, STORAGE: "s3", ...more });
    for (const name of lacking) expect(read).toThrow(`${name}: is needed for STORAGE=s3`);
    expect(() => readConfig({ ...least, STORAGE: "s3", ...more })).not.toThrow(/SIGNING_KEY/);
  });
});

describe("pictures at Supabase", () => {
  const supabase = {
    STORAGE: "supabase",
    SUPABASE_URL: "https://project.supabase.co",
    SUPABASE_SERVICE_KEY: "sb_secret_abc",
    SUPABASE_BUCKET: "pictures",
  };

  test("need an address, a key and a bucket", () => {
    expect(readConfig({ ...least, ...supabase }).STORAGE).toBe("supabase");
    for (const name of ["SUPABASE_URL", "SUPABASE_SERVICE_KEY", "SUPABASE_BUCKET"]) {
      expect(() => readConfig({ ...least, ...supabase, [name]: "" })).toThrow(
        `${name}: is needed for STORAGE=supabase`,
      );
    }
  });

  test.each([
    [
      "a public key",
      { SUPABASE_SERVICE_KEY: "sb_publishable_abc" },
      /SUPABASE_SERVICE_KEY: must be the service role's/,
    ],
    ["a bucket that is a path", { SUPABASE_BUCKET: "a/../b" }, /SUPABASE_BUCKET: must be letters/],
    ["no address", { SUPABASE_URL: "project" }, /SUPABASE_URL: /],
  ])("%s is refused", (_name, more, says) => {
    expect(() => readConfig({ ...least, ...supabase, ...more })).toThrow(says);
  });
});
