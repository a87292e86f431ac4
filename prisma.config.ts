import { defineConfig } from "prisma/config";
import { migrateAdapter } from "./prisma/migrate-adapter.ts";

// The CLI parses this address even for commands that never connect (generate, validate) and falls back to downloading an
// engine when it is missing or empty. Nothing listens there: a command that does connect needs the real one.
process.env.DATABASE_URL ||= "postgresql://nobody@127.0.0.1:1/unset";

/** Migrations run on Prisma's WASM engine through `pg`, so nothing is downloaded. See docs/decisions/0003. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => migrateAdapter(process.env.DATABASE_URL ?? ""),
});
