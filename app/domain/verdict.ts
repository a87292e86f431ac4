import { DomainError, type RefusalCode } from "./errors.ts";

/** Failures that say nothing of the work itself: the world outside is away, and the work waits for it as long as it takes. */
const worldIsAway: ReadonlySet<RefusalCode> = new Set(["storage-unavailable", "unavailable", "shop-unreachable"]);

/** What a failed run means for its row: it is refused for good, or it is tried again with this many attempts counted. */
export type Verdict = { kind: "refused"; code: RefusalCode } | { kind: "again"; attempts: number };

/** `attempts`: claims so far, this one included. Claims that died without a verdict count too: the work may be the cause. */
export function verdictOn(
  error: unknown,
  { attempts, maxAttempts }: { attempts: number; maxAttempts: number },
): Verdict {
  const code = error instanceof DomainError ? error.code : "render-failed";
  if (worldIsAway.has(code)) return { kind: "again", attempts: attempts - 1 };
  const isFinal = (error instanceof DomainError && !error.retryable) || attempts >= maxAttempts;
  return isFinal ? { kind: "refused", code } : { kind: "again", attempts };
}
