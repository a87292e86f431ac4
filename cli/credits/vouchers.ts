import { type Command, InvalidArgumentError } from "commander";
import { createVoucher } from "../../app/domain/credits/create-voucher.ts";
import { endVoucher } from "../../app/domain/credits/end-voucher.ts";
import { listVouchers } from "../../app/domain/credits/list-vouchers.ts";
import { inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { execute, json, whole } from "../options.ts";

/** `credits voucher …`: credits given away by a code. */
export function creditsVouchers(credits: Command, cli: Cli): void {
  const voucher = credits.command("voucher").description("codes by which shops get credits");

  voucher
    .command("create")
    .description("a new code")
    .requiredOption("--credits <n>", "to each shop that uses it", whole(1))
    .option("--limit <n>", "how many shops may", whole(1), 1)
    .option("--expires <day>", "as in 2027-01-31: the last day (UTC) it can be used on", endOfDay)
    .option("--note <text>", "for you")
    .addOption(execute("create it"))
    .addOption(json())
    .action(async (options: Asked & { execute?: boolean; json?: boolean }) => {
      const { credits: each, limit, expires = null, note = null } = options;
      const says = `${inNumber(each)} credits to each of up to ${inNumber(limit)} shops`;
      if (!options.execute) return cli.terminal.say(`Would give ${says}. Add --execute to do it.`);
      const made = await createVoucher(await cli.services(), { credits: each, limit, expiresAt: expires, note });
      await (options.json ? cli.terminal.json(made) : cli.terminal.say(`${made.code}  gives ${says}.`));
    });

  voucher
    .command("list")
    .description("all codes, and how many shops have used each")
    .addOption(json())
    .action(async (options: { json?: boolean }) => {
      const vouchers = await listVouchers(await cli.services());
      if (options.json) return cli.terminal.json(vouchers);
      const rows = vouchers.map(({ code, credits: each, used, limit, expiresAt, endedAt, note }) => [
        ...[code, inNumber(each), `${inNumber(used)} of ${inNumber(limit)}`],
        ...[endedAt ? "ended" : (expiresAt?.toISOString().slice(0, 10) ?? ""), note ?? ""],
      ]);
      await cli.terminal.table(["code", "credits", "used", "until", "note"], rows, { right: [1] });
    });

  voucher
    .command("end")
    .description("no shop can use it any more; what it gave stays given")
    .argument("<code>")
    .addOption(execute("end it"))
    .action(async (code: string, options: { execute?: boolean }) => {
      if (!options.execute) return cli.terminal.say("Add --execute to end it.");
      await endVoucher(await cli.services(), { code });
      await cli.terminal.say("Ended.");
    });
}

interface Asked {
  credits: number;
  limit: number;
  expires?: Date;
  note?: string;
}

function endOfDay(text: string): Date {
  const day = new Date(`${text}T23:59:59.999Z`);
  const isDay = /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime());
  if (isDay && day.toISOString().startsWith(text)) return day;
  throw new InvalidArgumentError("It is a day, as in 2027-01-31.");
}
