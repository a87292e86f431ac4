// One way of making a picture in a process of its own, so that its memory is its own. First message: which, and the scene; then
// "run" or "picture", each answered.

import { peakBytesOf } from "./process-tree.ts";
import type { Run } from "./run.ts";
import type { Scene } from "./scene.ts";
import { type WayName, ways } from "./ways.ts";

let make: Awaited<ReturnType<(typeof ways)[WayName]>>;
let file: Uint8Array = new Uint8Array();

process.on("message", async (message: { way: WayName; scene: Scene } | "run" | "picture") => {
  if (message === "picture") process.send?.(file);
  else if (message === "run") process.send?.(await run());
  else {
    make = await ways[message.way](message.scene);
    process.send?.("ready");
  }
});

async function run(): Promise<Run> {
  const steps: Run["steps"] = {};
  const begun = performance.now();
  const spent = process.cpuUsage();
  file = await make((step, { cpuMs }) => {
    steps[step] = (steps[step] ?? 0) + cpuMs;
  });
  const { user, system } = process.cpuUsage(spent);
  return {
    cpuMs: (user + system) / 1_000,
    wallMs: performance.now() - begun,
    bytes: file.length,
    peakBytes: peakBytesOf(process.pid),
    steps,
  };
}
