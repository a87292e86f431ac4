import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Allowance, Log, Rates } from "../../domain/services.ts";

/** How long a count may take before this process counts by itself: nobody's request waits for a Redis that is slow. */
const countWithinMs = 250;

/**
 * Counts in Redis, for all web servers together. While Redis is away each process counts by itself, with the same allowances:
 * a crowd gets at most so many times more as there are processes, and nobody is shut out who was not before.
 */
export function redisRates(redisUrl: string, log: Log): Rates & { close(): void } {
  let connection: Redis | undefined;
  const made = new Map<string, RateLimiterRedis[]>();

  return {
    async take(keys, allowance) {
      connection ??= connect(redisUrl, log);
      const windows = made.get(allowance.name) ?? windowsOf(connection, allowance);
      made.set(allowance.name, windows);
      const waits = await Promise.all(keys.map((key) => waitMs(windows, key)));
      const longest = Math.max(0, ...waits);
      return longest > 0 ? { waitSeconds: Math.ceil(longest / 1_000) } : null;
    },
    close() {
      connection?.disconnect();
    },
  };
}

function connect(redisUrl: string, log: Log): Redis {
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: countWithinMs,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
  });
  let isAway = false;
  redis.on("error", (error) => {
    if (!isAway) log.warn("rates-counted-alone", { error: error.message });
    isAway = true;
  });
  redis.on("ready", () => {
    if (isAway) log.info("rates-counted-together");
    isAway = false;
  });
  return redis;
}

/** The short window first: who is too quick does not use up the long one. */
function windowsOf(redis: Redis, { name, perSecond, perMinute }: Allowance): RateLimiterRedis[] {
  const window = (points: number, duration: number) => {
    const keyPrefix = `likeness-rate:${name}:${duration}`;
    return new RateLimiterRedis({
      storeClient: redis,
      rejectIfRedisNotReady: true,
      keyPrefix,
      points,
      duration,
      // Who is over it is told so from memory: a flood does not reach Redis.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
    });
  };
  return [window(perSecond, 1), window(perMinute, 60)];
}

/** 0: within all windows. */
async function waitMs(windows: RateLimiterRedis[], key: string): Promise<number> {
  try {
    for (const window of windows) await window.consume(key);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
    throw error;
  }
}
