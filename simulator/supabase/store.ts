import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "./refusal.ts";

export type Bucket = {
  id: string;
  public: boolean;
  fileSizeLimit: number | null;
  allowedMimeTypes: string[] | null;
  versioningStatus: "DISABLED" | "ENABLED" | "SUSPENDED";
  createdAt: Date;
  updatedAt: Date;
  rows: Map<string, Row>;
};

/** A row of `storage.objects`. The bytes lie in a file that bears the version's name, so a row that changes hands moves no bytes. */
export type Row = {
  id: string;
  version: string;
  size: number;
  etag: string;
  contentType: string;
  cacheControl: string;
  createdAt: Date;
  updatedAt: Date;
};

/** Bytes that are written and have no row yet. */
export type Written = { version: string; size: number; etag: string };

/** All that the server knows. Rows are in memory and end with it; bytes are files of `folder`. */
export class Store {
  readonly buckets = new Map<string, Bucket>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  fileOf(version: string): string {
    return path.join(this.#folder, version);
  }

  async write(body: Readable): Promise<Written> {
    await mkdir(this.#folder, { recursive: true });
    const version = randomUUID();
    const hash = createHash("md5");
    let size = 0;
    try {
      await pipeline(
        body,
        async function* counted(parts: AsyncIterable<Buffer>) {
          for await (const part of parts) {
            hash.update(part);
            size += part.length;
            yield part;
          }
        },
        createWriteStream(this.fileOf(version)),
      );
    } catch (error) {
      await this.drop(version);
      throw error;
    }
    return { version, size, etag: `"${hash.digest("hex")}"` };
  }

  /** The bytes of a version again, under a new one. Fails as the file backend does when they are just being deleted. */
  async duplicate(row: Row): Promise<Written> {
    const version = randomUUID();
    try {
      await copyFile(this.fileOf(row.version), this.fileOf(version));
      const { size } = await stat(this.fileOf(version));
      return { version, size, etag: row.etag };
    } catch {
      throw new Refusal(500, "InternalError", "ENOENT: no such file or directory", "Internal");
    }
  }

  drop(version: string): Promise<void> {
    return rm(this.fileOf(version), { force: true });
  }

  /** Makes it what lies at a key, whatever lay there: the last to finish wins. */
  keep(
    bucket: Bucket,
    key: string,
    written: Written,
    { contentType, cacheControl }: Pick<Row, "contentType" | "cacheControl">,
  ): Row {
    const before = bucket.rows.get(key);
    const now = new Date();
    const { id, createdAt } = before ?? { id: randomUUID(), createdAt: now };
    const row = { ...written, id, contentType, cacheControl, createdAt, updatedAt: now };
    bucket.rows.set(key, row);
    if (before) void this.drop(before.version);
    return row;
  }
}
