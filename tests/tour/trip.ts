/** What is written to report.json. Times in milliseconds, files by what they show. */
export interface Report {
  ok: boolean;
  steps: { name: string; ms: number }[];
  tiers: string[];
  files: Record<string, string>;
  failure?: string;
}

/** The tour can't go on, for a reason a person can read. */
export class TourStopped extends Error {}

/** What every part of the trip has at hand. */
export interface Trip {
  report: Report;
  /** Does a step and notes how long it took; what breaks in it names it. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Keeps a file of the trip and notes it in the report. */
  keep(name: string, fileName: string, bytes: Uint8Array): Promise<void>;
}

/** A link names the tier its object lies in: /files/<tier>/… */
export function tierIn(url: string): string {
  return /\/files\/([a-z_]+)\//.exec(url)?.[1] ?? "unknown";
}
