/** The time that 19 of 20 runs stay under, in milliseconds; three runs warm up and do not count. */
export async function p95(runs: number, work: () => Promise<unknown>): Promise<number> {
  for (let run = 0; run < 3; run += 1) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

/** The middle of the times a piece of work takes, in milliseconds; the first run warms up and does not count. */
export async function medianMs(runs: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How many times a second a piece of work is done by so many callers, each waiting for its answer. */
export async function perSecond(
  count: number,
  callers: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (next < count) await work(next++);
    }),
  );
  return (count * 1_000) / (performance.now() - begun);
}
