import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { median } from "../measure.ts";
import type { TargetKind } from "./case.ts";
import type { Run } from "./child.ts";
import type { ContenderName } from "./contenders.ts";

export interface Photo {
  file: string;
  widthPx: number;
  heightPx: number;
}

/**
 * Lets contenders make the same picture, each in its own process, taking turns, so that what else the machine does meets all
 * of them. The middle of each figure over the rounds; the first round warms up and does not count.
 */
export async function contest(
  names: ContenderName[],
  photo: Photo,
  kind: TargetKind,
  rounds: number,
): Promise<Record<string, Run>> {
  const children = new Map<ContenderName, ChildProcess>();
  const runs = new Map<ContenderName, Run[]>(names.map((name) => [name, []]));
  try {
    for (const name of names) {
      const args = [name, photo.file, kind, String(photo.widthPx), String(photo.heightPx)];
      const child = fork(fileURLToPath(new URL("child.ts", import.meta.url)), args, { execArgv: ["--import", "tsx"] });
      children.set(name, child);
      await answer(child, name);
    }
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, child] of children) {
        child.send("run");
        const run = (await answer(child, name)) as Run;
        if (round > 0) runs.get(name)?.push(run);
      }
    }
  } finally {
    for (const child of children.values()) child.kill();
  }
  return Object.fromEntries([...runs].map(([name, all]) => [name, middle(all)]));
}

async function answer(child: ChildProcess, name: string): Promise<unknown> {
  const stop = new AbortController();
  const died = once(child, "exit", stop).then(() => {
    throw new Error(`"${name}" ended before it was done`);
  });
  died.catch(() => {}); // also when nobody waits any more
  const [message] = await Promise.race([once(child, "message", stop), died]);
  stop.abort();
  return message;
}

function middle(runs: Run[]): Run {
  const of = (figure: (run: Run) => number) => median(runs.map(figure));
  const steps = Object.keys(runs[0]?.steps ?? {});
  return {
    cpuMs: of(({ cpuMs }) => cpuMs),
    wallMs: of(({ wallMs }) => wallMs),
    bytes: of(({ bytes }) => bytes),
    peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)),
    steps: Object.fromEntries(steps.map((step) => [step, of((run) => run.steps[step] ?? 0)])),
  };
}
