import { Command, CommanderError } from "commander";
import { DomainError } from "../app/domain/errors.ts";
import { StorageError } from "../app/domain/storage-error.ts";
import type { Cli } from "./cli.ts";
import { creditsBalance } from "./credits/balance.ts";
import { creditsGive } from "./credits/give.ts";
import { creditsReconcile } from "./credits/reconcile.ts";
import { creditsVouchers } from "./credits/vouchers.ts";
import { Failure, Misuse } from "./failures.ts";
import { storageAccess } from "./storage/access.ts";
import { storageCleanup } from "./storage/cleanup.ts";
import { storageLedger } from "./storage/ledger.ts";
import { storageLog } from "./storage/log.ts";
import { storageMigrate } from "./storage/migrate.ts";
import { storageSetUp } from "./storage/setup.ts";
import { storageStats } from "./storage/stats.ts";
import { storageVerify } from "./storage/verify.ts";

/** Runs one command to its end and returns its exit code: 0 done, 1 failed, 2 wrong use. Failures are told in a sentence. */
export async function runCommand(args: string[], cli: Cli): Promise<0 | 1 | 2> {
  const { out, err } = cli.terminal;
  const program = new Command("likeness")
    .description("Looks after what Likeness stores and what shops have paid for. Nothing is changed without --execute.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  const storage = program.command("storage").description("pictures and the storage they are kept in");
  for (const add of [storageSetUp, storageStats, storageAccess, storageCleanup]) add(storage, cli);
  for (const add of [storageLedger, storageVerify, storageLog, storageMigrate]) add(storage, cli);
  const credits = program.command("credits").description("what shops have paid for, and have used");
  for (const add of [creditsBalance, creditsReconcile, creditsGive, creditsVouchers]) add(credits, cli);
  try {
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has said it already, its help among it.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    err.write(`${sentence(error)}\n`);
    return error instanceof Misuse ? 2 : 1;
  }
}

function sentence(error: unknown): string {
  if (error instanceof Misuse || error instanceof Failure || error instanceof DomainError) return error.message;
  if (error instanceof StorageError) return storageSentence(error);
  const { message, name } = error instanceof Error ? error : new Error(String(error));
  if (message.startsWith("The configuration is not usable")) return message;
  if (name.startsWith("PrismaClient")) return `The database did not do it: ${message.trim().split("\n").at(-1)}`;
  return `It failed: ${message.split("\n")[0]}`;
}

function storageSentence({ kind, cause }: StorageError): string {
  const why = cause instanceof Error ? ` (${cause.message.split("\n")[0]})` : "";
  if (kind === "refused") return `The storage refuses us: check its keys and their rights${why}.`;
  if (kind === "unavailable") return `The storage can't be reached${why}. Try again in a moment.`;
  return `The storage did not do it: ${kind}${why}.`;
}
