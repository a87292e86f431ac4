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
