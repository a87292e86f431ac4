import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { type AccessOnDay, listAccessDays } from "../../app/domain/storage/list-access-days.ts";
import { inBytes, inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { Failure } from "../failures.ts";
import { json, shop, shopIdOf, whole } from "../options.ts";
import { accessPage } from "./access-page.ts";

const barWidth = 30;

/** `storage access`: what was done with stored pictures, day by day. */
export function storageAccess(storage: Command, cli: Cli): void {
  storage
    .command("access")
    .description("uploads, reads, writes and deletions of each day, as a chart")
    .option("--days <n>", "so many days, today's the last", whole(1), 30)
    .addOption(shop())
    .option("--html <file>", "write a page with charts, too")
    .addOption(json())
    .action(async (options: { days: number; shop?: string; html?: string; json?: boolean }) => {
      const { terminal } = cli;
      const shopId = await shopIdOf(cli, options.shop);
      const days = await listAccessDays(await cli.services(), { shopId, days: options.days });
      if (options.html) {
        const page = accessPage(days, { of: options.shop ?? "all shops" });
        await writeFile(options.html, page).catch((error: NodeJS.ErrnoException) => {
          throw new Failure(`The page could not be written to ${options.html}: ${error.code ?? error.message}.`);
        });
      }
      if (options.json) return terminal.json({ days });
      await terminal.table(
        ["day", "uploads", "reads", "read", "written", "deleted", "reads and writes"],
        rowsOf(days),
        {
          right: [1, 2, 3, 4, 5],
        },
      );
    });
}

function rowsOf(days: AccessOnDay[]): string[][] {
  const most = Math.max(1, ...days.map(({ reads, writes }) => reads + writes));
  return days.map(({ day, uploads, reads, writes, readBytes, writtenBytes, deletions }) => [
    ...[day, inNumber(uploads), inNumber(reads), inBytes(readBytes), inBytes(writtenBytes), inNumber(deletions)],
    "█".repeat(Math.ceil(((reads + writes) / most) * barWidth)),
  ]);
}
