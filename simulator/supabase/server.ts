import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerBucket } from "./buckets.ts";
import { findRow, sendBytes, sendInfo } from "./downloads.ts";
import { bucketOf, type Exchange, type Role, sendJson, split } from "./exchange.ts";
import { listObjects, removeObjects } from "./many.ts";
import { noSuchBucket, noSuchKey, notThere, Refusal } from "./refusal.ts";
import { followLink, signRead, signUpload, takeSignedUpload } from "./signing.ts";
import { Store } from "./store.ts";
import { readToken, signToken } from "./tokens.ts";
import { copyObject, moveObject } from "./transfers.ts";
import { checkWriter, takeUpload } from "./uploads.ts";

export type SupabaseSettings = {
  /** Where the bytes of objects lie. */
  folder: string;
  port?: number;
  /** Signs keys, links and upload tokens. */
  secret?: string;
  /** How long an upload token holds; the hosted service says two hours. */
  uploadTokenSeconds?: number;
  /** REQUEST_HARD_LIMITS_ENABLED: a thousand keys to a deletion, and no more. */
  hardLimits?: boolean;
};

/** A Supabase project of which only Storage answers. */
export async function openSupabase(settings: SupabaseSettings) {
  const store = new Store(settings.folder);
  const { secret = randomBytes(32).toString("hex"), uploadTokenSeconds = 7_200, hardLimits = true } = settings;
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      const known = error instanceof Refusal ? error : new Refusal(500, "InternalError", String(error), "Internal");
      if (response.headersSent || request.socket.destroyed) return response.destroy();
      request.resume();
      sendJson(response, known.httpStatus, known.body);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://supabase");
    const below = /^\/storage\/v1(\/.*)$/.exec(decodeURIComponent(url.pathname))?.[1];
    const { method = "GET" } = request;
    if (!below) throw notThere(method, url.pathname);
    const role = roleOf(request, secret);
    const { searchParams: query } = url;
    await route({ request, response, method, path: below, query, role, store, secret, uploadTokenSeconds, hardLimits });
  }

  await new Promise<void>((resolve) => server.listen(settings.port ?? 0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serviceKey: signToken(secret, { role: "service_role", iss: "supabase" }),
    anonKey: signToken(secret, { role: "anon", iss: "supabase" }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function roleOf({ headers }: IncomingMessage, secret: string): Role {
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (!token) return "nobody";
  try {
    return readToken(secret, token).role === "service_role" ? "service_role" : "anon";
  } catch {
    return "wrongly signed";
  }
}

const FIXED = ["sign", "upload", "info", "authenticated", "public", "list-v2", "copy", "move"];

async function route(exchange: Exchange): Promise<void> {
  const { method, path } = exchange;
  if (path === "/bucket" || path.startsWith("/bucket/")) return answerBucket(exchange);
  const rest = /^\/object\/(.+)$/.exec(path)?.[1];
  if (!rest) throw notThere(method, path);
  const { bucketId: first, key: below } = split(rest);
  const asked = `${method} ${first}`;
  if (asked === "POST copy") return copyObject(exchange);
  if (asked === "POST move") return moveObject(exchange);
  if (asked === "POST list-v2") return listObjects(exchange, below);
  const { bucketId, key } = split(first === "upload" ? below.replace(/^sign\//, "") : below);
  if (asked === "POST sign") return signRead(exchange, bucketId, key);
  if (asked === "GET sign") return followLink(exchange, bucketId, key);
  if (asked === "POST upload") return signUpload(exchange, bucketId, key);
  if (asked === "PUT upload") return takeSignedUpload(exchange, bucketId, key);
  if (asked === "GET info") return sendInfo(exchange, bucketId, key, findRow(exchange, bucketId, key));
  if (asked === "GET authenticated") return sendBytes(exchange, findRow(exchange, bucketId, key), {});
  if (asked === "GET public") return sendPublic(exchange, bucketId, key);
  if (FIXED.includes(first)) throw notThere(method, path);
  return routeObject(exchange, first, below);
}

async function routeObject(exchange: Exchange, bucketId: string, key: string): Promise<void> {
  const { method, path, request } = exchange;
  if (method === "DELETE" && key === "") return removeObjects(exchange, bucketId);
  if (method === "GET" || method === "HEAD") return sendBytes(exchange, findRow(exchange, bucketId, key), {});
  if (method !== "POST" && method !== "PUT") throw notThere(method, path);
  checkWriter(exchange);
  const upsert = method === "PUT" || request.headers["x-upsert"] === "true";
  return takeUpload(exchange, { bucketId, key, upsert });
}

async function sendPublic(exchange: Exchange, bucketId: string, key: string): Promise<void> {
  const bucket = bucketOf(exchange, bucketId);
  if (!bucket.public) throw noSuchBucket();
  const row = bucket.rows.get(key);
  if (!row) throw noSuchKey();
  await sendBytes(exchange, row, {});
}
