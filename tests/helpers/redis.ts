import { Redis } from "ioredis";
import { inject } from "vitest";

let flushed: Promise<string> | undefined;

/** This test file's own Redis database: empty at the file's start, used by no other file that runs at the same time. */
export function testRedisUrl(): Promise<string> {
  flushed ??= flushDatabase();
  return flushed;
}

async function flushDatabase() {
  const url = `${inject("redisServer")}/${Number(process.env.VITEST_POOL_ID) % 16}`;
  const redis = new Redis(url);
  await redis.flushdb();
  await redis.quit();
  return url;
}
