import { describeEnd } from "./processes.mjs";

/**
 * One program of a stack that can be stopped and started again.
 *
 * @param {() => Promise<{ process: object, url?: string }>} launch starts it; resolves when it is ready
 * @param {(death: { process: object, end: object }) => void} onDeath called when it ends and nobody stopped it
 */
export function createPart(launch, onDeath) {
  let running;
  return {
    /** Starts it, unless it runs, and waits until it is ready. */
    async start() {
      if (running?.process.running()) return;
      running = await launch();
      const { process } = running;
      process.exited.then((end) => {
        if (running?.process === process) onDeath({ process, end });
      });
    },
    /** Stops it and waits until it is gone; `{ signal: "SIGKILL" }` gives it no chance to tidy up. */
    async stop(how) {
      const { process } = running ?? {};
      running = undefined;
      await process?.stop(how);
    },
    get pid() {
      return running?.process.pid;
    },
    get url() {
      return running?.url;
    },
  };
}

/** A death in the words of whoever is told of it. */
export function describeDeath({ process, end }) {
  return { name: process.name, why: describeEnd(end), tail: process.tail(), logFile: process.logFile };
}
