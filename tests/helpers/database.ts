import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@prisma/client";
import { afterAll, inject } from "vitest";
import { openDatabase } from "../../app/database.server.ts";
import { dropDatabase, freshDatabase } from "../../scripts/database.mjs";

let made: Promise<{ url: string; db: PrismaClient }> | undefined;

/**
 * This test file's own migrated database: empty at the file's start, gone at its end. Every call in one file gives the same.
 */
export function testDatabase(): Promise<{ url: string; db: PrismaClient }> {
  made ??= makeDatabase();
  return made;
}

async function makeDatabase() {
  const url = await freshDatabase(inject("databaseServer"), `likeness_test_${randomUUID().slice(0, 8)}`);
  return { url, db: openDatabase(url) };
}

afterAll(async () => {
  if (!made) return;
  const { db, url } = await made;
  await db.$disconnect();
  await dropDatabase(inject("databaseServer"), new URL(url).pathname.slice(1));
});
