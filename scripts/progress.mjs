import { SetupError } from "./project.mjs";

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const STILL_EVERY_MS = 10_000;

/**
 * Tells a person what is going on: a line for each step with how long it took, and a sign of life every ten seconds while
 * one lasts. Plain lines, so they read the same in a terminal and in a log.
 */
export function createProgress({ quiet = false } = {}) {
  const say = (text = "") => quiet || console.log(text);
  return {
    say,
    /** Runs `work`, then says `label` and how long it took; `work` may return a note to add. Steps may overlap. */
    async step(label, work) {
      const started = performance.now();
      const still = setInterval(() => say(`         … ${label} (${seconds(started)})`), STILL_EVERY_MS);
      try {
        const result = await work();
        say(`${seconds(started).padStart(8)} ${label}${typeof result === "string" ? `: ${result}` : ""}`);
        return result;
      } catch (error) {
        say(`${seconds(started).padStart(8)} ${label}: failed`);
        throw error;
      } finally {
        clearInterval(still);
      }
    },
  };
}

/** Prints why a script can't go on: the message alone where that says all, everything where it is a bug of ours. */
export function tellFailure(error) {
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
}
