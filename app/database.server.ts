import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import { config } from "./config.server.ts";

/** A client for one database. A connection that can't be had in three seconds is an error, not a hang. */
export function openDatabase(url: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 10, connectionTimeoutMillis: 3_000, query_timeout: 15_000 }),
    transactionOptions: { maxWait: 5_000, timeout: 15_000 },
  });
}

let opened: PrismaClient | undefined;

/** This process's database. */
export function database(): PrismaClient {
  opened ??= openDatabase(config().DATABASE_URL);
  return opened;
}

/**
 * Does work of one name by one process at a time. For renewing a shop's token: the refresh token changes with each use, and of
 * two processes that renew at once one would keep a dead one.
 */
export function inTurn<T>(db: PrismaClient, name: string, work: () => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
    return work();
  });
}
