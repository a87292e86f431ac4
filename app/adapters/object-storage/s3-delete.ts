import { DeleteObjectCommand, DeleteObjectsCommand, type ObjectIdentifier, type S3Client } from "@aws-sdk/client-s3";
import { StorageError } from "../../domain/storage-error.ts";
import { inParallel } from "./in-parallel.ts";
import { s3Error } from "./s3-error.ts";
import { type S3Provider, s3Providers } from "./s3-provider.ts";
import type { S3Settings } from "./s3-settings.ts";
import { s3Versions } from "./s3-versions.ts";

/** Calls at once; deleting is not to starve the shoppers' reads. */
const AT_ONCE = 8;
/** How often a key is asked for that is refused for a passing reason in a call that was answered. The SDK does not see those. */
const ROUNDS = 4;
/** What a key's own answer may say that a later one need not. */
const PASSING = ["InternalError", "SlowDown", "ServiceUnavailable", "OperationAborted"];

interface Failure {
  key: string;
  error: StorageError;
  /** Worth another round. */
  passing?: boolean;
}

/**
 * Deletes objects for good: as many in a call as the provider takes, each key's own answer read, and every version of it where
 * the bucket keeps versions. All are tried; then the first that could not be deleted is thrown.
 */
export function s3Delete(client: S3Client, settings: S3Settings): (keys: string[]) => Promise<void> {
  const { bucket } = settings;
  const { deletesPerCall }: S3Provider = s3Providers[settings.provider];
  const versions = s3Versions(client, settings);

  async function inOneCall(objects: ObjectIdentifier[]): Promise<Failure[]> {
    const keys = objects.map(({ Key = "" }) => Key);
    try {
      if (deletesPerCall === 1) {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keys[0] }));
        return [];
      }
      const Delete = { Quiet: true, Objects: objects };
      const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }));
      return Errors.filter(({ Code = "" }) => !["NoSuchKey", "NoSuchVersion"].includes(Code)).map(
        ({ Key = keys[0] ?? "", Code = "InternalError" }) => {
          const passing = PASSING.includes(Code);
          const kind = passing ? "unavailable" : "refused";
          return { key: Key, error: new StorageError(kind, Key, { cause: new Error(Code) }), passing };
        },
      );
    } catch (error) {
      const { kind } = s3Error(error, bucket);
      return kind === "missing"
        ? []
        : keys.map((key) => ({ key, error: new StorageError(kind, key, { cause: error }) }));
    }
  }

  /** One round over all keys; their failures. */
  async function round(keys: string[]): Promise<Failure[]> {
    const failures: Failure[] = [];
    let objects: ObjectIdentifier[] = keys.map((Key) => ({ Key }));
    if (await versions.areKept()) {
      const found = await inParallel(AT_ONCE, keys, (key) =>
        versions.of(key).catch((error: unknown) => {
          failures.push({ key, error: s3Error(error, key) });
          return [];
        }),
      );
      objects = found.flat();
    }
    const calls = Array.from({ length: Math.ceil(objects.length / deletesPerCall) }, (_, n) =>
      objects.slice(n * deletesPerCall, (n + 1) * deletesPerCall),
    );
    return [...failures, ...(await inParallel(AT_ONCE, calls, inOneCall)).flat()];
  }

  return async (keys) => {
    const failed = new Map<string, StorageError>();
    let left = [...new Set(keys)];
    for (let n = 1; left.length > 0; n += 1) {
      const failures = await round(left);
      for (const { key, error, passing } of failures) if (!passing || n === ROUNDS) failed.set(key, error);
      left = [...new Set(failures.filter(({ key }) => !failed.has(key)).map(({ key }) => key))];
      if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** n * Math.random()));
    }
    const first = keys.map((key) => failed.get(key)).find(Boolean);
    if (first) throw first;
  };
}
