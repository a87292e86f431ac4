import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { isRunning, soon } from "../../../tests/helpers/process-list.ts";
import { type PoolOptions, type ProcessPool, processPool } from "./process-pool.server.ts";

/** What a process may do to us, and what it should. */
const source = `
const kept = [];
const work = {
  say: (word) => word,
  twice: () => new Promise((resolve) => setTimeout(resolve, 50, "twice")),
  pid: () => process.pid,
  linger: (ms) => new Promise((resolve) => setTimeout(resolve, ms, process.pid)),
  spin: () => { for (;;); },
  eat: () => { for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, 1)); },
  crash: () => process.kill(process.pid, "SIGSEGV"),
  leave: () => process.exit(3),
  refuse: () => { throw Object.assign(new TypeError("no"), { code: "told" }); },
};
process.on("message", async ({ id, name, args }) => {
  try {
    if (name === "twice") process.send({ id, value: "once" });
    process.send({ id, value: await work[name](...args) });
  } catch ({ name, message, stack, code }) {
    process.send({ id, error: { name, message, stack, code } });
  }
});
process.on("disconnect", () => process.exit());
process.send("ready");
`;

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "likeness-pool-"));
  path = join(folder, "program.mjs");
  await writeFile(path, source);
});
afterAll(() => rm(folder, { recursive: true }));

const pools: ProcessPool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

function aPool(over: Partial<PoolOptions> = {}, program = path): ProcessPool {
  const env = { NODE_ENV: "production" as const };
  const options = { processes: 2, timeMs: 20_000, memoryBytes: 1e9, ...over };
  const pool = processPool({ path: program, env }, options);
  pools.push(pool);
  return pool;
}

const ask = (pool: ProcessPool, name: string, ...args: unknown[]) => pool.run({ name, args });
const pidOf = async (pool: ProcessPool) => Number(await ask(pool, "pid"));

describe("jobs", () => {
  test("bring back bytes, maps and dates as they were given", async () => {
    const value = { bytes: new Uint8Array([1, 2, 3]), files: new Map([["a", Buffer.from("b")]]), at: new Date(7) };
    expect(await ask(aPool(), "say", value)).toEqual(value);
  });

  test("share the processes there are, and all are done", async () => {
    const pool = aPool();
    const pids = await Promise.all(Array.from({ length: 20 }, () => ask(pool, "linger", 5)));
    expect(new Set(pids).size).toBe(2);
  });

  test("that come one after the other meet the same process", async () => {
    const pool = aPool();
    expect(await pidOf(pool)).toBe(await pidOf(pool));
  });

  test("that throw say what and where, and their process goes on", async () => {
    const pool = aPool();
    const pid = await pidOf(pool);
    const error = { name: "TypeError", message: "no", code: "told", stack: expect.stringContaining("program.mjs") };
    await expect(ask(pool, "refuse")).rejects.toMatchObject(error);
    expect(await pidOf(pool)).toBe(pid);
  });
});

test("an answer that comes when its job is over is nobody's", async () => {
  const pool = aPool({ processes: 1 });
  expect(await ask(pool, "twice")).toBe("once");
  expect(await ask(pool, "linger", 150)).toEqual(expect.any(Number));
});

test("what can't be sent is told at once, and costs no process", async () => {
  const pool = aPool({ processes: 1, timeMs: 500 });
  const pid = await pidOf(pool);
  await expect(ask(pool, "say", () => {})).rejects.toThrow("could not be cloned");
  await ask(pool, "linger", 300);
  await ask(pool, "linger", 300);
  expect(await pidOf(pool)).toBe(pid);
});

test("a machine that starts no process is no word about the job", async () => {
  const { execPath } = process;
  process.execPath = join(folder, "no-node");
  try {
    await expect(pidOf(aPool())).rejects.toMatchObject({ name: "ProcessEnded", reason: "start" });
  } finally {
    process.execPath = execPath;
  }
});

describe("a process", () => {
  test.each<[string, string, Partial<PoolOptions>, string]>([
    ["that takes too long is ended", "spin", { timeMs: 300 }, "time"],
    ["that takes too much memory is ended", "eat", { memoryBytes: 200e6 }, "memory"],
    ["may crash", "crash", {}, "crash"],
    ["may leave", "leave", {}, "ended"],
  ])("%s, which ends its own job and no other", async (_name, deed, limits, reason) => {
    const pool = aPool(limits);
    const [culprit, ...others] = await Promise.allSettled([
      ask(pool, deed),
      ...Array.from({ length: 6 }, (_none, index) => ask(pool, "say", index)),
    ]);
    expect(culprit).toMatchObject({ status: "rejected", reason: { name: "ProcessEnded", reason } });
    expect(others.map((other) => other.status === "fulfilled" && other.value)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("that somebody kills refuses its job, which is not begun again; the next has another process", async () => {
    const pool = aPool({ processes: 1 });
    const pid = await pidOf(pool);
    const asked = ask(pool, "linger", 20_000);
    process.kill(pid, "SIGKILL");
    await expect(asked).rejects.toMatchObject({ reason: "ended" });
    expect(await pidOf(pool)).not.toBe(pid);
  });

  test("that dies with nothing to do is not missed", async () => {
    const pool = aPool({ processes: 1 });
    const pid = await pidOf(pool);
    process.kill(pid, "SIGKILL");
    await soon(() => !isRunning(pid));
    expect(await pidOf(pool)).not.toBe(pid);
  });

  test("that still holds half of what a job may take is replaced", async () => {
    const pool = aPool({ processes: 1, memoryBytes: 60e6 });
    expect(await pidOf(pool)).not.toBe(await pidOf(pool));
  });

  test("that can't start says why", async () => {
    const pool = aPool({}, join(folder, "none.mjs"));
    await expect(pidOf(pool)).rejects.toMatchObject({
      reason: "start",
      message: expect.stringContaining("Cannot find module"),
    });
  });

  test.runIf(process.platform === "linux")("has the environment it was given and nothing of ours", async () => {
    const pid = await pidOf(aPool());
    const names = (await readFile(`/proc/${pid}/environ`, "utf8")).split("\0").map((line) => line.split("=")[0]);
    expect(names.filter((name) => name && !name.startsWith("NODE_CHANNEL_"))).toEqual(["NODE_ENV"]);
  });
});

describe("none is left", () => {
  test("once the pool is closed, and nothing waits for it", async () => {
    const pool = aPool();
    const pids = await Promise.all([ask(pool, "linger", 50), ask(pool, "linger", 50)]);
    const asked = Array.from({ length: 5 }, () => ask(pool, "linger", 20_000));
    pool.close();
    const ends = await Promise.allSettled([...asked, ask(pool, "say", 1)]);
    expect(ends.every((end) => end.status === "rejected" && end.reason.reason === "ended")).toBe(true);
    await soon(() => !pids.some((pid) => isRunning(Number(pid))));
  });

  test.each([
    ["ends", "await pool.run({ name: 'say', args: [1] }); console.log(await pid)"],
    [
      "leaves in the middle of a job",
      "void pool.run({ name: 'linger', args: [20_000] }); console.log(await pid); process.exit()",
    ],
    [
      "is killed",
      "void pool.run({ name: 'linger', args: [20_000] }); console.log(await pid); process.kill(process.pid, 'SIGKILL')",
    ],
  ])("once their starter %s", async (_name, end) => {
    const starter = join(folder, "starter.mts");
    const module = new URL("process-pool.server.ts", import.meta.url).href;
    await writeFile(
      starter,
      `import { processPool } from ${JSON.stringify(module)};
       const program = { path: ${JSON.stringify(path)}, env: { NODE_ENV: "production" } };
       const pool = processPool(program, { processes: 2, timeMs: 20_000, memoryBytes: 1e9 });
       const pid = pool.run({ name: "pid", args: [] });
       ${end}`,
    );
    const said = await new Promise<string>((resolve) =>
      execFile(process.execPath, [starter], (_error, stdout) => resolve(stdout)),
    );
    expect(Number(said)).toBeGreaterThan(0);
    await soon(() => !isRunning(Number(said)));
  });
});
