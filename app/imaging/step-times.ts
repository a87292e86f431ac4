/** Told of each step by its name once it is done: how long it took, and the processor time the process spent meanwhile. */
export type OnStep = (step: string, took: { wallMs: number; cpuMs: number }) => void;

/** The step as it is; with `onStep`, one that tells what it took. */
export function timed<Given, Result>(
  step: (given: Given) => Result | Promise<Result>,
  onStep: OnStep | undefined,
): (given: Given) => Result | Promise<Result> {
  if (!onStep) return step;
  return async (given) => {
    const begun = performance.now();
    const spent = process.cpuUsage();
    const result = await step(given);
    const { user, system } = process.cpuUsage(spent);
    onStep(step.name, { wallMs: performance.now() - begun, cpuMs: (user + system) / 1_000 });
    return result;
  };
}
