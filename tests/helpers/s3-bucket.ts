import { randomUUID } from "node:crypto";
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";
import { inject } from "vitest";
import type { S3Settings } from "../../app/adapters/object-storage/s3-settings.ts";

const server = inject("s3Server");

/** Ends the name of a suite that needs the S3 server: nothing, or why there is none. */
export const s3Absence = server.absent ? `: ${server.absent}` : "";

/** A plain client of its owner, for what the storage itself does not do. */
export function s3Client(credentials = server.owner): S3Client {
  const required = "WHEN_REQUIRED";
  return new S3Client({
    endpoint: server.url,
    region: server.region,
    credentials,
    forcePathStyle: true,
    requestChecksumCalculation: required,
    responseChecksumValidation: required,
  });
}

/** The settings that reach a new, empty bucket. */
export async function aBucket({ versioned = false } = {}): Promise<S3Settings> {
  const bucket = `likeness-${randomUUID()}`;
  const client = s3Client();
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  if (versioned) {
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  }
  client.destroy();
  return { provider: "other", endpoint: server.url, region: server.region, bucket, credentials: server.owner };
}

/** Keys that are good, but not for that bucket. */
export const strangersKeys = server.stranger;
