import { sweepAwaiting } from "../app/domain/credits/sweep-awaiting.ts";
import { sweepHolds } from "../app/domain/credits/sweep-holds.ts";
import { sweepPurchases } from "../app/domain/credits/sweep-purchases.ts";
import { warnOfShortage } from "../app/domain/credits/warn-of-shortage.ts";
import { sweepUploads } from "../app/domain/photos/sweep-uploads.ts";
import { sweepWaitingPhotos } from "../app/domain/photos/sweep-waiting-photos.ts";
import { sweepLeftovers } from "../app/domain/retention/sweep-leftovers.ts";
import { sweepPhotos } from "../app/domain/retention/sweep-photos.ts";
import { sweepStuckWork } from "../app/domain/retention/sweep-stuck-work.ts";
import { warnOfExpiry } from "../app/domain/retention/warn-of-expiry.ts";
import type { Services } from "../app/domain/services.ts";
import { sweepStorageChanges } from "../app/domain/storage/sweep-storage-changes.ts";

import { counting } from "./counting.ts";

export interface Schedule {
  name: string;
  everyMs: number;
  run(services: Services): Promise<unknown>;
}

/**
 * What runs by the clock, in every worker process. Plain timers rather than queued jobs: they are what mends a lost Redis, so
 * they must not need it, and any number of workers may run them at once.
 */
export function schedules({ sweepMs }: { sweepMs: number }): Schedule[] {
  return [
    { name: "sweep-stuck-work", everyMs: sweepMs, run: sweepStuckWork },
    { name: "sweep-holds", everyMs: sweepMs, run: sweepHolds },
    { name: "sweep-awaiting", everyMs: sweepMs, run: sweepAwaiting },
    { name: "sweep-photos", everyMs: sweepMs, run: sweepPhotos },
    { name: "sweep-purchases", everyMs: 60_000, run: sweepPurchases },
    { name: "warn-of-shortage", everyMs: 60_000, run: warnOfShortage },
    { name: "sweep-waiting-photos", everyMs: 60_000, run: sweepWaitingPhotos },
    { name: "warn-of-expiry", everyMs: 3_600_000, run: warnOfExpiry },
    { name: "sweep-storage-changes", everyMs: 60_000, run: sweepStorageChanges },
    { name: "sweep-leftovers", everyMs: 3_600_000, run: sweepLeftovers },
    { name: "sweep-uploads", everyMs: 3_600_000, run: sweepUploads },
  ];
}

/** Runs each schedule now and then again and again, never two of one at once. Returns how to stop them and wait for the last. */
export function runSchedules(services: Services, list: Schedule[]): () => Promise<void> {
  let stopped = false;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();

  async function once({ name, run }: Schedule): Promise<void> {
    try {
      await counting(name, () => run(services));
    } catch (error) {
      services.log.error("schedule-failed", { schedule: name, error: String(error) });
    }
  }

  function repeat(schedule: Schedule): void {
    const run = once(schedule).then(() => {
      if (!stopped)
        timers.set(
          schedule.name,
          setTimeout(() => repeat(schedule), schedule.everyMs),
        );
    });
    running.set(schedule.name, run);
  }

  for (const schedule of list) repeat(schedule);
  return async () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(running.values());
  };
}
