import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { bucketOf, type Exchange, sendJson } from "./exchange.ts";
import { invalidRequest, noSuchBucket, noSuchKey, Refusal } from "./refusal.ts";
import type { Row } from "./store.ts";

/** The row, for whom may see it. A key that is signed wrongly is told that there is no such bucket. */
export function findRow(exchange: Exchange, bucketId: string, key: string): Row {
  const { role } = exchange;
  if (role === "nobody") throw invalidRequest("headers must have required property 'authorization'");
  if (role === "wrongly signed") throw noSuchBucket();
  const row = bucketOf(exchange, bucketId).rows.get(key);
  if (!row || role !== "service_role") throw noSuchKey();
  return row;
}

export function sendInfo({ response }: Exchange, bucketId: string, name: string, row: Row): void {
  sendJson(response, 200, {
    id: row.id,
    name,
    version: row.version,
    bucket_id: bucketId,
    size: row.size,
    content_type: row.contentType,
    cache_control: row.cacheControl,
    etag: row.etag,
    metadata: {},
    last_modified: row.updatedAt,
    created_at: row.createdAt,
  });
}

/** The bytes, whole or in part. HTML is called plain text; all else is sent as what its sender called it. */
export async function sendBytes(exchange: Exchange, row: Row, headers: Record<string, string>): Promise<void> {
  const { request, response, store, method } = exchange;
  const range = rangeOf(request.headers.range, row.size);
  const length = range ? range.end - range.start + 1 : row.size;
  response.writeHead(range ? 206 : 200, {
    "content-type": row.contentType === "text/html" ? "text/plain" : row.contentType,
    "content-length": String(length),
    "accept-ranges": "bytes",
    etag: row.etag,
    "last-modified": row.updatedAt.toUTCString(),
    ...(range && { "content-range": `bytes ${range.start}-${range.end}/${row.size}` }),
    ...headers,
  });
  if (method === "HEAD" || length === 0) {
    response.end();
    return;
  }
  // A reader who goes away half-way is none of the server's concern.
  await pipeline(createReadStream(store.fileOf(row.version), range ?? {}), response).catch(() => response.destroy());
}

function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(header ?? "") ?? [];
  if (start === undefined) return null;
  const range = { start: Number(start), end: end ? Math.min(Number(end), size - 1) : size - 1 };
  if (range.start >= size || range.end < range.start) {
    throw new Refusal(416, "InvalidRange", "The requested range is not satisfiable");
  }
  return range;
}
