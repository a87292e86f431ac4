import type { PrismaClient } from "@prisma/client";
import type { Access } from "./adapters/object-storage/counted.server.ts";
import type { Clock, Log } from "./domain/services.ts";
import { dayOf } from "./domain/storage/day-of.ts";
import { type Access as DayOfAccess, recordAccess } from "./domain/storage/record-access.ts";

/** Counts are kept this long before they are written: a process that is killed loses no more of them. */
const flushMs = 5_000;

/** The second part of every key is the shop's id. */
const shopIn = (key: string) => /^[a-z_]+\/([0-9a-f-]{36})\//.exec(key)?.[1];

/**
 * Counts what is done with stored objects, by shop and day, and writes the sums to the database now and then. They are for
 * charts and estimates of cost; nothing depends on them.
 */
export function accessCounter({ db, clock, log }: { db: PrismaClient; clock: Clock; log: Log }) {
  let counts = new Map<string, DayOfAccess>();
  let waiting: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(waiting);
    waiting = undefined;
    const taken = counts;
    counts = new Map();
    await recordAccess({ db }, [...taken.values()]).catch((error: unknown) =>
      log.warn("accesses-not-counted", { error: String(error) }),
    );
  }

  function count({ key, bytes, kind }: Access): void {
    const shopId = shopIn(key);
    if (!shopId) return;
    const day = dayOf(clock.now());
    const none = { uploads: 0, uploadBytes: 0, reads: 0, readBytes: 0, writes: 0, writtenBytes: 0, moves: 0 };
    const sum = counts.get(`${shopId} ${day}`) ?? { shopId, day, ...none };
    counts.set(`${shopId} ${day}`, sum);
    if (kind === "move") sum.moves += 1;
    if (kind === "read") {
      sum.reads += 1;
      sum.readBytes += bytes;
    }
    if (kind === "write") {
      sum.writes += 1;
      sum.writtenBytes += bytes;
      if (key.endsWith("/original")) {
        sum.uploads += 1;
        sum.uploadBytes += bytes;
      }
    }
    waiting ??= setTimeout(flush, flushMs).unref();
  }

  return { count, flush };
}
