import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { withClient } from "../../scripts/database.mjs";
import { BLOCK_SIZE, claimPorts } from "../../scripts/ports.mjs";
import { postgresFolders } from "../../scripts/postgres.mjs";
import { at } from "../../scripts/project.mjs";

// What a newcomer meets: npm run demo as a process, by what it prints and what answers.

const demos: { end(signal: NodeJS.Signals): Promise<unknown> }[] = [];
const bases: number[] = [];
afterEach(async () => {
  await Promise.all(demos.splice(0).map((demo) => demo.end("SIGTERM")));
  for (const data of bases.splice(0).map((base) => at(".data", `demo-${base}`))) {
    for (const folder of [data, ...postgresFolders(path.join(data, "postgres"))])
      await rm(folder, { recursive: true, force: true });
  }
});

function runDemo(...options: string[]) {
  const { DATABASE_URL, REDIS_URL, ...env } = process.env;
  const child: ChildProcess = spawn(process.execPath, [at("scripts", "demo.mjs"), ...options], { env });
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("Ctrl-C stops everything")) resolve();
      });
    }
    ended.then((code) => reject(new Error(`The demo ended with ${code}:\n${said}`)));
  });
  ready.catch(() => {}); // a test that wants it ready waits for it
  const demo = {
    ended,
    ready,
    said: () => said,
    /** First port, as told. */
    base: () => Number(/Control\s+http:\/\/localhost:(\d+)/.exec(said)?.[1]),
    end: (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended;
    },
  };
  demos.push(demo);
  return demo;
}

/** A block nobody uses or is likely to take before the demo does: other test runs begin looking at the first test port. */
async function freeBase() {
  const { base, release } = await claimPorts({ from: 6000 + BLOCK_SIZE * Math.floor(Math.random() * 100) });
  await release();
  bases.push(base);
  return base;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function stillListening(base: number) {
  const ports = Array.from({ length: BLOCK_SIZE }, (_, offset) => base + offset);
  const listening = await Promise.all(ports.map(listens));
  return ports.filter((_, index) => listening[index]);
}

test("a demo serves the product page with the widget, and Ctrl-C leaves nothing running", async () => {
  const base = await freeBase();
  const demo = runDemo("--port", String(base));
  await demo.ready;

  const page = await fetch(`http://localhost:${base + 2}/products/the-howl`);
  expect(await page.text()).toContain("<likeness-personalizer");

  expect(await demo.end("SIGINT")).toBe(0);
  expect(await stillListening(base)).toEqual([]);
});

test("two demos run side by side; a port that is taken says what to do", async () => {
  const base = await freeBase();
  const first = runDemo("--port", String(base));
  await first.ready;

  const same = runDemo("--port", String(base));
  expect(await same.ended).toBe(1);
  expect(same.said()).toContain(`Ports ${base} to ${base + 19} can't be used. Stop what is on them`);

  const second = runDemo();
  await second.ready;
  expect(second.base()).not.toBe(base);
  for (const port of [base + 2, second.base() + 2]) {
    expect((await fetch(`http://localhost:${port}/products/the-howl`)).status).toBe(200);
  }
});

test("nothing outlives a demo that is killed", async () => {
  const base = await freeBase();
  const demo = runDemo("--port", String(base));
  await demo.ready;

  await demo.end("SIGKILL");

  await expect.poll(() => stillListening(base), { timeout: 10_000 }).toEqual([]);
});

test("a demo whose Postgres dies says so, with its last lines, and stops the rest", async () => {
  const base = await freeBase();
  const demo = runDemo("--port", String(base));
  await demo.ready;

  process.kill(await postmaster(base), "SIGQUIT");

  expect(await demo.ended).toBe(1);
  expect(demo.said()).toMatch(/Postgres ended \(.*\), so the demo stops\. Its last lines/);
  expect(demo.said()).toContain("received immediate shutdown request");
  expect(await stillListening(base)).toEqual([]);
});

/** The server's own process, as Postgres tells it to whoever may connect. */
async function postmaster(base: number): Promise<number> {
  return withClient(`postgresql://postgres@127.0.0.1:${base + 11}/postgres`, async (client) => {
    const { rows } = await client.query("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid");
    return rows[0].pid;
  });
}
