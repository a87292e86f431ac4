import type { IncomingMessage, ServerResponse } from "node:http";
import { invalidKey, invalidRequest, noSuchBucket } from "./refusal.ts";
import type { Bucket, Store } from "./store.ts";

/** Whom the key of a request makes its caller. Without policies of its own a project lets "anon" see no rows. */
export type Role = "service_role" | "anon" | "nobody" | "wrongly signed";

/** One request and all that is needed to answer it. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** Below `/storage/v1`, decoded: what a client did not encode has been cut or resolved before it came here. */
  path: string;
  query: URLSearchParams;
  role: Role;
  store: Store;
  secret: string;
  uploadTokenSeconds: number;
  hardLimits: boolean;
};

export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  try {
    const value: unknown = JSON.parse(text || "{}");
    if (value !== null && typeof value === "object") return value as Record<string, unknown>;
  } catch {
    // answered below
  }
  throw invalidRequest("body must be object");
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(value));
}

const characters = /^[A-Za-z0-9_/!.*'() &$@=;:+,?-]+$/;

export function checkKey(key: unknown): string {
  if (typeof key !== "string" || !characters.test(key)) throw invalidKey(String(key));
  return key;
}

/** `bucket/key/of/it` → both; the key is not checked. */
export function split(rest: string): { bucketId: string; key: string } {
  const at = rest.indexOf("/");
  return at < 0 ? { bucketId: rest, key: "" } : { bucketId: rest.slice(0, at), key: rest.slice(at + 1) };
}

export function bucketOf({ store }: Exchange, id: string): Bucket {
  const bucket = store.buckets.get(id);
  if (!bucket) throw noSuchBucket();
  return bucket;
}
