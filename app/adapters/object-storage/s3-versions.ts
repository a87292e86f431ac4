import {
  GetBucketVersioningCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type S3Client,
} from "@aws-sdk/client-s3";
import { StorageError } from "../../domain/storage-error.ts";
import { s3Error } from "./s3-error.ts";
import { type S3Provider, s3Providers } from "./s3-provider.ts";
import type { S3Settings } from "./s3-settings.ts";

/** How long what a bucket says of its versions is believed. */
const BELIEVED_MS = 10 * 60_000;

const unwanted = "The bucket keeps older versions, which can't be deleted through S3 here: turn that off.";

export interface S3Versions {
  /** Whether what is deleted may live on as an older version. Throws StorageError "refused" where it then could not be deleted. */
  areKept(): Promise<boolean>;
  /** Every version of an object, and every marker that it was deleted. */
  of(key: string): Promise<ObjectIdentifier[]>;
}

export function s3Versions(client: S3Client, { provider, bucket }: S3Settings): S3Versions {
  const { versions }: S3Provider = s3Providers[provider];
  let believed: { kept: Promise<boolean>; at: number } | undefined;

  async function ask(): Promise<boolean> {
    try {
      const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: bucket }));
      if (!Status) return false;
      if (versions === "unwanted") throw new StorageError("refused", bucket, { cause: new Error(unwanted) });
      return true; // "Suspended" still has those from before
    } catch (error) {
      if (error instanceof Error && ["NotImplemented", "MethodNotAllowed"].includes(error.name)) return false;
      throw s3Error(error, bucket);
    }
  }

  return {
    async areKept() {
      if (versions === "always" || versions === "never") return versions === "always";
      if (!believed || Date.now() - believed.at > BELIEVED_MS) {
        believed = { kept: ask(), at: Date.now() };
        believed.kept.catch(() => {
          believed = undefined;
        });
      }
      return believed.kept;
    },

    async of(key) {
      const found: ObjectIdentifier[] = [];
      let from: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
      while (from) {
        const page: ListObjectVersionsCommandOutput = await client.send(
          new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...from }),
        );
        for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
          if (Key === key && VersionId) found.push({ Key, VersionId });
        }
        // In the order of keys: past this one come only those that go on after it.
        const { NextKeyMarker, NextVersionIdMarker } = page;
        const isMore = page.IsTruncated && NextKeyMarker === key && NextVersionIdMarker;
        from = isMore ? { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker } : undefined;
      }
      return found;
    },
  };
}
