import type { Command } from "commander";
import { listStorageTotals } from "../../app/domain/storage/list-storage-totals.ts";
import { scanMissing } from "../../app/domain/storage/scan-missing.ts";
import { type Orphan, scanOrphans } from "../../app/domain/storage/scan-orphans.ts";
import { inBytes, inNumber } from "../amounts.ts";
import type { Cli } from "../cli.ts";
import { Failure } from "../failures.ts";
import { execute, json, shop, shopIdOf, whole } from "../options.ts";

interface Options {
  shop?: string;
  graceHours: number;
  execute?: boolean;
  json?: boolean;
}

const words: Record<Orphan["state"], string> = {
  young: "no row stands for it, but it is young",
  old: "no row stands for it",
  foreign: "is not ours",
  left: "left: a row stands for it now, or an artwork may",
  removed: "removed: no row stood for it",
};

/** `storage verify`: compares rows and objects, both ways. */
export function storageVerify(storage: Command, cli: Cli): void {
  storage
    .command("verify")
    .description("compare rows and objects, both ways; fails when a row's object is missing or of another size")
    .addOption(shop())
    .option("--grace-hours <n>", "leave objects that are younger", whole(1), 24)
    .addOption(execute("remove objects that no row stands for"))
    .addOption(json())
    .action((options: Options) => verify(cli, options));
}

async function verify(cli: Cli, options: Options): Promise<void> {
  const { terminal } = cli;
  const services = await cli.services();
  const shopId = await shopIdOf(cli, options.shop);
  const totals = await listStorageTotals(services, { shopId });
  const expected = totals.reduce((sum, { objects }) => sum + objects, 0);
  const found = {
    orphans: { young: 0, old: 0, foreign: 0, left: 0, removed: 0 },
    orphanBytes: 0,
    missing: 0,
    changed: 0,
  };

  const objects = terminal.progress("objects", expected);
  const scan = { shopId, graceHours: options.graceHours, execute: options.execute ?? false };
  for await (const orphan of scanOrphans(services, { ...scan, onProgress: objects.at })) {
    found.orphans[orphan.state] += 1;
    found.orphanBytes += orphan.bytes;
    if (options.json) await terminal.json({ finding: "object", ...orphan });
    else await terminal.say(`${orphan.key}  ${inBytes(orphan.bytes)}  ${words[orphan.state]}`);
  }
  objects.end();

  const rows = terminal.progress("rows", expected);
  for await (const lost of scanMissing(services, { shopId, onProgress: rows.at })) {
    found[lost.state] += 1;
    if (options.json) await terminal.json({ finding: "row", ...lost });
    else {
      const what = lost.state === "missing" ? "is missing" : "has another size than its row says";
      await terminal.say(`${lost.key}  ${what}${lost.foundAt ? `; it lies at ${lost.foundAt}` : ""}`);
    }
  }
  rows.end();

  if (options.json) await terminal.json({ finding: "summary", ...found });
  else await terminal.say(summary(found));
  if (found.missing + found.changed > 0) throw new Failure("Rows name objects that are not as they should be.");
}

function summary({
  orphans,
  missing,
  changed,
}: {
  orphans: Record<Orphan["state"], number>;
  missing: number;
  changed: number;
}) {
  const { young, old, foreign, left, removed } = orphans;
  const objects = `Objects without a row: ${inNumber(old)} old, ${young} young, ${removed} removed, ${left} left, ${foreign} not ours.`;
  const hint = old > 0 ? " Add --execute to remove the old ones." : "";
  return `${objects}${hint}\nRows without their object: ${missing}. With another size: ${changed}.`;
}
