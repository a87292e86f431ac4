import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { exportLog } from "../../app/domain/retention/export-log.ts";
import { verifyLog } from "../../app/domain/retention/verify-log.ts";
import { listShops } from "../../app/domain/shops/list-shops.ts";
import { inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { Failure } from "../failures.ts";
import { json, shop } from "../options.ts";

/** `storage verify-log` and `storage export-log`: what happened to pictures, and that nobody changed it. */
export function storageLog(storage: Command, cli: Cli): void {
  storage
    .command("verify-log")
    .description("check that no entry of a shop's log was changed, left out or cut off")
    .addOption(shop())
    .addOption(json())
    .action(async (options: { shop?: string; json?: boolean }) => {
      let faults = 0;
      for (const { id, domain } of await listShops(await cli.services(), { shopDomain: options.shop ?? null })) {
        const verdict = await verifyLog(await cli.services(), { shopId: id });
        if (verdict.fault) faults += 1;
        if (options.json) await cli.terminal.json({ shop: domain, ...verdict });
        else await cli.terminal.say(`${domain}  ${wording(verdict)}`);
      }
      if (faults > 0) throw new Failure(`The log of ${faults === 1 ? "a shop" : `${faults} shops`} is not whole.`);
    });

  storage
    .command("export-log")
    .description("write out logs, an entry a line (JSON), each with the line its hash is made of")
    .addOption(shop())
    .option("--out <file>", "to this file instead of stdout")
    .action(async (options: { shop?: string; out?: string }) => {
      const shops = await listShops(await cli.services(), { shopDomain: options.shop ?? null });
      const { out } = options;
      if (!out) {
        for await (const line of linesOf(cli, shops)) await cli.terminal.say(line);
        return;
      }
      const lines = Readable.from(linesOf(cli, shops)).map((line: string) => `${line}\n`);
      await pipeline(lines, createWriteStream(out)).catch((error: NodeJS.ErrnoException) => {
        if (!error.path) throw error;
        throw new Failure(`The log could not be written to ${out}: ${error.code ?? error.message}.`);
      });
    });
}

async function* linesOf(cli: Cli, shops: { id: string; domain: string }[]): AsyncGenerator<string> {
  for (const { id: shopId, domain } of shops) {
    for await (const entry of exportLog(await cli.services(), { shopId }))
      yield JSON.stringify({ shop: domain, ...entry });
  }
}

function wording({ entries, hash, fault }: Awaited<ReturnType<typeof verifyLog>>): string {
  if (!fault) return `${inNumber(entries)} entries, whole; ends with ${hash}`;
  const what = { changed: "was changed", missing: "is missing", cut: "was cut off, with what followed" }[fault.kind];
  return `entry ${fault.seq} ${what}`;
}
