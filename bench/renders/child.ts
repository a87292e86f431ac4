// One contender in a process of its own, so that its memory is its own. It runs when it is told to.

import { readCase, type TargetKind } from "./case.ts";
import { type ContenderName, contenders } from "./contenders.ts";

/** What one run took. `steps`: processor time by step, where the contender tells. */
export interface Run {
  cpuMs: number;
  wallMs: number;
  bytes: number;
  /** The most memory the process ever had, so far. */
  peakBytes: number;
  steps: Record<string, number>;
}

const [name, photoFile, kind, widthPx, heightPx] = process.argv.slice(2);
const photoSize = { widthPx: Number(widthPx), heightPx: Number(heightPx) };
const make = await contenders[name as ContenderName](await readCase(photoFile ?? "", kind as TargetKind, photoSize));

process.on("message", async () => {
  const steps: Run["steps"] = {};
  const begun = performance.now();
  const spent = process.cpuUsage();
  const file = await make((step, { cpuMs }) => {
    steps[step] = (steps[step] ?? 0) + cpuMs;
  });
  const { user, system } = process.cpuUsage(spent);
  const run: Run = {
    cpuMs: (user + system) / 1_000,
    wallMs: performance.now() - begun,
    bytes: file.length,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
    steps,
  };
  process.send?.(run);
});
process.send?.("ready");
