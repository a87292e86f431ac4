import { type Job, type JobLimits, JobProcess, ProcessEnded, type Program } from "./job-process.server.ts";

export interface PoolOptions extends JobLimits {
  /** How many processes, so how many jobs at once. They are started when they are first needed. */
  processes: number;
}

export interface ProcessPool {
  /** Does a job when its turn comes: first come, first served. @throws ProcessEnded · the job's own error */
  run(job: Job): Promise<unknown>;
  /** Ends all processes now, and refuses what they are at and what waits. */
  close(): void;
}

/** Whatever leaks or crumbles in native code, it is never older than this. */
const mostJobs = 500;

/**
 * Processes that do jobs beside each other, one job each. One that is old, or that still holds half of what a job may take, is
 * ended between jobs; one that died is not missed. None outlives us.
 */
export function processPool(program: Program, { processes, ...limits }: PoolOptions): ProcessPool {
  const alive = new Set<JobProcess>();
  const idle: JobProcess[] = [];
  const line: { job: Job; resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = [];
  let busy = 0;
  let isClosed = false;

  /** The one that was last at work: what it remembers is warm. */
  function take(): JobProcess {
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (found.isAlive) return found;
      alive.delete(found);
    }
    const started = new JobProcess(program, limits);
    alive.add(started);
    return started;
  }

  function putBack(process: JobProcess): void {
    const isWorn = process.jobsDone >= mostJobs || process.residentBytes > limits.memoryBytes / 2;
    if (process.isAlive && !isWorn) {
      idle.push(process);
      return;
    }
    alive.delete(process);
    process.end();
  }

  async function work(job: Job): Promise<unknown> {
    const process = take();
    try {
      return await process.run(job);
    } finally {
      putBack(process);
    }
  }

  function next(): void {
    while (busy < processes) {
      const waiting = line.shift();
      if (!waiting) return;
      busy += 1;
      void work(waiting.job)
        .then(waiting.resolve, waiting.reject)
        .finally(() => {
          busy -= 1;
          next();
        });
    }
  }

  function close(): void {
    isClosed = true;
    process.off("exit", close);
    for (const { reject } of line.splice(0)) reject(new ProcessEnded("ended", "the pool was closed"));
    for (const one of alive) if (one.isAlive) one.end(); // the id of a dead one may be another's by now
  }
  process.once("exit", close);

  return {
    close,
    run(job) {
      if (isClosed) return Promise.reject(new ProcessEnded("ended", "the pool was closed"));
      return new Promise((resolve, reject) => {
        line.push({ job, resolve, reject });
        next();
      });
    },
  };
}
