import { type Command, Option } from "commander";
import { type Provider, providers } from "../../app/domain/costs/price-table.ts";
import { providerInUse } from "../../app/domain/costs/provider-in-use.ts";
import { type Account, readAccount, type Stored } from "../../app/domain/costs/read-account.ts";
import { inBytes, inDollars, inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { json, shop } from "../options.ts";
import type { Terminal } from "../terminal.ts";

/** `storage stats`: what is stored, and what it costs. */
export function storageStats(storage: Command, cli: Cli): void {
  storage
    .command("stats")
    .description("bytes, objects and cost by shop, tier and kind; what the same would cost elsewhere")
    .addOption(shop())
    .addOption(new Option("--provider <name>", "whose prices count; the one in use otherwise").choices(providers))
    .addOption(json())
    .action(async (options: { shop?: string; provider?: Provider; json?: boolean }) => {
      const provider = options.provider ?? providerInUse(cli.settings());
      const account = await readAccount(await cli.services(), { shopDomain: options.shop ?? null, provider });
      if (options.json) return cli.terminal.json(account);
      await show(cli.terminal, account);
    });
}

async function show(terminal: Terminal, { total, shops, tiers, kinds, estimates, provider }: Account): Promise<void> {
  const stored = ({ objects, bytes, micros }: Stored) => [inNumber(objects), inBytes(bytes), inDollars(micros)];
  const numbers = { right: [1, 2, 3] };
  const columns = ["objects", "stored", `at ${provider}`];
  await terminal.table(
    ["tier", ...columns],
    tiers.map((one) => [one.tier, ...stored(one)]),
    numbers,
  );
  await terminal.say("");
  await terminal.table(
    ["kind", ...columns],
    kinds.map((one) => [one.kind, ...stored(one)]),
    numbers,
  );
  await terminal.say("");
  await terminal.table(
    ["shop", ...columns],
    [...shops.map((one) => [one.domain, ...stored(one)]), ["total", ...stored(total)]],
    numbers,
  );
  const alone = shops.length > 1 ? ", by all shops in an account of their own with what is free there" : "";
  await terminal.say(
    "\nA tier or a kind costs what it takes to keep it for 30 days; a shop what its last 30 days did.",
  );
  await terminal.say(`Those days at each provider${alone}:\n`);
  const costs = estimates.map((cost) => [
    cost.provider,
    ...[cost.storageMicros, cost.operationsMicros, cost.egressMicros, cost.planMicros, cost.totalMicros].map(inDollars),
  ]);
  await terminal.table(["provider", "storage", "operations", "egress", "plan", "total"], costs, {
    right: [1, 2, 3, 4, 5],
  });
}
