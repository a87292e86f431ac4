import { type Command, InvalidArgumentError, Option } from "commander";
import { estimateCost } from "../../app/domain/costs/estimate-costs.ts";
import { type LedgerLine, listLedger } from "../../app/domain/costs/list-ledger.ts";
import { type Provider, providers } from "../../app/domain/costs/price-table.ts";
import { providerInUse } from "../../app/domain/costs/provider-in-use.ts";
import { listShops } from "../../app/domain/shops/list-shops.ts";
import type { Cli } from "../cli.ts";
import { shop } from "../options.ts";

/** `storage ledger`: what each picture used in a month. */
export function storageLedger(storage: Command, cli: Cli): void {
  storage
    .command("ledger")
    .description("what each picture used in a month and cost to keep, write and move, a picture a line (CSV)")
    .requiredOption("--month <month>", "as in 2026-11 (UTC)", month)
    .addOption(shop())
    .addOption(new Option("--provider <name>", "whose prices count; the one in use otherwise").choices(providers))
    .action(async (options: { month: string; shop?: string; provider?: Provider }) => {
      const provider = options.provider ?? providerInUse(cli.settings());
      const services = await cli.services();
      const shops = await listShops(services, { shopDomain: options.shop ?? null });
      await cli.terminal.say("shop,picture,kind,tier_byte_days,byte_days,writes,copies,micro_dollars");
      for (const { id: shopId, domain } of shops) {
        for await (const line of listLedger(services, { shopId, month: options.month })) {
          await cli.terminal.say([domain, ...columns(line, provider)].join(","));
        }
      }
    });
}

function columns({ imageId, kind, tiers, usage }: LedgerLine, provider: Provider): (string | number | bigint)[] {
  const inTiers = Object.entries(tiers).map(([tier, byteDays]) => `${tier}=${byteDays}`);
  const { totalMicros } = estimateCost(provider, usage, { account: "shared" });
  return [imageId, kind, inTiers.join(" "), usage.byteDays, usage.writes, usage.copies, totalMicros];
}

function month(text: string): string {
  if (/^20\d\d-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError("It is a year and a month, as in 2026-11.");
}
