import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { migrate } from "./prisma.mjs";
import { at, SetupError } from "./project.mjs";

/** Any number; one at a time makes the template on a server. */
const TEMPLATE_LOCK = 41_004_100;

/** The same server, another database. */
export function databaseOn(serverUrl, name) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * A new, empty, migrated database of this name; one that was there is dropped. The first call after a change of migrations
 * runs `prisma migrate deploy` into a template (about a second); the others copy it (about 20 ms).
 *
 * @param {string} serverUrl any database on the server, with a user who may create databases
 * @returns its URL
 */
export async function freshDatabase(serverUrl, name) {
  const template = await templateDatabase(serverUrl);
  await withClient(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  });
  return databaseOn(serverUrl, name);
}

export async function dropDatabase(serverUrl, name) {
  await withClient(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
}

/** Makes the template unless it is there. It gets its name when it is complete, so a crash leaves no half of one. */
export async function templateDatabase(serverUrl) {
  const template = `likeness_template_${migrationsHash()}`;
  await withClient(serverUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (rowCount) return;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS "${draft}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${draft}"`);
    await migrate(databaseOn(serverUrl, draft));
    await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`);
  });
  return template;
}

/**
 * Opens one connection for `work`, and closes it.
 *
 * @template Result
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withClient(url, work) {
  const { default: pg } = await import("pg"); // not at the top: this file is read before packages are installed
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new SetupError(`PostgreSQL at ${new URL(url).host} can't be used: ${error.message || error.code}`);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function migrationsHash() {
  const hash = createHash("sha256");
  const folder = at("prisma", "migrations");
  for (const name of readdirSync(folder).sort()) {
    const file = at("prisma", "migrations", name, "migration.sql");
    if (existsSync(file)) hash.update(name).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 12);
}
