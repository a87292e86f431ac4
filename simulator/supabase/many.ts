import { type Exchange, readJson, sendJson } from "./exchange.ts";
import { accessDenied, invalidRequest } from "./refusal.ts";
import type { Row } from "./store.ts";

const PAGE = 1_000;
const KEYS = 1_000;

/** `DELETE /object/{bucket}`: answers the rows that are gone by it, and says nothing of what was not there or may not be deleted. */
export async function removeObjects(exchange: Exchange, bucketId: string): Promise<void> {
  const { role, store, response, hardLimits } = exchange;
  checkCaller(exchange);
  const { prefixes } = await readJson(exchange.request);
  if (!Array.isArray(prefixes) || prefixes.length === 0)
    throw invalidRequest("body/prefixes must NOT have fewer than 1 items");
  if (hardLimits && prefixes.length > KEYS) throw invalidRequest(`body/prefixes is limited to ${KEYS} items`);
  const rows = role === "service_role" ? store.buckets.get(bucketId)?.rows : undefined;
  const removed: object[] = [];
  for (const key of new Set(prefixes.map(String))) {
    const row = rows?.get(key);
    if (!row) continue;
    rows?.delete(key);
    await store.drop(row.version);
    removed.push({ ...view(key, row), bucket_id: bucketId });
  }
  sendJson(response, 200, removed);
}

/** `POST /object/list-v2/{bucket}`: full keys in their order, at most a thousand; of a bucket that is not there, none. */
export async function listObjects(exchange: Exchange, bucketId: string): Promise<void> {
  const { role, store, response } = exchange;
  checkCaller(exchange);
  const { prefix = "", limit = PAGE, cursor = "", with_delimiter: byFolder } = await readJson(exchange.request);
  const after = cursor ? Buffer.from(String(cursor), "base64url").toString("utf8") : "";
  const rows = role === "service_role" ? (store.buckets.get(bucketId)?.rows ?? new Map<string, Row>()) : new Map();
  const begin = String(prefix);
  const found = new Map<string, { folder: boolean; row: Row }>();
  for (const [key, row] of rows) {
    if (!key.startsWith(begin)) continue;
    const slash = byFolder ? key.indexOf("/", begin.length) : -1;
    found.set(slash < 0 ? key : key.slice(0, slash + 1), { folder: slash >= 0, row });
  }
  const names = [...found.keys()].filter((name) => name > after).sort();
  const page = names.slice(0, Math.min(Number(limit), PAGE));
  const hasNext = names.length > page.length;
  sendJson(response, 200, {
    hasNext,
    ...(hasNext && { nextCursor: Buffer.from(page.at(-1) ?? "").toString("base64url") }),
    folders: page.filter((name) => found.get(name)?.folder).map((name) => ({ name, key: name })),
    objects: page.flatMap((name) => {
      const one = found.get(name);
      return one && !one.folder ? [{ ...view(name, one.row), key: name }] : [];
    }),
  });
}

function checkCaller({ role }: Exchange): void {
  if (role === "nobody") throw invalidRequest("headers must have required property 'authorization'");
  if (role === "wrongly signed") throw accessDenied("signature verification failed");
}

function view(name: string, { id, size, etag, contentType, cacheControl, createdAt, updatedAt }: Row): object {
  const metadata = {
    eTag: etag,
    size,
    mimetype: contentType,
    cacheControl,
    lastModified: updatedAt,
    contentLength: size,
  };
  return { id, name, metadata, created_at: createdAt, updated_at: updatedAt, last_accessed_at: createdAt };
}
