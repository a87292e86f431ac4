import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Figure } from "../index.ts";
import type { Run } from "../renders/child.ts";
import type { ContenderName } from "../renders/contenders.ts";
import { contest } from "../renders/contest.ts";
import { phonePhoto } from "../renders/phone-photo.ts";

const photos = [
  { name: "12 MP", widthPx: 4032, heightPx: 3024 },
  { name: "48 MP", widthPx: 8064, heightPx: 6048 },
];
const kinds = ["print", "preview"] as const;
const peer = "naive sharp" satisfies ContenderName;
const names: ContenderName[] = ["ours, warm", "ours, cold", peer, "sharp, layers kept"];
const rounds = 3;

/** Tells of each contest as it ends. A phone's photo to a print of 3000 × 3600 px and to a preview: our pipeline beside sharp's own ways, taking turns. */
export async function renders(tell: (lines: string) => void): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "likeness-bench-"));
  const figures: Figure[] = [];
  try {
    for (const { name, ...size } of photos) {
      const photo = await phonePhoto(path.join(folder, `${size.widthPx}.jpg`), size);
      const megabytes = ((await stat(photo.file)).size / 1e6).toFixed(1);
      for (const kind of kinds) {
        const runs = await contest(names, photo, kind, rounds);
        tell([`\n  ${name} (${megabytes} MB) → ${kind}`, ...rows(runs)].join("\n"));
        figures.push(...figuresOf(`${name} → ${kind}`, runs));
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return figures;
}

function rows(runs: Record<string, Run>): string[] {
  const columns = (...cells: string[]) => cells.map((cell, at) => (at ? cell.padStart(11) : cell.padEnd(22))).join("");
  const peerMs = runs[peer]?.cpuMs ?? Number.NaN;
  return [
    `  ${columns("", "CPU ms", "of naive", "wall ms", "peak MB", "file kB")}`,
    ...Object.entries(runs).map(([name, { cpuMs, wallMs, peakBytes, bytes }]) => {
      const ratio = (cpuMs / peerMs).toFixed(2);
      return `  ${columns(name, cpuMs.toFixed(0), ratio, wallMs.toFixed(0), (peakBytes / 1e6).toFixed(0), (bytes / 1e3).toFixed(0))}`;
    }),
    ...Object.entries(runs)
      .filter(([, { steps }]) => Object.keys(steps).length > 0)
      .map(([name, { steps }]) => `  ${name}, by step: ${Object.entries(steps).map(inWords).join(" · ")}`),
  ];
}

function inWords([step, cpuMs]: [string, number]): string {
  return `${step} ${cpuMs.toFixed(0)}`;
}

function figuresOf(what: string, runs: Record<string, Run>): Figure[] {
  const against = { name: peer, value: runs[peer]?.cpuMs ?? Number.NaN };
  return Object.entries(runs).flatMap(([name, { cpuMs, wallMs, peakBytes, bytes }]): Figure[] => [
    { name: `${what}, ${name}: CPU`, value: cpuMs, unit: "ms", against, ratio: cpuMs / against.value },
    { name: `${what}, ${name}: wall`, value: wallMs, unit: "ms" },
    { name: `${what}, ${name}: peak memory`, value: peakBytes, unit: "bytes" },
    { name: `${what}, ${name}: file`, value: bytes, unit: "bytes" },
  ]);
}
