/** What one run of a contender took. */
export interface Run {
  /** Of the process that made the picture, and of those it started. */
  cpuMs: number;
  wallMs: number;
  bytes: number;
  /** The most memory it ever had, so far. */
  peakBytes: number;
  /** Processor time by step, where the contender tells. */
  steps: Record<string, number>;
}

/** Someone who can make a scene's picture, again and again. */
export interface Contender {
  /** Makes it once. */
  run(): Promise<Run>;
  /** The file that the last run made. */
  picture(): Promise<Uint8Array>;
  close(): void;
}
