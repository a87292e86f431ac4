import { createHash } from "node:crypto";
import type { ObjectStorage, Services } from "../services.ts";
import { StorageError } from "../storage-error.ts";
import type { Migrated } from "./list-migration.ts";

export interface Transfer {
  from: ObjectStorage;
  to: ObjectStorage;
}

/** What became of an object, and whether the source was rid of it; or why it could not be done. */
export type Migrating = ["copied" | "same" | "passed", isRemoved: boolean] | "missing" | "changed" | "unavailable";

/**
 * Brings one object to the target, unless it is there; read back, it has the hash its row says (of what has none, the source's).
 * What is right at the target is never written over, whatever lies at the source. May be repeated.
 *
 * @throws StorageError "refused"
 */
export async function migrateObject(
  services: Pick<Services, "db">,
  { from, to, object, execute, deleteSource }: Transfer & { object: Migrated; execute: boolean; deleteSource: boolean },
): Promise<Migrating> {
  const { key } = object;
  try {
    const right = object.sha256 ?? (await hashAt(from, key));
    const there = await to.head(key);
    const isSame =
      there !== null && right !== null && there.bytes === object.bytes && (await hashAt(to, key)) === right;
    if (isSame) return ["same", execute && deleteSource && (await removed(from, key))];
    const source = await from.head(key);
    if (!source || right === null) return (await isStillNamed(services, object)) ? "missing" : ["passed", false];
    if (source.bytes !== object.bytes) return "changed";
    if (!execute) return ["copied", false];
    if ((await copy({ from, to }, object)) !== right || (await hashAt(to, key)) !== right) {
      await to.delete([key]);
      return "changed";
    }
    return ["copied", deleteSource && (await removed(from, key))];
  } catch (error) {
    if (!(error instanceof StorageError) || error.kind === "refused") throw error;
    if (error.kind !== "missing") return "unavailable";
    return (await isStillNamed(services, object)) ? "missing" : ["passed", false];
  }
}

/** Whether it was there to be deleted. */
async function removed(from: ObjectStorage, key: string): Promise<boolean> {
  if (!(await from.head(key))) return false;
  await from.delete([key]);
  return true;
}

/** Sends it piece by piece, whatever its size; returns the hash of what was sent. */
async function copy({ from, to }: Transfer, { key, contentType }: Migrated): Promise<string> {
  const { body } = await from.stream(key);
  const hash = createHash("sha256");
  async function* passed() {
    for await (const chunk of body) {
      hash.update(chunk);
      yield chunk;
    }
  }
  await to.put(key, passed(), { contentType });
  return hash.digest("hex");
}

/** Null when there is no such object. */
async function hashAt(storage: ObjectStorage, key: string): Promise<string | null> {
  if (!(await storage.head(key))) return null;
  const { body } = await storage.stream(key);
  const hash = createHash("sha256");
  for await (const chunk of body) hash.update(chunk);
  return hash.digest("hex");
}

/** A picture may have been moved or let go since its row was read; its new place is for the next run. */
async function isStillNamed({ db }: Pick<Services, "db">, { imageId, key }: Migrated): Promise<boolean> {
  if (!imageId) return false;
  return (await db.image.count({ where: { id: imageId, status: "completed", storageKey: key } })) > 0;
}
