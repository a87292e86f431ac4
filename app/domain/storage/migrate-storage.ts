import type { ObjectStorage, Services } from "../services.ts";
import { listMigration, type Migrated } from "./list-migration.ts";
import { migrateObject, type Transfer } from "./migrate-object.ts";

export interface Migration {
  copied: number;
  copiedBytes: number;
  /** At the target already, by their hash. */
  same: number;
  /** Not at the source any more, because they were moved or let go meanwhile. */
  passed: number;
  removed: number;
}

export interface MigrationProblem {
  key: string;
  /** Neither side has what the row says, or what was written could not be read back the same. */
  problem: "missing" | "changed" | "unavailable";
}

/** Objects on their way at once: enough to keep a line busy, few enough for the memory of a small machine. */
const atOnce = 4;
/** After so many failures one after the other it is asked whether the storages are there at all. */
const patience = 3;

/**
 * Copies everything that rows name from one storage to another, and holds every object at the target to its hash. What is there
 * already is not sent again, so this may be interrupted and repeated, and run once more for what came meanwhile. What no row names is
 * not copied: it was let go, or is nobody's.
 *
 * Without `execute` it only counts. The source is left as it is; with `deleteSource` each object goes from it once the target
 * has been seen to hold the same. Yields what could not be done.
 *
 * @throws StorageError when either storage is away or refuses us.
 */
export async function* migrateStorage(
  services: Pick<Services, "db">,
  {
    from,
    to,
    execute,
    deleteSource,
    onProgress,
  }: Transfer & { execute: boolean; deleteSource: boolean; onProgress?: (soFar: Migration) => void },
): AsyncGenerator<MigrationProblem, Migration> {
  const done: Migration = { copied: 0, copiedBytes: 0, same: 0, passed: 0, removed: 0 };
  let failures = 0;
  for await (const objects of inGroups(listMigration(services, { from }))) {
    const tries = await Promise.allSettled(
      objects.map((object) => migrateObject(services, { from, to, object, execute, deleteSource })),
    );
    for (const [at, tried] of tries.entries()) {
      if (tried.status === "rejected") throw tried.reason;
      const result = tried.value;
      const { key = "", bytes = 0 } = objects[at] ?? {};
      failures = result === "unavailable" ? failures + 1 : 0;
      if (result === "missing" || result === "changed" || result === "unavailable") yield { key, problem: result };
      else {
        const [what, isRemoved] = result;
        done[what] += 1;
        if (what === "copied") done.copiedBytes += bytes;
        if (isRemoved) done.removed += 1;
      }
      if (failures >= patience) await askWhetherThere([from, to]);
    }
    onProgress?.(done);
  }
  return done;
}

async function askWhetherThere(storages: ObjectStorage[]): Promise<void> {
  for (const storage of storages) await storage.head("artworks/none");
}

async function* inGroups(objects: AsyncIterable<Migrated>): AsyncGenerator<Migrated[]> {
  let group: Migrated[] = [];
  for await (const object of objects) {
    group.push(object);
    if (group.length < atOnce) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
