import type { Command } from "commander";
import { setUpStorage } from "../../app/domain/storage/set-up-storage.ts";
import type { Cli } from "../cli.ts";
import { json } from "../options.ts";

/** `storage setup`: brings the storage in line with our rules. */
export function storageSetUp(storage: Command, cli: Cli): void {
  storage
    .command("setup")
    .description("bring the bucket in line: private, rules that delete what everybody forgot, CORS; may be repeated")
    .option("--dry-run", "only tell what would be done")
    .addOption(json())
    .action(async (options: { dryRun?: boolean; json?: boolean }) => {
      const { terminal } = cli;
      const steps = await setUpStorage(await cli.services(), { execute: !options.dryRun });
      if (options.json) return terminal.json({ steps });
      if (!steps) return terminal.say("There is nothing to set up: the storage is a folder.");
      const rows = steps.map(({ what, state, detail }) => [what, state.replaceAll("-", " "), detail]);
      await terminal.table(["what", "state", "wanted"], rows);
      if (steps.some(({ state }) => state === "by-hand")) {
        await terminal.say("What is “by hand” only the bucket's owner can do, in the provider's console.");
      }
    });
}
