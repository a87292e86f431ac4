import { DomainError } from "./errors.ts";

/**
 * At most `atOnce` of some work at a time, at most `waiting` more in line; then DomainError "unavailable" (retryable), so that
 * a crowd is told to come again instead of taking the process down.
 */
export function inTurns({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let busy = 0;
  const line: (() => void)[] = [];

  return async function turn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (busy >= atOnce) {
      if (line.length >= waiting) throw new DomainError("unavailable");
      await new Promise<void>((resolve) => line.push(resolve));
    } else {
      busy += 1;
    }
    try {
      return await work();
    } finally {
      // The turn goes to the next in line, so that nobody who comes meanwhile takes it as well.
      const next = line.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
