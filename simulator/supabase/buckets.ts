import { type Exchange, readJson, sendJson } from "./exchange.ts";
import { accessDenied, invalidRequest, noSuchBucket, notThere, Refusal } from "./refusal.ts";
import type { Bucket } from "./store.ts";

/** `/bucket`: listed by whom may see them, made and changed by the service's key. */
export async function answerBucket(exchange: Exchange): Promise<void> {
  const { method, path, role, response, store } = exchange;
  if (role === "nobody") throw invalidRequest("headers must have required property 'authorization'");
  if (role === "wrongly signed") throw accessDenied("signature verification failed");
  const id = path.slice("/bucket/".length);
  const seen = role === "service_role" ? [...store.buckets.values()] : [];
  if (method === "GET" && path === "/bucket") return sendJson(response, 200, seen.map(view));

  const found = seen.find((bucket) => bucket.id === id);
  if (method === "GET") {
    if (!found) throw noSuchBucket();
    return sendJson(response, 200, view(found));
  }
  if (role !== "service_role") throw accessDenied("new row violates row-level security policy");
  if (method === "POST" && path === "/bucket") {
    const asked = await readJson(exchange.request);
    const name = String(asked.id ?? asked.name ?? "");
    if (store.buckets.has(name))
      throw new Refusal(409, "BucketAlreadyExists", "The resource already exists", "Duplicate");
    store.buckets.set(name, changed(emptyBucket(name), asked));
    return sendJson(response, 200, { name });
  }
  if (method === "PUT") {
    if (!found) throw noSuchBucket();
    store.buckets.set(id, changed(found, await readJson(exchange.request)));
    return sendJson(response, 200, { message: "Successfully updated" });
  }
  if (method === "DELETE") {
    if (!found) throw noSuchBucket();
    if (found.rows.size > 0) throw new Refusal(409, "ResourceNotEmpty", "The bucket you tried to delete is not empty");
    store.buckets.delete(id);
    return sendJson(response, 200, { message: "Successfully deleted" });
  }
  throw notThere(method, path);
}

function emptyBucket(id: string): Bucket {
  const now = new Date();
  const settings = {
    public: false,
    fileSizeLimit: null,
    allowedMimeTypes: null,
    versioningStatus: "DISABLED",
  } as const;
  return { id, ...settings, createdAt: now, updatedAt: now, rows: new Map() };
}

/** What is not said stays as it is. */
function changed(bucket: Bucket, asked: Record<string, unknown>): Bucket {
  return {
    ...bucket,
    public: typeof asked.public === "boolean" ? asked.public : bucket.public,
    fileSizeLimit: "file_size_limit" in asked ? (asked.file_size_limit as number | null) : bucket.fileSizeLimit,
    allowedMimeTypes: "allowed_mime_types" in asked ? (asked.allowed_mime_types as string[]) : bucket.allowedMimeTypes,
    versioningStatus: (asked.versioning_status as Bucket["versioningStatus"]) ?? bucket.versioningStatus,
    updatedAt: new Date(),
  };
}

function view(bucket: Bucket): object {
  return {
    id: bucket.id,
    name: bucket.id,
    owner: "",
    public: bucket.public,
    file_size_limit: bucket.fileSizeLimit,
    allowed_mime_types: bucket.allowedMimeTypes,
    versioning_status: bucket.versioningStatus,
    created_at: bucket.createdAt,
    updated_at: bucket.updatedAt,
  };
}
