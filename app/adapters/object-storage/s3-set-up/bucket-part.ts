import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  HeadBucketCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { S3Settings } from "../s3-settings.ts";
import { nullFor } from "./null-for.ts";
import type { Part } from "./part.ts";

/** The bucket itself. */
export function bucketPart(client: S3Client, { bucket, provider, region }: S3Settings): Part {
  // AWS wants the region told, save where it is the first of all.
  const LocationConstraint = region as BucketLocationConstraint;
  const place = provider === "aws" && region !== "us-east-1" && { CreateBucketConfiguration: { LocationConstraint } };
  return {
    what: "bucket",
    detail: bucket,
    isAsWanted: async () =>
      (await nullFor(["NotFound", "NoSuchBucket"], () => client.send(new HeadBucketCommand({ Bucket: bucket })))) !==
      null,
    make: () => client.send(new CreateBucketCommand({ Bucket: bucket, ...place })),
  };
}
