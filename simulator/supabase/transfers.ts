import { checkKey, type Exchange, readJson, sendJson } from "./exchange.ts";
import { accessDenied, invalidRequest, keyTaken, noRelatedResource, noSuchKey } from "./refusal.ts";
import type { Bucket, Row } from "./store.ts";

/** `/object/copy`. As with uploads, that a key is free is looked at before and not after. Takes no notice of a bucket's rules. */
export async function copyObject(exchange: Exchange): Promise<void> {
  const { source, row, target, targetKey } = await sides(exchange);
  const upsert = exchange.request.headers["x-upsert"] === "true";
  if (!upsert && target.rows.has(targetKey)) throw keyTaken("KeyAlreadyExists");
  const written = await exchange.store.duplicate(row);
  const { id } = exchange.store.keep(target, targetKey, written, row);
  sendJson(exchange.response, 200, { Id: id, Key: `${target.id}/${targetKey}`, name: targetKey, bucket_id: source.id });
}

/** `/object/move`. Only one gets to a key, and the second time there is nothing to move. */
export async function moveObject(exchange: Exchange): Promise<void> {
  const { store, response } = exchange;
  const { source, sourceKey, row, target, targetKey } = await sides(exchange);
  const done = { message: "Successfully moved" };
  if (source === target && sourceKey === targetKey) return sendJson(response, 200, done);
  if (target.rows.has(targetKey)) throw keyTaken("ResourceAlreadyExists");
  const written = await store.duplicate(row);
  // From here to the end nothing is waited for, as in one transaction.
  const refusal =
    source.rows.get(sourceKey)?.version !== row.version
      ? noSuchKey()
      : target.rows.has(targetKey) && keyTaken("ResourceAlreadyExists");
  if (refusal) {
    await store.drop(written.version);
    throw refusal;
  }
  source.rows.delete(sourceKey);
  target.rows.set(targetKey, { ...row, ...written, updatedAt: new Date() });
  void store.drop(row.version);
  sendJson(response, 200, done);
}

async function sides(exchange: Exchange): Promise<{
  source: Bucket;
  sourceKey: string;
  row: Row;
  target: Bucket;
  targetKey: string;
}> {
  const { role, store, request } = exchange;
  if (role === "nobody") throw invalidRequest("headers must have required property 'authorization'");
  if (role === "wrongly signed") throw accessDenied("signature verification failed");
  const { bucketId, sourceKey, destinationKey, destinationBucket } = await readJson(request);
  const targetKey = checkKey(destinationKey);
  const source = store.buckets.get(String(bucketId));
  const target = store.buckets.get(String(destinationBucket ?? bucketId));
  if (!target) throw noRelatedResource();
  const row = role === "service_role" ? source?.rows.get(String(sourceKey)) : undefined;
  if (!source || !row) throw noSuchKey();
  return { source, sourceKey: String(sourceKey), row, target, targetKey };
}
