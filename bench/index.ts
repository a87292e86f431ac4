import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { openShops } from "../scripts/open-shops.mjs";
import { startStack } from "../scripts/stack.mjs";
import { admin } from "./suites/admin.ts";
import { upload } from "./suites/upload.ts";
import { webhooks } from "./suites/webhooks.ts";
import { widget } from "./suites/widget.ts";

/** One measured figure. `against`: what it is compared with, measured in the same run; `ratio`: figure / that. */
export interface Figure {
  name: string;
  value: number;
  unit: "bytes" | "ms" | "per second";
  against?: { name: string; value: number };
  ratio?: number;
}

export type Stack = Awaited<ReturnType<typeof startStack>>;

/** What can be measured. `stack`: the whole product, running and with its shops open. */
const suites: Record<string, (stack: Stack) => Promise<Figure[]>> = { widget, upload, webhooks, admin };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "string" } } });
const unknown = positionals.find((name) => !Object.hasOwn(suites, name));
if (unknown) {
  console.error(`There is no suite "${unknown}". There are: ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}
const wanted = positionals.length > 0 ? positionals : Object.keys(suites);

const stack = await startStack({ name: "bench" });
const results: Record<string, Figure[]> = {};
try {
  await openShops(stack.urls);
  for (const name of wanted) {
    results[name] = (await suites[name]?.(stack)) ?? [];
    print(name, results[name]);
  }
} finally {
  await stack.stop();
}
if (values.json) {
  const about = { at: new Date().toISOString(), node: process.version, cores: cpus().length, cpu: cpus()[0]?.model };
  await writeFile(values.json, `${JSON.stringify({ about, results }, null, 2)}\n`);
}

function print(suite: string, figures: Figure[]): void {
  console.log(`\n${suite}`);
  for (const { name, value, unit, against, ratio } of figures) {
    const compared = against ? `   ${ratio?.toFixed(2)} × ${against.name} (${whole(against.value)})` : "";
    console.log(`  ${name.padEnd(52)} ${whole(value).padStart(9)} ${unit}${compared}`);
  }
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
