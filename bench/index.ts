import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { openShops } from "../scripts/open-shops.mjs";
import { startStack } from "../scripts/stack.mjs";
import { admin } from "./suites/admin.ts";
import { renders } from "./suites/renders.ts";
import { storage } from "./suites/storage.ts";
import { upload } from "./suites/upload.ts";
import { webhooks } from "./suites/webhooks.ts";
import { widget } from "./suites/widget.ts";

/** One measured figure. `against`: what it is compared with, measured in the same run; `ratio`: figure / that. */
export interface Figure {
  name: string;
  value: number;
  unit: "bytes" | "ms" | "per second" | "dB";
  against?: { name: string; value: number };
  ratio?: number;
}

export type Stack = Awaited<ReturnType<typeof startStack>>;

/** For suites that can do less or more than they do unasked. */
export interface SuiteOptions {
  /** Only this part of the suite. */
  part: string | undefined;
  /** Only what has this in its title. */
  only: string | undefined;
  /** How often everyone takes a turn, after one to warm up. */
  rounds: number;
  /** How many jobs go through the pool of processes. */
  jobs: number;
}

/** What can be measured by itself. A suite that tells its figures in its own way is not told again. */
const alone: Record<string, (tell: (lines: string) => void, options: SuiteOptions) => Promise<Figure[]>> = {
  renders,
  storage,
  widget,
};

/** What can be measured on the whole product, running and with its shops open. */
const onStack: Record<string, (stack: Stack) => Promise<Figure[]>> = { upload, webhooks, admin };

const suites = { ...alone, ...onStack };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    part: { type: "string" },
    only: { type: "string" },
    rounds: { type: "string", default: "3" },
    jobs: { type: "string", default: "30" },
  },
});
const options = { part: values.part, only: values.only, rounds: Number(values.rounds), jobs: Number(values.jobs) };
const unknown = positionals.find((name) => !Object.hasOwn(suites, name));
if (unknown) {
  console.error(`There is no suite "${unknown}". There are: ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}
const wanted = positionals.length > 0 ? positionals : Object.keys(suites);

const results: Record<string, Figure[]> = {};
let stack: Stack | undefined;
try {
  for (const name of wanted) {
    let told = "";
    const tell = (lines: string) => {
      if (!told) console.log(`\n${name}`);
      console.log(lines);
      told += lines;
    };
    const figures = (await alone[name]?.(tell, options)) ?? (await onStack[name]?.(await openStack())) ?? [];
    results[name] = figures;
    if (!told) print(name, figures);
  }
} finally {
  await stack?.stop();
}
if (values.json) {
  const about = { at: new Date().toISOString(), node: process.version, cores: cpus().length, cpu: cpus()[0]?.model };
  await writeFile(values.json, `${JSON.stringify({ about, results }, null, 2)}\n`);
}

/** Started when the first suite asks for it. */
async function openStack(): Promise<Stack> {
  if (stack) return stack;
  stack = await startStack({ name: "bench", env: { CREDITS_WELCOME: "10000" } });
  await openShops(stack.urls);
  return stack;
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
