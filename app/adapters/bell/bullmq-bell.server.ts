import { Queue } from "bullmq";
import type { Job } from "../../domain/job.ts";
import type { Bell, Log } from "../../domain/services.ts";

/** The queue of each lane; the names are shared with `workers/`. */
export const queueNames = { drawing: "likeness-drawing", quick: "likeness-quick" } as const;

/**
 * Rings by adding a BullMQ job whose id is the job's key, so that rings for work already waiting are one.
 * Redis away: gives up within a second and logs it; the sweep rings again from the rows.
 */
export function bullmqBell(redisUrl: string, log: Log): Bell & { close(): Promise<void> } {
  const connection = {
    url: redisUrl,
    // Fail while Redis is away, rather than pile up rings in memory.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 1_000,
    retryStrategy: (times: number) => Math.min(times * 200, 2_000),
  };
  const connect = (name: string) => {
    const queue = new Queue(name, { connection });
    queue.on("error", () => {}); // told by the ring that fails; the connection mends itself
    return queue;
  };
  const queues = { drawing: connect(queueNames.drawing), quick: connect(queueNames.quick) };

  return {
    async isHeard() {
      return withinOneSecond(queues.quick.count()).then(
        () => true,
        () => false,
      );
    },
    async ring<Payload>(job: Job<Payload>, payload: Payload, options: { delayMs?: number } = {}) {
      try {
        await withinOneSecond(
          queues[job.lane].add(job.name, job.payload.parse(payload), {
            jobId: job.key(payload),
            attempts: job.attempts,
            priority: job.priority,
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
    async close() {
      await Promise.all([queues.drawing.close(), queues.quick.close()]);
    },
  };
}

function withinOneSecond<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {}); // when the clock wins, its late failure is nobody's
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer within a second")), 1_000);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
