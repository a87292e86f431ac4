// Writes a migration from what changed in prisma/schema.prisma:   node scripts/migration.mjs add_credits
// Before the first release only:                                  node scripts/migration.mjs --regenerate-init
// What the schema language can't say (triggers, partial indexes) is written by hand below the marker line.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { claimPorts, FIRST_TEST_PORT } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { prisma } from "./prisma.mjs";
import { tellFailure } from "./progress.mjs";
import { at, SetupError } from "./project.mjs";

const MARKER = "-- By hand: what the schema language can't say.";
const migrations = at("prisma", "migrations");

try {
  await main(process.argv[2]);
} catch (error) {
  tellFailure(error);
  process.exitCode = 1;
}

async function main(wanted) {
  if (wanted === "--regenerate-init") return regenerateInit();
  if (!/^[a-z][a-z0-9_]*$/.test(wanted ?? "")) {
    throw new SetupError("Name the migration in small_words: node scripts/migration.mjs add_credits");
  }
  const sql = await difference(["--from-migrations", migrations]);
  if (sql.includes("This is an empty migration"))
    throw new SetupError("The migrations already say what the schema says.");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  write(path.join(migrations, `${stamp}_${wanted}`), `${sql}\n`);
}

/** The first migration again, from the whole schema, keeping what stands below the marker. */
async function regenerateInit() {
  const [init, ...later] = existsSync(migrations)
    ? readdirSync(migrations)
        .filter((name) => /^\d/.test(name))
        .sort()
    : [];
  if (later.length > 0)
    throw new SetupError(`There are later migrations (${later.join(", ")}): write a new one instead.`);
  const folder = path.join(migrations, init ?? "20261121000000_init");
  const file = path.join(folder, "migration.sql");
  const [, byHand = "\n"] = existsSync(file) ? readFileSync(file, "utf8").split(MARKER) : [];
  const sql = await difference(["--from-empty"]);
  write(folder, `${sql}\n\n${MARKER}${byHand}`);
  writeFileSync(path.join(migrations, "migration_lock.toml"), 'provider = "postgresql"\n');
}

/** The SQL from there to the schema; Prisma wants a live server to work it out, so one is lent to it. */
async function difference(from) {
  const { base, ports, release } = await claimPorts({ from: FIRST_TEST_PORT });
  const dataDir = at(".data", `migration-${base}`, "postgres");
  const postgres = await startPostgres({ dataDir, port: ports.postgres, durable: false });
  try {
    const to = ["--to-schema-datamodel", at("prisma", "schema.prisma"), "--script"];
    const output = await prisma(["migrate", "diff", ...from, ...to], { databaseUrl: postgres.url });
    return output.slice(Math.max(0, output.search(/^-- /m))).trim(); // Prisma talks before the SQL
  } finally {
    await postgres.stop();
    rmSync(path.dirname(dataDir), { recursive: true, force: true });
    await release();
  }
}

function write(folder, sql) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), sql);
  console.log(`Wrote ${path.relative(at(), folder)}/migration.sql`);
}
