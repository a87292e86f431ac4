import type { Result } from "./contest.ts";
import type { SceneKind } from "./scene.ts";

type Results = Record<string, Result>;

/** What we want of a figure: at most so much, or at least. */
export interface Aim {
  what: string;
  value: number;
  limit: number;
  /** "most" unless it says otherwise. */
  bound?: "least";
  unit: string;
}

/** More than this over what its stages take by themselves is ours to mend. */
const mostOverhead = 1.15;
const mostPrintBytes = 700e6;

const ofNaive: Partial<Record<SceneKind, { way: string; limit: number }[]>> = {
  "print PNG": [
    { way: "ours, warm", limit: 0.3 },
    { way: "ours, cold", limit: 0.5 },
  ],
  "print JPEG": [{ way: "ours, warm", limit: 0.4 }],
  "preview from the working copy": [{ way: "ours, warm", limit: 0.25 }],
};

/** What is aimed at for one kind of picture, and what came of it. */
export function aimsOf(kind: SceneKind, results: Results): Aim[] {
  const cpu = (name: string) => results[name]?.cpuMs ?? Number.NaN;
  const aims: Aim[] = (ofNaive[kind] ?? []).map(({ way, limit }) => ({
    what: `${way}, of naive sharp's CPU`,
    value: cpu(way) / cpu("naive sharp"),
    limit,
    unit: "",
  }));
  aims.push({
    what: "ours, warm, of the sum of raw stages",
    value: cpu("ours, warm") / cpu("raw sharp"),
    limit: mostOverhead,
    unit: "",
  });
  if (kind.startsWith("preview")) return aims;
  const peak = Math.max(
    ...Object.entries(results).map(([name, { peakBytes }]) => (name.startsWith("ours") ? peakBytes : 0)),
  );
  return [...aims, { what: "peak memory of ours", value: peak / 1e6, limit: mostPrintBytes / 1e6, unit: " MB" }];
}

/** The aim beside what came of it, for people. */
export function told({ what, value, limit, bound, unit }: Aim): string {
  const isMet = bound === "least" ? value >= limit : value <= limit;
  const digits = unit === " MB" ? 0 : 2;
  const sign = bound === "least" ? "≥" : "≤";
  return `${isMet ? "met   " : "MISSED"} ${what}: ${value.toFixed(digits)}${unit} (aim ${sign} ${limit.toFixed(digits)}${unit})`;
}
