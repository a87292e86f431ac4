import { Argument, type Command } from "commander";
import { configSchema } from "../../app/config.server.ts";
import { listStorageTotals } from "../../app/domain/storage/list-storage-totals.ts";
import { migrateStorage } from "../../app/domain/storage/migrate-storage.ts";
import { inBytes, inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { Failure, Misuse } from "../failures.ts";
import { execute, json } from "../options.ts";

type StorageName = ReturnType<Cli["settings"]>["STORAGE"];

const names = configSchema.shape.STORAGE.unwrap().options;

/** `storage migrate FROM TO`: copies all that rows name from one storage to another. */
export function storageMigrate(storage: Command, cli: Cli): void {
  storage
    .command("migrate")
    .description(
      "copy all that rows name to another storage, each object held to its hash; may be interrupted and repeated",
    )
    .addArgument(new Argument("<from>", "where it is now").choices(names))
    .addArgument(new Argument("<to>", "where it shall be; its variables must be set").choices(names))
    .addOption(execute("copy"))
    .option("--delete-source", "then delete each object at the source, once the target has been seen to hold the same")
    .addOption(json())
    .action(
      (from: StorageName, to: StorageName, options: { execute?: boolean; deleteSource?: boolean; json?: boolean }) =>
        migrate(cli, { from, to }, options),
    );
}

async function migrate(
  cli: Cli,
  { from, to }: { from: StorageName; to: StorageName },
  options: { execute?: boolean; deleteSource?: boolean; json?: boolean },
): Promise<void> {
  const { terminal } = cli;
  if (from === to) throw new Misuse("That is the same storage twice.");
  if (options.deleteSource && cli.settings().STORAGE === from) {
    throw new Misuse(
      `The app still uses ${from}. Copy first, set STORAGE=${to} for the app and for this command, then delete.`,
    );
  }
  const totals = await listStorageTotals(await cli.services());
  const bar = terminal.progress(
    "objects",
    totals.reduce((sum, { objects }) => sum + objects, 0),
  );
  const run = migrateStorage(await cli.services(), {
    ...{ from: cli.storageOf(from), to: cli.storageOf(to) },
    ...{ execute: options.execute ?? false, deleteSource: options.deleteSource ?? false },
    onProgress: ({ copied, same, passed }) => bar.at(copied + same + passed),
  });
  let problems = 0;
  let step = await run.next();
  for (; !step.done; step = await run.next()) {
    problems += 1;
    if (options.json) await terminal.json({ finding: "problem", ...step.value });
    else await terminal.say(`${step.value.key}  ${step.value.problem}`);
  }
  bar.end();
  const { copied, copiedBytes, same, passed, removed } = step.value;
  if (options.json)
    await terminal.json({ finding: "summary", executed: options.execute ?? false, ...step.value, problems });
  else {
    const what = `${inNumber(copied)} objects, ${inBytes(copiedBytes)}`;
    await terminal.say(options.execute ? `Copied: ${what}.` : `Would copy: ${what}. Add --execute to do it.`);
    await terminal.say(
      `There already: ${inNumber(same)}. Moved or gone meanwhile: ${passed}. Deleted at ${from}: ${inNumber(removed)}.`,
    );
  }
  if (problems > 0)
    throw new Failure("Some objects could not be copied. Run it again, or see what is wrong with them.");
}
