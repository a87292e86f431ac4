import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

const NAME_OID = 19;
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The connection `prisma migrate` works through, mending what `@prisma/adapter-pg` 6.19 leaves open for the schema engine.
 * Only the CLI uses it; the app connects with `PrismaPg` as it is.
 */
export function migrateAdapter(databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  readCatalogTypesAsText();
  letTheCliEnd();
  // Fields, not `connectionString`: with the latter pg ignores `database`, and the shadow database would be the main one.
  // One session that never idles out: the engine's advisory lock lives in it.
  const server = { ...parseIntoClientConfig(databaseUrl), max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true };
  const factory = new PrismaPg(server);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => forSchemaEngine(await factory.connect()),
    connectToShadowDb: async () => shadowDatabase(factory, server),
  };
}

/** An empty database of its own, dropped when the engine is done with it: adapter-pg drops while still connected. */
async function shadowDatabase(factory: PrismaPg, server: pg.PoolConfig): Promise<SqlDriverAdapter> {
  const main = await factory.connect();
  const database = `prisma_migrate_shadow_db_${randomUUID()}`;
  await main.underlyingDriver().query(`CREATE DATABASE "${database}"`);
  const shadow = forSchemaEngine(await new PrismaPg({ ...server, database }).connect());
  const disconnect = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await disconnect();
    await main.underlyingDriver().query(`DROP DATABASE "${database}" WITH (FORCE)`);
    await main.dispose();
  };
  return shadow;
}

/** The engine tells `"char"` columns from text; and a migration is one message, so a `$$ … ; … $$` body stays whole. */
function forSchemaEngine(connection: Connection): SqlDriverAdapter {
  const queryRaw = connection.queryRaw.bind(connection);
  connection.queryRaw = async (query: SqlQuery) => {
    const result = await queryRaw(query);
    const charColumns = lastCharColumns;
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, at) => (charColumns.has(at) ? ColumnTypeEnum.Character : type)),
    };
  };
  connection.executeScript = async (script: string) => {
    await connection.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  return connection;
}

/** Which columns of the newest answer are `"char"`. One session runs one query at a time, so the newest is ours. */
let lastCharColumns: ReadonlySet<number> = new Set();

/** adapter-pg refuses the catalog's own types, `name` and `"char"`; as text it reads them. */
function readCatalogTypesAsText(): void {
  const query = pg.Query.prototype as unknown as {
    handleRowDescription(message: { fields: { dataTypeID: number }[] }): void;
  };
  const original = query.handleRowDescription;
  query.handleRowDescription = function (message) {
    lastCharColumns = new Set(message.fields.flatMap((field, at) => (field.dataTypeID === CHAR_OID ? [at] : [])));
    for (const field of message.fields) {
      if (field.dataTypeID === CHAR_OID || field.dataTypeID === NAME_OID) field.dataTypeID = TEXT_OID;
    }
    return original.call(this, message);
  };
}

/** The engine arms timers of 10 and 60 seconds and never clears them; they must not keep a finished command waiting. */
function letTheCliEnd(): void {
  const arm = globalThis.setTimeout;
  const arming = (run: () => void, delayMs?: number, ...rest: []) => {
    const timer = arm(run, delayMs, ...rest);
    if ((delayMs ?? 0) >= 10_000) timer.unref();
    return timer;
  };
  globalThis.setTimeout = Object.assign(arming, arm) as typeof globalThis.setTimeout;
}
