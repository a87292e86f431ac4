import type { z } from "zod";

/** Work for later, by name. Light enough for any process to import; the handler is bound in `workers/processors.ts`. */
export interface Job<Payload> {
  name: string;
  /** Ids only: no tokens, no personal data. */
  payload: z.ZodType<Payload>;
  /** Two rings with the same key while one waits are one job. */
  key(payload: Payload): string;
  attempts: number;
  /** Drawing keeps a core busy for seconds; everything else is quick and must not wait behind it. */
  lane: "drawing" | "quick";
  /** In its lane: 1 goes before 2. */
  priority: 1 | 2;
}

export function defineJob<Payload>(job: Job<Payload>): Job<Payload> {
  return job;
}
