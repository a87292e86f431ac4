import type { Command } from "commander";
import { reconcileCredits } from "../../app/domain/credits/reconcile-credits.ts";
import { DomainError } from "../../app/domain/errors.ts";
import { listShops } from "../../app/domain/shops/list-shops.ts";
import type { Cli } from "../cli.ts";
import { Failure } from "../failures.ts";
import { json, shop } from "../options.ts";

/** `credits reconcile`: the ledger against itself and against what Shopify charged, entry by entry. */
export function creditsReconcile(credits: Command, cli: Cli): void {
  credits
    .command("reconcile")
    .description("holds the ledger against itself and against Shopify's charges, entry by entry; changes nothing")
    .addOption(shop())
    .addOption(json())
    .action(async (options: { shop?: string; json?: boolean }) => {
      const { terminal } = cli;
      const services = await cli.services();
      const shops = await listShops(services, { shopDomain: options.shop ?? null });
      let drifts = 0;
      let unasked = 0;
      for (const { id: shopId, domain } of shops) {
        const drift = await reconcileCredits(services, { shopId, shopDomain: domain }).catch(async (error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
          unasked += 1;
          await terminal.say(
            options.json ? JSON.stringify({ shop: domain, failed: error.code }) : `${domain}: ${error.message}`,
          );
          return [];
        });
        for (const one of drift) {
          await (options.json
            ? terminal.json({ shop: domain, ...one })
            : terminal.say(`${domain}: ${one.kind} ${one.charge} ${one.detail}`));
        }
        drifts += drift.length;
      }
      if (drifts > 0 || unasked > 0) {
        throw new Failure(`${drifts} entries do not agree; ${unasked} shops could not be asked. See docs/runbook.md.`);
      }
      if (!options.json) await terminal.say(`All agrees: ${shops.length} ${shops.length === 1 ? "shop" : "shops"}.`);
    });
}
