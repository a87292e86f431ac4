import { type Command, Option } from "commander";
import { tiers } from "../../app/domain/photos/object-key.ts";
import { isRowId } from "../../app/domain/row-id.ts";
import { cleanStorage } from "../../app/domain/storage/clean-storage.ts";
import type { OperatorCleanup } from "../../app/domain/storage/cleanup-candidates.ts";
import { listStorageTotals } from "../../app/domain/storage/list-storage-totals.ts";
import { inBytes, inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { Misuse } from "../failures.ts";
import { execute, inUnitsOf, json, shop, shopIdOf, whole } from "../options.ts";

interface Common {
  shop?: string;
  execute?: boolean;
  json?: boolean;
}

/** `storage cleanup …`: makes room. */
export function storageCleanup(storage: Command, cli: Cli): void {
  const cleanup = storage
    .command("cleanup")
    .description("delete pictures; never one on hold, or that an open order needs");
  const verb = (name: string, says: string) =>
    cleanup.command(name).description(says).addOption(shop()).addOption(execute("delete them")).addOption(json());

  verb("age", "photos of a tier that are older than so many days, with what was made of them")
    .addOption(new Option("--tier <tier>", "of this tier").choices(tiers).makeOptionMandatory())
    .requiredOption("--days <n>", "older than so many days", whole(0))
    .action((options: Common & { tier: (typeof tiers)[number]; days: number }) =>
      clean(cli, options, { kind: "age", tier: options.tier, olderThanDays: options.days }),
    );

  verb("session", "what shoppers sent in these visits and did not order")
    .argument("<id...>", "ids of shopper sessions")
    .action((ids: string[], options: Common) => {
      const wrong = ids.find((id) => !isRowId(id));
      if (wrong) throw new Misuse(`${wrong} is not the id of a session.`);
      return clean(cli, options, { kind: "session", shopperSessionIds: ids });
    });

  verb("large", "pictures of any kind above a size, the largest first")
    .requiredOption("--threshold <mb>", "larger than so many MB", inUnitsOf(1_000_000))
    .action((options: Common & { threshold: number }) =>
      clean(cli, options, { kind: "large", overBytes: options.threshold }),
    );

  verb("emergency", "what is worth least, until there is room: photos nobody ordered, then what can be made again")
    .requiredOption("--target-gb <n>", "until so many GB are free", inUnitsOf(1_000_000_000))
    .option("--include-orders", "then photos of shipped orders, too")
    .action((options: Common & { targetGb: number; includeOrders?: boolean }) => {
      const { targetGb: targetBytes, includeOrders = false } = options;
      return clean(cli, options, { kind: "emergency", targetBytes, includeOrders });
    });
}

async function clean(cli: Cli, options: Common, cleanup: OperatorCleanup): Promise<void> {
  const { terminal } = cli;
  const shopId = await shopIdOf(cli, options.shop);
  const totals = await listStorageTotals(await cli.services(), { shopId });
  const stored = totals.reduce((sum, { bytes }) => sum + bytes, 0);
  const bar = terminal.progress("bytes", cleanup.kind === "emergency" ? Math.min(cleanup.targetBytes, stored) : stored);
  const done = await cleanStorage(await cli.services(), {
    ...{ cleanup, shopId, execute: options.execute ?? false },
    onProgress: ({ bytes }) => bar.at(bytes),
  }).finally(() => bar.end());
  if (options.json) return terminal.json({ executed: options.execute ?? false, ...done });

  const { pictures, bytes, stay } = done;
  const what = `${inNumber(pictures)} ${pictures === 1 ? "picture" : "pictures"}, ${inBytes(bytes)}`;
  await terminal.say(options.execute ? `Deleted: ${what}.` : `Would delete: ${what}. Add --execute to do it.`);
  const reasons = [`on hold ${stay.held}`, `kept by their merchant ${stay.kept}`, `needed by an order ${stay.ordered}`];
  if (stay.held + stay.kept + stay.ordered > 0) await terminal.say(`Stay: ${reasons.join(", ")}.`);
  if (cleanup.kind === "emergency" && bytes < cleanup.targetBytes) {
    await terminal.say(`That is less than the ${inBytes(cleanup.targetBytes)} asked for: nothing else may go.`);
  }
}
