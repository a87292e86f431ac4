import { expect, test } from "vitest";
import { ByteBoundedCache } from "./byte-bounded-cache.ts";

const cacheOf = (limitBytes: number) =>
  new ByteBoundedCache<Uint8Array>({ limitBytes, bytesOf: ({ byteLength }) => byteLength });

/** Makes values of so many bytes and remembers which it made. */
function maker(bytes: number) {
  const made: string[] = [];
  const make = (key: string) => async () => {
    made.push(key);
    return new Uint8Array(bytes);
  };
  return { made, make };
}

test("a value is made once", async () => {
  const cache = cacheOf(100);
  const { made, make } = maker(10);
  expect(await cache.recall("a", make("a"))).toBe(await cache.recall("a", make("a")));
  expect(made).toEqual(["a"]);
});

test("who asks while a value is made gets that one, even if it is too big to keep", async () => {
  const cache = cacheOf(5);
  const { made, make } = maker(10);
  const values = await Promise.all(Array.from({ length: 9 }, () => cache.recall("a", make("a"))));
  expect(new Set(values).size).toBe(1);
  expect(made).toEqual(["a"]);
});

test("what was used longest ago goes first", async () => {
  const cache = cacheOf(30);
  const { made, make } = maker(10);
  for (const key of ["a", "b", "c", "a", "d", "a", "b"]) await cache.recall(key, make(key));
  expect(made).toEqual(["a", "b", "c", "d", "b"]);
});

test("the bound is never passed, whatever comes", async () => {
  const cache = cacheOf(1_000);
  let seed = 1;
  const next = (below: number) => {
    seed = (seed * 16807) % 2147483647;
    return seed % below;
  };
  const asks = Array.from({ length: 500 }, () => ({ key: String(next(40)), bytes: next(1_400) }));
  const weights: number[] = [];
  for (let at = 0; at < asks.length; at += 5) {
    const some = asks.slice(at, at + 5);
    await Promise.all(
      some.map(async ({ key, bytes }) => {
        await cache.recall(key, async () => new Uint8Array(bytes));
        weights.push(cache.keptBytes);
      }),
    );
  }
  expect(Math.max(...weights)).toBeLessThanOrEqual(1_000);
  expect(Math.max(...weights)).toBeGreaterThan(500);
});

test("a value above the bound drives out nothing", async () => {
  const cache = cacheOf(30);
  await cache.recall("a", async () => new Uint8Array(30));
  await cache.recall("big", async () => new Uint8Array(31));
  expect(cache.keptBytes).toBe(30);
});

test("a lower limit takes effect at once, and nothing is kept at 0", async () => {
  const cache = cacheOf(30);
  const { made, make } = maker(10);
  for (const key of ["a", "b", "c"]) await cache.recall(key, make(key));
  cache.limitTo(15);
  expect(cache.keptBytes).toBe(10);
  cache.limitTo(0);
  expect(cache.keptBytes).toBe(0);
  for (const key of ["c", "c"]) await cache.recall(key, make(key));
  expect(made).toEqual(["a", "b", "c", "c", "c"]);
});

test("a failure is not kept", async () => {
  const cache = cacheOf(30);
  const fails = () => cache.recall("a", () => Promise.reject(new Error("no")));
  await expect(Promise.all([fails(), fails()])).rejects.toThrow("no");
  expect(await cache.recall("a", async () => new Uint8Array(1))).toHaveLength(1);
  expect(cache.keptBytes).toBe(1);
});
