import { randomUUID } from "node:crypto";
import { withLogContext } from "../app/log.server.ts";
import { jobRuns, jobSeconds } from "../app/metrics.server.ts";

/** Does a job or a schedule, counts it by its outcome, and has each line it logs carry its name and an id of this run. */
export async function counting<Result>(job: string, work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  const count = (outcome: "done" | "failed") => {
    jobRuns.inc({ job, outcome });
    jobSeconds.observe({ job }, (performance.now() - begun) / 1_000);
  };
  try {
    const result = await withLogContext({ job, run: randomUUID() }, work);
    count("done");
    return result;
  } catch (error) {
    count("failed");
    throw error;
  }
}
