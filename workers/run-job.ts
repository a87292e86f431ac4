import { type Job as QueuedJob, UnrecoverableError } from "bullmq";
import { DomainError } from "../app/domain/errors.ts";
import type { Services } from "../app/domain/services.ts";
import { processors } from "./processors.ts";

const byName = new Map(processors.map((processor) => [processor.name, processor]));

/**
 * Does one queued job. What another try can't change ends the job at once; anything else is thrown for BullMQ to try again,
 * and when its tries are used up the row still says what is to do, so the sweep rings anew.
 */
export async function runJob(services: Services, job: Pick<QueuedJob, "name" | "data">): Promise<void> {
  const processor = byName.get(job.name);
  if (!processor) throw new UnrecoverableError(`no one does ${job.name}`);
  try {
    await processor.run(services, job.data);
  } catch (error) {
    services.log.error(`${job.name}-failed`, {
      ...job.data,
      error: error instanceof Error ? error.stack : String(error),
    });
    if (error instanceof DomainError && !error.retryable) throw new UnrecoverableError(error.code);
    throw error;
  }
}
