import { DomainError } from "./errors.ts";
import type { Services } from "./services.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

/** A claim on a row: only its holder may finish the work. */
export interface Lease {
  token: string;
  until: Date;
}

/** A row that work is claimed on, and how its claim is taken, kept up and given back. */
export interface Claimable<Row extends { attempts: number }> {
  /** The work's name, for the log. */
  name: string;
  /** How often it may be claimed before the work itself is taken for the cause. */
  maxAttempts: number;
  /** Takes the row for this lease and counts the attempt; null when it is done, or another holds it. */
  claim(lease: Lease): Promise<Row | null>;
  /** Moves the end of this lease, if it still holds. */
  renew(lease: Lease): Promise<unknown>;
  /** Ends this lease with what came of the work: refused for good, or to be tried again. */
  giveBack(verdict: Verdict, lease: Lease, error: unknown): Promise<unknown>;
}

/**
 * Does `work` on a row that only we hold. Renews the claim every third of its life, so only a dead or stuck process loses it;
 * what the work commits must name `lease.token`, so that a run which lost its claim commits nothing.
 *
 * A refusal ends the work and is not thrown. Anything worth another try is given back and thrown, so the queue tries again.
 * Leases run on the machine's own time, not the domain's clock: moving the clock must not end the claims of living workers.
 */
export async function holding<Row extends { attempts: number }>(
  services: Services,
  { name, maxAttempts, claim, renew, giveBack }: Claimable<Row>,
  work: (row: Row, lease: Lease) => Promise<void>,
): Promise<void> {
  const lease = newLease(services);
  const row = await claim(lease);
  if (!row) return;

  const renewal = setInterval(() => {
    renew({ token: lease.token, until: newLease(services).until }).catch((error: unknown) => {
      services.log.warn("lease-not-renewed", { name, error: String(error) });
    });
  }, services.limits.leaseMs / 3);
  try {
    // Claims that died without a word: whoever takes it up again may die the same way.
    if (row.attempts > maxAttempts) throw new DomainError("render-failed");
    await work(row, lease);
  } catch (error) {
    const verdict = verdictOn(error, { attempts: row.attempts, maxAttempts });
    await giveBack(verdict, lease, error);
    if (verdict.kind === "again") throw error;
    services.log.warn(`${name}-refused`, { code: verdict.code, error: String(error) });
  } finally {
    clearInterval(renewal);
  }
}

function newLease({ limits }: Services): Lease {
  return { token: crypto.randomUUID(), until: new Date(Date.now() + limits.leaseMs) };
}
