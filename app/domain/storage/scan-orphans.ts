import type { ListedObject, Services } from "../services.ts";
import { findNamed } from "./find-named.ts";
import { objectName, prefixes } from "./object-name.ts";
import { removeOrphan } from "./remove-orphan.ts";

/**
 * An object that no row stands for. `young`: within the grace, in which whoever wrote it may yet name it. `foreign`: of no form
 * of ours, so never touched. `left`: a row came to stand for it meanwhile, or it may not be removed. `removed`: just now.
 */
export interface Orphan {
  key: string;
  bytes: number;
  storedAt: Date | null;
  state: "young" | "old" | "foreign" | "left" | "removed";
}

const batchSize = 500;

/**
 * Goes through all objects of a shop, or of all shops, and yields those that no row stands for; with `execute` it removes the ones
 * that are older than the grace. Holds one batch of keys at a time, whatever the storage holds. May be repeated and interrupted.
 *
 * An object whose age the storage does not tell is young for ever.
 */
export async function* scanOrphans(
  services: Services,
  {
    shopId,
    graceHours,
    execute,
    onProgress,
  }: { shopId: string | null; graceHours: number; execute: boolean; onProgress?: (looked: number) => void },
): AsyncGenerator<Orphan> {
  let looked = 0;
  for (const prefix of prefixes) {
    for await (const batch of inBatches(services.storage.list(shopId ? `${prefix}/${shopId}` : prefix))) {
      const named = await findNamed(services, { keys: batch.map(({ key }) => key) });
      looked += batch.length;
      onProgress?.(looked);
      for (const object of batch) {
        if (!named.has(object.key)) yield await orphanOf(services, object, { graceHours, execute });
      }
    }
  }
}

async function orphanOf(
  services: Services,
  { key, bytes, storedAt }: ListedObject,
  { graceHours, execute }: { graceHours: number; execute: boolean },
): Promise<Orphan> {
  const orphan = { key, bytes, storedAt: storedAt ?? null };
  if (!objectName(key)) return { ...orphan, state: "foreign" };
  const youngSince = services.clock.now().getTime() - graceHours * 3_600_000;
  if (!storedAt || storedAt.getTime() > youngSince) return { ...orphan, state: "young" };
  if (!execute) return { ...orphan, state: "old" };
  const isRemoved = await removeOrphan(services, { key, bytes });
  return { ...orphan, state: isRemoved ? "removed" : "left" };
}

async function* inBatches(objects: AsyncIterable<ListedObject>): AsyncGenerator<ListedObject[]> {
  let batch: ListedObject[] = [];
  for await (const object of objects) {
    batch.push(object);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
