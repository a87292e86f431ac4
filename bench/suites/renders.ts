import type { Figure, SuiteOptions } from "../index.ts";
import { aimsOf, told } from "../renders/aims.ts";
import { contest, type Peers, type Result } from "../renders/contest.ts";
import { findImageMagick } from "../renders/imagemagick.ts";
import { findPillow } from "../renders/pillow.ts";
import { readArtwork, sceneKinds, sceneOf, takePhoto } from "../renders/scene.ts";
import { throughput } from "../renders/throughput.ts";

type Tell = (lines: string) => void;

const photos = [
  { name: "12 MP", widthPx: 4032, heightPx: 3024 },
  { name: "48 MP", widthPx: 8064, heightPx: 6048 },
];
const naive = "naive sharp";
const parts = ["contest", "throughput"];

/**
 * A phone's photo in an artwork of 4500 × 5400 px, as print, preview and cut-out: our pipeline beside sharp's own ways and other
 * programs, taking turns; then many jobs through the processes the product makes pictures in. Tells of each as it ends, with
 * what we aim at.
 */
export async function renders(tell: Tell, options: SuiteOptions): Promise<Figure[]> {
  const { part } = options;
  if (part !== undefined && !parts.includes(part)) throw new Error(`there is no part "${part}": ${parts.join(", ")}`);
  return [
    ...(part === "throughput" ? [] : await contests(tell, options)),
    ...(part === "contest" ? [] : await throughput(tell, options.jobs)),
  ];
}

async function contests(tell: Tell, { rounds, only }: SuiteOptions): Promise<Figure[]> {
  const artwork = await readArtwork();
  const peers = await findPeers(tell);
  const figures: Figure[] = [];
  for (const { name, ...size } of photos) {
    const photo = await takePhoto(name, size);
    for (const kind of sceneKinds) {
      const title = `${name} → ${kind}`;
      if (only !== undefined && !title.includes(only)) continue;
      const results = await contest(sceneOf(artwork, photo, kind), peers, rounds);
      const aims = aimsOf(kind, results).map((aim) => `  ${told(aim)}`);
      tell(
        [`\n  ${name} (${(photo.original.length / 1e6).toFixed(1)} MB) → ${kind}`, ...rows(results), ...aims].join(
          "\n",
        ),
      );
      figures.push(...figuresOf(title, results));
    }
  }
  return figures;
}

async function findPeers(tell: Tell): Promise<Peers> {
  const [pillow, imageMagick] = await Promise.all([findPillow(), findImageMagick()]);
  tell(`  Pillow: ${pillow?.version ?? "not installed"} · ImageMagick: ${imageMagick?.version ?? "not installed"}`);
  return { pillow, imageMagick: imageMagick?.command };
}

function rows(results: Record<string, Result>): string[] {
  const columns = (...cells: string[]) => cells.map((cell, at) => (at ? cell.padStart(10) : cell.padEnd(17))).join("");
  const naiveMs = results[naive]?.cpuMs ?? Number.NaN;
  return [
    `  ${columns("", "CPU ms", "of naive", "wall ms", "peak MB", "file kB", "PSNR dB")}`,
    ...Object.entries(results).map(([name, { cpuMs, wallMs, peakBytes, bytes, likenessDb }]) => {
      const figures = [cpuMs.toFixed(0), (cpuMs / naiveMs).toFixed(2), wallMs.toFixed(0), (peakBytes / 1e6).toFixed(0)];
      const likeness = likenessDb === Number.POSITIVE_INFINITY ? "equal" : likenessDb.toFixed(1);
      return `  ${columns(name, ...figures, (bytes / 1e3).toFixed(0), likeness)}`;
    }),
    ...Object.entries(results)
      .filter(([, { steps }]) => Object.keys(steps).length > 0)
      .map(([name, { steps }]) => `  ${name}, by step: ${Object.entries(steps).map(inWords).join(" · ")}`),
  ];
}

function inWords([step, cpuMs]: [string, number]): string {
  return `${step} ${cpuMs.toFixed(0)}`;
}

function figuresOf(what: string, results: Record<string, Result>): Figure[] {
  const against = { name: naive, value: results[naive]?.cpuMs ?? Number.NaN };
  return Object.entries(results).flatMap(([name, { cpuMs, wallMs, peakBytes, bytes, likenessDb }]): Figure[] => [
    { name: `${what}, ${name}: CPU`, value: cpuMs, unit: "ms", against, ratio: cpuMs / against.value },
    { name: `${what}, ${name}: wall`, value: wallMs, unit: "ms" },
    { name: `${what}, ${name}: peak memory`, value: peakBytes, unit: "bytes" },
    { name: `${what}, ${name}: file`, value: bytes, unit: "bytes" },
    ...(Number.isFinite(likenessDb)
      ? [{ name: `${what}, ${name}: likeness to ours`, value: likenessDb, unit: "dB" as const }]
      : []),
  ]);
}
