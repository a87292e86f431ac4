import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { attachment } from "../../domain/attachment.ts";
import type { ByteRange, ObjectStorage } from "../../domain/services.ts";
import { StorageError } from "../../domain/storage-error.ts";
import { checkKey } from "./check-key.ts";
import { checkRange } from "./check-range.ts";
import { s3Client } from "./s3-client.ts";
import { s3Delete } from "./s3-delete.ts";
import { s3Error } from "./s3-error.ts";
import { s3Providers } from "./s3-provider.ts";
import { s3SetUp } from "./s3-set-up.ts";
import type { S3Settings } from "./s3-settings.ts";

/** How often an object is asked for whose line is lost while it is read as a whole. */
const READS = 3;

/** Objects of one bucket, at AWS, Cloudflare R2, Backblaze B2, Google Cloud Storage, or whoever speaks S3. */
export function s3Storage(settings: S3Settings): ObjectStorage {
  const { bucket, provider } = settings;
  const client = s3Client(settings);
  const deleteObjects = s3Delete(client, settings);
  const bucketIsThere = once(() => client.send(new ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 })));

  async function ask<Answer>(key: string, question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      throw s3Error(error, key);
    }
  }

  /** With its ETag, which tells a copy from what it was copied of. Null when there is no such key. */
  async function look(key: string): Promise<{ bytes: number; etag: string | undefined } | null> {
    try {
      const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: checkKey(key) }));
      return { bytes: found.ContentLength ?? 0, etag: found.ETag };
    } catch (error) {
      const known = s3Error(error, key);
      if (known.kind !== "missing") throw known;
      // The answer to HEAD is the same where the whole bucket is missing: nothing may be taken for deleted then.
      await ask(key, bucketIsThere);
      return null;
    }
  }

  async function copyAsItIs(from: string, to: string, etag?: string): Promise<void> {
    const CopySource = `${bucket}/${checkKey(from)}`;
    await ask(from, () =>
      client.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: checkKey(to),
          CopySource,
          ...(etag && { CopySourceIfMatch: etag }),
        }),
      ),
    );
  }

  async function open(key: string, range: ByteRange | undefined) {
    const wanted = checkRange(checkKey(key), range);
    const Range = wanted && `bytes=${wanted.start}-${wanted.end}`;
    const { Body, ContentLength = 0 } = await ask(key, () =>
      client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...(Range && { Range }) })),
    );
    if (!Body) throw new StorageError("unavailable", key);
    return { body: Body, bytes: ContentLength };
  }

  return {
    async put(key, body, { contentType: ContentType }) {
      const target = { Bucket: bucket, Key: checkKey(key), ContentType };
      if (body instanceof Uint8Array) {
        await ask(key, () => client.send(new PutObjectCommand({ ...target, Body: body })));
        return { key, bytes: body.length };
      }
      const counted = count(body);
      const upload = new Upload({ client, params: { ...target, Body: Readable.from(counted.body) }, queueSize: 2 });
      await ask(key, () => upload.done());
      return { key, bytes: counted.bytes() };
    },

    async read(key, range) {
      for (let n = 1; ; n += 1) {
        const { body } = await open(key, range);
        try {
          return await body.transformToByteArray();
        } catch (error) {
          if (n === READS) throw s3Error(error, key);
        }
      }
    },

    async stream(key, range) {
      const { body, bytes } = await open(key, range);
      return { body: body.transformToWebStream() as ReadableStream<Uint8Array>, bytes };
    },

    async head(key) {
      const found = await look(key);
      return found && { key, bytes: found.bytes };
    },

    async copy(from, to) {
      if (from === to) {
        if (!(await look(from))) throw new StorageError("missing", from);
        return;
      }
      await copyAsItIs(from, to);
    },

    async move(from, to) {
      const [source, target] = [await look(from), await look(to)];
      if (!source) {
        if (target) return;
        throw new StorageError("missing", from);
      }
      if (from === to) return;
      await copyAsItIs(from, to, source.etag);
      if ((await look(to))?.bytes !== source.bytes) throw new StorageError("conflict", to);
      await deleteObjects([from]);
    },

    async delete(keys) {
      await deleteObjects(keys.map(checkKey));
    },

    async *list(prefix) {
      let from: string | undefined;
      do {
        const page = await ask(prefix, () =>
          client.send(
            new ListObjectsV2Command({
              Bucket: bucket,
              ...(prefix && { Prefix: `${prefix}/` }),
              ...(from && { ContinuationToken: from }),
            }),
          ),
        );
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          if (Key) yield { key: Key, bytes: Size ?? 0, storedAt: LastModified };
        }
        from = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (from);
    },

    async signRead(key, { contentType, expiresInSeconds, download }) {
      const read = new GetObjectCommand({
        Bucket: bucket,
        Key: checkKey(key),
        ResponseContentType: contentType,
        ResponseContentDisposition: download ? attachment(download) : "inline",
        ResponseCacheControl: "private, no-store",
      });
      return ask(key, () => getSignedUrl(client, read, { expiresIn: expiresInSeconds }));
    },

    async signUpload(key, { contentType, bytes, expiresInSeconds }) {
      if (!checkKey(key).startsWith("incoming/")) throw new StorageError("key-invalid", key);
      const write = new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: contentType, ContentLength: bytes });
      const signableHeaders = new Set(["content-type", "content-length"]);
      const url = await ask(key, () => getSignedUrl(client, write, { expiresIn: expiresInSeconds, signableHeaders }));
      return { method: "PUT", url, headers: { "Content-Type": contentType }, holds: s3Providers[provider].holds };
    },

    setUp: s3SetUp(client, settings),
  };
}

/** Passes bytes on and counts them. */
function count(source: AsyncIterable<Uint8Array>): { body: AsyncIterable<Uint8Array>; bytes: () => number } {
  let bytes = 0;
  async function* counting() {
    for await (const chunk of source) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { body: counting(), bytes: () => bytes };
}

/** Asks until it is answered once. */
function once(question: () => Promise<unknown>): () => Promise<void> {
  let answered = false;
  return async () => {
    if (!answered) await question();
    answered = true;
  };
}
