import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { median } from "../measure.ts";
import { imageMagick } from "./imagemagick.ts";
import { writeScene } from "./layers.ts";
import { psnr } from "./likeness.ts";
import { nodeContender } from "./node-contender.ts";
import { type Pillow, pillow } from "./pillow.ts";
import type { Contender, Run } from "./run.ts";
import type { Scene } from "./scene.ts";
import { type WayName, ways } from "./ways.ts";

/** Programs that were found on this machine. */
export interface Peers {
  pillow: Pillow | null;
  imageMagick: string | undefined;
}

/** The middle of a contender's runs, and how like our picture its own is, in dB. */
export type Result = Run & { likenessDb: number };

/** What the others' pictures are compared with. */
const ours = "ours, warm" satisfies WayName;

/**
 * Lets contenders make the same picture, each in its own process, taking turns, so that what else the machine does meets all
 * of them. The middle of each figure over the rounds; the first round warms up and does not count.
 */
export async function contest(scene: Scene, peers: Peers, rounds: number): Promise<Record<string, Result>> {
  const folder = await mkdtemp(path.join(tmpdir(), "likeness-scene-"));
  const contenders = new Map<string, Contender>();
  const runs = new Map<string, Run[]>();
  try {
    for (const way of waysFor(scene)) contenders.set(way, await nodeContender(way, scene));
    const files = await writeScene(scene, folder);
    if (peers.pillow) contenders.set("Pillow", await pillow(peers.pillow, scene, files, path.join(folder, "pillow")));
    if (peers.imageMagick) {
      contenders.set("ImageMagick", imageMagick(peers.imageMagick, scene, files, path.join(folder, "imagemagick")));
    }
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, contender] of contenders) {
        const run = await contender.run();
        if (round > 0) runs.set(name, [...(runs.get(name) ?? []), run]);
      }
    }
    const reference = await contenders.get(ours)?.picture();
    const results: Record<string, Result> = {};
    for (const [name, contender] of contenders) {
      const likenessDb = reference ? await psnr(reference, await contender.picture()) : Number.NaN;
      results[name] = { ...middle(runs.get(name) ?? []), likenessDb };
    }
    return results;
  } finally {
    for (const contender of contenders.values()) contender.close();
    await rm(folder, { recursive: true });
  }
}

/** Only PNGs are written in strips. */
function waysFor({ kind }: Scene): WayName[] {
  const all = Object.keys(ways) as WayName[];
  return kind === "print PNG" || kind === "cut-out" ? all : all.filter((way) => way !== "ours, no strips");
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
