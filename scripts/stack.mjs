import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { freshDatabase } from "./database.mjs";
import { addresses, keptKeys, localApp, machineEnvironment } from "./local-environment.mjs";
import { createPart, describeDeath } from "./part.mjs";
import { claimPorts } from "./ports.mjs";
import { endLeftOver, postgresFolders, startPostgres } from "./postgres.mjs";
import { jsonLine, startProcess, waitForHttp } from "./processes.mjs";
import { createProgress } from "./progress.mjs";
import { at, nodeBinary } from "./project.mjs";
import { startRedis } from "./redis.mjs";
import { adminSchemaPath } from "./setup.mjs";

const START_MS = 60_000;

/**
 * Starts the whole product on this machine: Postgres, Redis, the local Shopify, the web server and a worker. The demo, the
 * end-to-end tests, the tour and the bench all stand on this one function. The local Shopify begins anew at every start, so
 * the app does too: its database and its pictures are made afresh.
 *
 * Call `setUp` first. Always `stop()` what this returns; what it started also ends when this process does, however it ends.
 *
 * @param {object} [options]
 * @param {string} [options.name] begins the names of the data folder and of the database
 * @param {number} [options.port] first of twenty ports; without it the first free block
 * @param {number} [options.portsFrom] where to begin looking for a free block
 * @param {string} [options.dataDir] default `.data/<name>-<first port>`
 * @param {boolean} [options.wipe] forget what the data folder keeps from earlier: Postgres cluster, keys, logs
 * @param {string} [options.host] how browsers reach this machine
 * @param {string} [options.bind] the address to listen on
 * @param {string} [options.clockFile] a file of milliseconds to move the app's clock by
 * @param {string} [options.databaseServer] a Postgres to make the database on, instead of our own
 * @param {string} [options.redisUrl] a Redis instead of our own
 * @param {Record<string, string>} [options.env] added to what the web server and the worker read
 * @param {ReturnType<typeof createProgress>} [options.progress]
 * @throws SetupError saying what to do, or with the last lines of what did not start
 */
export async function startStack({
  name = "demo",
  port,
  portsFrom,
  dataDir,
  wipe = false,
  host = "localhost",
  bind = "127.0.0.1",
  clockFile,
  databaseServer,
  redisUrl,
  env: extraEnv = {},
  progress = createProgress({ quiet: true }),
} = {}) {
  const folderOn = (base) => dataDir ?? at(".data", `${name}-${base}`);
  const clusterOn = (base) => path.join(folderOn(base), "postgres");
  const claim = await claimPorts({ wanted: port, from: portsFrom, tidy: (base) => endLeftOver(clusterOn(base)) });
  const { base, ports } = claim;
  const folder = folderOn(base);
  const logFile = (program) => path.join(folder, "logs", `${program}.log`);
  const urls = addresses(host, ports);

  const watchers = new Set();
  const part = (launch) =>
    createPart(launch, (death) => {
      for (const watch of watchers) watch(describeDeath(death));
    });
  const program = (title, log, args, env) =>
    startProcess({
      name: title,
      command: nodeBinary(),
      args: ["--import", "tsx", ...args],
      env,
      logFile: logFile(log),
    });
  const toLocalShopify = ["--import", pathToFileURL(at("simulator", "route.mjs")).href];
  let databaseUrl;
  let keys;

  const parts = {
    postgres: part(() =>
      startPostgres({ dataDir: clusterOn(base), port: ports.postgres, durable: false, logFile: logFile("postgres") }),
    ),
    redis: part(() => startRedis({ port: ports.redis, logFile: logFile("redis") })),
    shopify: part(async () => {
      const process = program("The local Shopify", "shopify", ["simulator/index.ts"], shopifyEnv());
      await process.line((line) => jsonLine(line)?.ready || undefined, START_MS);
      return { process };
    }),
    web: part(async () => {
      const process = program("The web server", "web", [...toLocalShopify, "server.ts"], appEnv());
      await waitForHttp(`${urls.web}/health/live`, { process, timeoutMs: START_MS });
      return { process };
    }),
    worker: part(async () => {
      const process = program("The worker", "worker", [...toLocalShopify, "workers/index.ts"], appEnv());
      await process.line((line) => jsonLine(line)?.event === "worker-ready" || undefined, START_MS);
      return { process };
    }),
  };

  const appEnv = () => ({
    ...machineEnvironment(),
    ...localApp,
    ...keys,
    NODE_ENV: clockFile ? "test" : "production", // production refuses a moved clock
    PORT: String(ports.web),
    HOST: "127.0.0.1", // browsers, on this machine and others, come in by the tunnel
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? parts.redis.url,
    SHOPIFY_APP_URL: urls.app,
    SHOPIFY_SIM_URL: urls.shopify,
    STORAGE_DIR: path.join(folder, "storage"),
    RATE_ALLOW: "127.0.0.0/8, ::1", // a test's shoppers are many and quick
    ...(clockFile ? { CLOCK_FILE: clockFile } : {}),
    ...extraEnv,
  });
  const shopifyEnv = () => ({
    ...machineEnvironment(),
    ...localApp,
    SIM_PORT: String(base),
    SIM_HOST: host,
    SIM_BIND: bind,
    SIM_SCHEMA: adminSchemaPath,
    APP_INTERNAL_URL: urls.web,
  });

  let stopping;
  const stop = () => {
    stopping ??= (async () => {
      watchers.clear();
      await Promise.all([parts.worker.stop(), parts.web.stop(), parts.shopify.stop()]);
      await Promise.all([parts.redis.stop(), parts.postgres.stop()]);
      await claim.release();
    })();
    return stopping;
  };

  try {
    for (const old of wipe
      ? [folder, ...postgresFolders(clusterOn(base))]
      : [path.join(folder, "storage"), path.join(folder, "logs")]) {
      rmSync(old, { recursive: true, force: true });
    }
    mkdirSync(path.join(folder, "logs"), { recursive: true });
    keys = keptKeys(path.join(folder, "keys.json"));

    await allOf([
      progress.step("local Shopify ready", () => parts.shopify.start()),
      progress.step("database ready", async () => {
        if (!databaseServer) await parts.postgres.start();
        databaseUrl = await freshDatabase(databaseServer ?? parts.postgres.url, `likeness_${name}_${base}`);
      }),
      redisUrl ? undefined : progress.step("Redis ready", () => parts.redis.start()),
    ]);
    await allOf([
      progress.step("web server ready", () => parts.web.start()),
      progress.step("worker ready", () => parts.worker.start()),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    /** First port of ours, and of the blocks before it that were taken. */
    base,
    takenBlocks: claim.taken,
    urls,
    folder,
    env: appEnv(),
    parts,
    /** Tells of a part that ends though nobody stopped it: `{ name, why, tail, logFile }`. Returns how to stop listening. */
    onDeath(callback) {
      watchers.add(callback);
      return () => watchers.delete(callback);
    },
    stop,
  };
}

/** Waits for all, so nothing is still starting when the first failure is thrown. */
async function allOf(work) {
  const failed = (await Promise.allSettled(work)).find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}
