import { run } from "./processes.mjs";
import { at, nodeBinary, SetupError } from "./project.mjs";

/** Runs the Prisma CLI and returns what it printed. Throws with its output when it fails. */
export async function prisma(args, { databaseUrl } = {}) {
  const { code, output } = await run(nodeBinary(), [at("node_modules", "prisma", "build", "index.js"), ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl ?? process.env.DATABASE_URL ?? "", CHECKPOINT_DISABLE: "1" },
  });
  if (code !== 0) throw new SetupError(`prisma ${args.join(" ")} failed:\n${output.trim()}`);
  return output;
}

/** Brings a database up to the migrations in prisma/migrations. Safe to run twice and at the same time. */
export async function migrate(databaseUrl) {
  await prisma(["migrate", "deploy"], { databaseUrl });
}
