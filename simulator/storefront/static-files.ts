import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Exchange } from "../http.ts";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".wasm": "application/wasm",
};

/** The bytes of a file in that folder, or null. Only plain names: no folders, no climbing out. */
export async function findFile(folder: string, name: string): Promise<Buffer | null> {
  if (!/^[\w-][\w.-]*$/.test(name)) return null;
  return readFile(join(folder, name)).catch(() => null);
}

/**
 * Sends a file of that folder, read afresh each time, or returns false. An address with a version (`?v=`) may be kept
 * for a year, as on Shopify's CDN; any other is asked for again each time and answered 304 while unchanged.
 */
export async function sendFile({ request, response, url }: Exchange, folder: string, name: string): Promise<boolean> {
  const bytes = await findFile(folder, name);
  if (!bytes) return false;
  const etag = `"${createHash("sha1").update(bytes).digest("hex").slice(0, 16)}"`;
  const headers = {
    etag,
    "access-control-allow-origin": "*",
    "cache-control": url.searchParams.has("v") ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (request.headers["if-none-match"] === etag) response.writeHead(304, headers).end();
  else {
    const type = types[extname(name)] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "content-type": type, "content-length": bytes.length });
    response.end(request.method === "HEAD" ? undefined : bytes);
  }
  return true;
}
