import path from "node:path";
import type { TestProject } from "vitest/node";
import { templateDatabase, withClient } from "../../scripts/database.mjs";
import { claimPorts, FIRST_TEST_PORT } from "../../scripts/ports.mjs";
import { endLeftOver, startPostgres } from "../../scripts/postgres.mjs";
import { at } from "../../scripts/project.mjs";
import { startRedis } from "../../scripts/redis.mjs";
import { type S3Server, startS3Server } from "./s3-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: string;
    redisServer: string;
    s3Server: S3Server;
  }
}

const NEED_NOTHING = ["unit", "shape", "e2e"]; // e2e files start whole stacks of their own

/**
 * One Postgres, one Redis and, where it is installed, one S3 server for a whole test run, each file with a database of its own
 * on them and buckets as it likes. Postgres is DATABASE_URL's server where that is set (nothing but databases of our own is
 * touched there); Redis and S3 are always ours, as they begin empty.
 */
export default async function startServers(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.vitest.projects.every(({ name }) => NEED_NOTHING.includes(name))) return undefined;
  const dataDir = (base: number) => at(".data", `test-${base}`);
  const { base, ports, release } = await claimPorts({
    from: FIRST_TEST_PORT,
    tidy: (first) => endLeftOver(path.join(dataDir(first), "postgres")),
  });
  const logFile = (name: string) => path.join(dataDir(base), "logs", `${name}.log`);

  const given = process.env.DATABASE_URL;
  const [postgres, redis, s3] = await Promise.all([
    given
      ? { url: given, stop: async () => {} }
      : startPostgres({
          dataDir: path.join(dataDir(base), "postgres"),
          port: ports.postgres,
          durable: false,
          logFile: logFile("postgres"),
        }),
    startRedis({ port: ports.redis, logFile: logFile("redis") }),
    startS3Server({ dataDir: path.join(dataDir(base), "ceph"), ports, logDir: path.join(dataDir(base), "logs") }),
  ]);
  if (!given) await dropOldTests(postgres.url);
  await templateDatabase(postgres.url);
  project.provide("databaseServer", postgres.url);
  project.provide("redisServer", redis.url);
  project.provide("s3Server", s3.server);

  return async () => {
    await Promise.all([redis.stop(), postgres.stop(), s3.stop()]);
    await release();
  };
}

/** What a run that was killed left on a server of our own. */
async function dropOldTests(server: string) {
  await withClient(server, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT datname AS name FROM pg_database WHERE datname LIKE 'likeness\\_test\\_%'",
    );
    for (const { name } of rows) await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  });
}
