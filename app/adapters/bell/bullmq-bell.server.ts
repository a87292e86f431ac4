import { Queue } from "bullmq";
import type { Job } from "../../domain/job.ts";
import type { Bell, Log } from "../../domain/services.ts";

/** The one queue every job goes through; its name is shared with `workers/`. */
export const queueName = "likeness";

/**
 * Rings by adding a BullMQ job whose id is the job's key, so that rings for work already waiting are one.
 * Redis away: gives up within a second and logs it; the sweep rings again from the rows.
 */
export function bullmqBell(redisUrl: string, log: Log): Bell & { close(): Promise<void> } {
  const queue = new Queue(queueName, {
    connection: {
      url: redisUrl,
      // Fail while Redis is away, rather than pile up rings in memory.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 1_000,
      retryStrategy: (times: number) => Math.min(times * 200, 2_000),
    },
  });
  queue.on("error", () => {}); // told by the ring that fails; the connection mends itself

  return {
    async ring<Payload>(job: Job<Payload>, payload: Payload, options: { delayMs?: number } = {}) {
      try {
        await withinOneSecond(
          queue.add(job.name, job.payload.parse(payload), {
            jobId: job.key(payload),
            attempts: job.attempts,
            backoff: { type: "exponential", delay: 1_000, jitter: 0.5 },
            removeOnComplete: true,
            removeOnFail: true,
            ...(options.delayMs ? { delay: options.delayMs } : {}),
          }),
        );
      } catch (error) {
        log.warn("bell-unheard", { job: job.name, error: error instanceof Error ? error.message : String(error) });
      }
    },
    close: () => queue.close(),
  };
}

function withinOneSecond<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {}); // when the clock wins, its late failure is nobody's
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer within a second")), 1_000);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
