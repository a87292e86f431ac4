import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { imagenetShape } from "../../app/imaging/cutout/onnx-shape.ts";
import { imagingProcesses } from "../../app/imaging.server.ts";
import type { Figure } from "../index.ts";
import { median, perSecond } from "../measure.ts";
import { told } from "./aims.ts";
import { childrenNow } from "./process-tree.ts";
import { readArtwork, sceneOf, takePhoto } from "./scene.ts";

const weights = ".cache/u2netp.onnx";

/** Of every six jobs, in turn: two prints, three previews (from the working copy, as the product makes them), one cut-out found. */
const mix = ["preview", "print", "preview", "cut-out", "preview", "print"] as const;

/** On two cores. */
const leastPerSecond = 4.5;
const twoCores = 2;
/** The last tenths may hold this much more than the early ones, which have warmed up, and still count as flat. */
const mostGrowth = 1.1;

/** What we hold, and our children together, at one moment. */
interface Sample {
  done: number;
  parentBytes: number;
  childrenBytes: number;
}

/** So many mixed jobs through the pool of processes the product has, one at a time in each, with memory looked at meanwhile. */
export async function throughput(tell: (lines: string) => void, count: number): Promise<Figure[]> {
  const processes = availableParallelism();
  const limits = { IMAGING_TIMEOUT_SECONDS: 120, IMAGING_MEMORY_MB: 1_500 };
  const log = {
    info() {},
    warn: (event: string, data?: object) => tell(`  ${event} ${JSON.stringify(data)}`),
    error() {},
  };
  const imaging = imagingProcesses({ IMAGING_PROCESSES: processes, ...limits }, log);
  try {
    const artwork = await readArtwork();
    const photo = await takePhoto("12 MP", { widthPx: 4032, heightPx: 3024 });
    const print = sceneOf(artwork, photo, "print PNG").job;
    const preview = sceneOf(artwork, photo, "preview from the working copy").job;
    const cutOut = existsSync(weights)
      ? () => imaging.matteByNetwork(photo.workingCopy, { label: "u2netp", path: weights, shape: imagenetShape })
      : () => imaging.renderArtwork(sceneOf(artwork, photo, "cut-out").job);
    const work = {
      print: () => imaging.renderArtwork(print),
      preview: () => imaging.renderArtwork(preview),
      "cut-out": cutOut,
    };

    // Every process has drawn the artwork and loaded the network once.
    await Promise.all(
      Array.from({ length: processes }, () => Promise.all([print, preview].map(imaging.renderArtwork))),
    );
    await Promise.all(Array.from({ length: processes }, cutOut));

    let done = 0;
    const samples: Sample[] = [];
    const spent = new Map<number, { first: number; last: number }>();
    const look = () => {
      const children = childrenNow();
      for (const { pid, cpuMs } of children)
        spent.set(pid, { first: spent.get(pid)?.first ?? (done ? 0 : cpuMs), last: cpuMs });
      const childrenBytes = children.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
      samples.push({ done, parentBytes: process.memoryUsage.rss(), childrenBytes });
    };
    look();
    const looking = setInterval(look, 250);
    const own = process.cpuUsage();
    const rate = await perSecond(count, processes, async (index) => {
      await work[mix[index % mix.length] ?? "print"]();
      done += 1;
    });
    look();
    clearInterval(looking);
    const { user, system } = process.cpuUsage(own);
    const childrenMs = [...spent.values()].reduce((sum, { first, last }) => sum + last - first, 0);
    const cpuMs = (user + system) / 1_000 + childrenMs;

    tell(report({ count, processes, rate, cpuMs, samples }));
    return [
      { name: `${count} mixed jobs in ${processes} processes`, value: rate, unit: "per second" },
      { name: `${count} mixed jobs: CPU of each`, value: cpuMs / count, unit: "ms" },
    ];
  } finally {
    imaging.close();
  }
}

interface Outcome {
  count: number;
  processes: number;
  rate: number;
  cpuMs: number;
  samples: Sample[];
}

function report({ count, processes, rate, cpuMs, samples }: Outcome): string {
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    samples.filter(({ done }) => Math.min(9, Math.floor((done * 10) / count)) === tenth),
  );
  const megabytes = (of: (sample: Sample) => number) =>
    tenths.map((some) => (median(some.map(of)) / 1e6).toFixed(0)).join(" ");
  const peak = (of: (sample: Sample) => number) => (Math.max(...samples.map(of)) / 1e6).toFixed(0);
  const all = ({ parentBytes, childrenBytes }: Sample) => parentBytes + childrenBytes;
  const held = (some: Sample[][]) => median(some.flat().map(all));
  return [
    `\n  ${count} jobs (2 prints, 3 previews, 1 cut-out, in turn) in ${processes} processes: ${rate.toFixed(2)} a second`,
    `  CPU a job, all processes: ${(cpuMs / count).toFixed(0)} ms; two cores with nothing else to do: ${((twoCores * count * 1_000) / cpuMs).toFixed(2)} a second`,
    `  memory by tenths of the jobs, MB: children ${megabytes((one) => one.childrenBytes)} (peak ${peak((one) => one.childrenBytes)})`,
    `                                    parent ${megabytes((one) => one.parentBytes)} (peak ${peak((one) => one.parentBytes)})`,
    `  ${told({ what: "jobs a second", value: rate, limit: leastPerSecond, bound: "least", unit: "" })}`,
    `  ${told({ what: "memory in the last fifth, of the second", value: held(tenths.slice(8)) / held(tenths.slice(2, 4)), limit: mostGrowth, unit: "" })}`,
  ].join("\n");
}
