import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { tour } from "./tour.ts";
import { type Report, TourStopped } from "./trip.ts";

const help = `npm run tour -- PHOTO [--artwork NAME] [--out DIR]

  PHOTO           the picture file a shopper uploads
  --artwork NAME  the product it is for: the-howl (default), royal-portrait, storybook-meadow
  --out DIR       where pictures and report.json go (default: tour-output)`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      artwork: { type: "string", default: "the-howl" },
      out: { type: "string", default: "tour-output" },
      help: { type: "boolean", default: false },
    },
  });
  const [photo] = positionals;
  if (values.help || positionals.length !== 1 || !photo) {
    console.log(help);
    return values.help ? 0 : 2;
  }
  if (!existsSync(photo)) {
    console.error(`There is no file ${photo}.`);
    return 2;
  }

  const out = resolve(values.out);
  await mkdir(out, { recursive: true });
  const report: Report = { ok: false, steps: [], tiers: [], files: {} };
  try {
    await tour({ photo: resolve(photo), artwork: values.artwork, out, report });
    report.ok = true;
  } catch (error) {
    report.failure =
      error instanceof TourStopped ? error.message : `The tour broke: ${error instanceof Error ? error.stack : error}`;
    console.error(report.failure);
  }
  await writeFile(join(out, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  console.log(report.ok ? `Every step held. Pictures and report: ${out}` : `Report: ${join(out, "report.json")}`);
  return report.ok ? 0 : 1;
}
