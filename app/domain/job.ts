import type { z } from "zod";

/** Work for later, by name. Light enough for any process to import; the handler is bound in `workers/processors.ts`. */
export interface Job<Payload> {
  name: string;
  /** Ids only: no tokens, no personal data. */
  payload: z.ZodType<Payload>;
  /** Two rings with the same key while one waits are one job. */
  key(payload: Payload): string;
  attempts: number;
}

export function defineJob<Payload>(job: Job<Payload>): Job<Payload> {
  return job;
}
