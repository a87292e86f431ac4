import { Readable } from "node:stream";
import { bucketOf, checkKey, type Exchange, sendJson } from "./exchange.ts";
import { accessDenied, invalidRequest, keyTaken, Refusal } from "./refusal.ts";
import type { Bucket } from "./store.ts";

/**
 * Bytes to a key. `upsert: false` is looked at before the bytes are taken and not again after: of many at once several are told
 * that they were the first, and the last to finish is what lies there.
 */
export async function takeUpload(
  exchange: Exchange,
  { bucketId, key, upsert }: { bucketId: string; key: string; upsert: boolean },
): Promise<void> {
  const bucket = bucketOf(exchange, bucketId);
  checkKey(key);
  if (!upsert && bucket.rows.has(key)) throw keyTaken("KeyAlreadyExists");
  const { body, contentType, bytes, cacheControl } = await bodyOf(exchange);
  checkRules(bucket, contentType, bytes);
  const written = await exchange.store.write(body);
  const { id } = exchange.store.keep(bucket, key, written, { contentType, cacheControl });
  sendJson(exchange.response, 200, { Id: id, Key: `${bucketId}/${key}` });
}

/** Refuses who may not write: without policies, everyone but the service's key. */
export function checkWriter({ role }: Exchange): void {
  if (role === "nobody") throw invalidRequest("headers must have required property 'authorization'");
  if (role === "wrongly signed") throw accessDenied("signature verification failed");
  if (role !== "service_role") throw accessDenied("new row violates row-level security policy");
}

/** The size is what was announced: of a body that comes without its length nothing is known, and no limit holds. */
function checkRules({ allowedMimeTypes, fileSizeLimit }: Bucket, contentType: string, bytes: number | null): void {
  const allowed = allowedMimeTypes ?? [];
  const wildcard = `${contentType.split("/")[0]}/*`;
  if (allowed.length > 0 && !allowed.includes(contentType) && !allowed.includes(wildcard)) {
    throw new Refusal(415, "InvalidMimeType", `mime type ${contentType} is not supported`, "invalid_mime_type");
  }
  if (fileSizeLimit && bytes !== null && bytes > fileSizeLimit) {
    const message = "The object exceeded the maximum allowed size";
    throw new Refusal(413, "EntityTooLarge", message, "Payload too large");
  }
}

async function bodyOf({ request }: Exchange) {
  const { headers } = request;
  const type = headers["content-type"] ?? "application/octet-stream";
  if (!type.startsWith("multipart/form-data")) {
    const length = headers["content-length"];
    const cacheControl = headers["cache-control"] ?? "no-cache";
    return { body: request, contentType: type, bytes: length === undefined ? null : Number(length), cacheControl };
  }
  const all = await new Response(Readable.toWeb(request) as ReadableStream, {
    headers: { "content-type": type },
  }).formData();
  const file = [...all.values()].find((value) => typeof value !== "string");
  if (!file) throw invalidRequest("No content provided");
  const maxAge = all.get("cacheControl");
  return {
    body: Readable.from([Buffer.from(await file.arrayBuffer())]),
    contentType: file.type,
    bytes: file.size,
    cacheControl: typeof maxAge === "string" ? `max-age=${maxAge}` : "no-cache",
  };
}
