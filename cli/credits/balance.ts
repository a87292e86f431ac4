import type { Command } from "commander";
import { readBalance } from "../../app/domain/credits/read-balance.ts";
import { listShops } from "../../app/domain/shops/list-shops.ts";
import { inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { json, shop } from "../options.ts";

/** `credits balance`: what each shop has, and how long it lasts. */
export function creditsBalance(credits: Command, cli: Cli): void {
  credits
    .command("balance")
    .description("what each shop has, what is set aside, what waits for credits and how long they last")
    .addOption(shop())
    .addOption(json())
    .action(async (options: { shop?: string; json?: boolean }) => {
      const services = await cli.services();
      const shops = await listShops(services, { shopDomain: options.shop ?? null });
      const rows: string[][] = [];
      for (const { id: shopId, domain } of shops) {
        const balance = await readBalance(services, { shopId });
        if (options.json) await cli.terminal.json({ shop: domain, ...balance });
        const { available, held, overdraft, waiting, daysLeft } = balance;
        const days = daysLeft === null ? "" : inNumber(daysLeft);
        rows.push([domain, ...[available, held, overdraft, waiting.prints].map(inNumber), days]);
      }
      const head = ["shop", "credits", "set aside", "overdraft", "prints waiting", "days left"];
      if (!options.json) await cli.terminal.table(head, rows, { right: [1, 2, 3, 4, 5] });
    });
}
