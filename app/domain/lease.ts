import type { Services } from "./services.ts";

/** A claim on a row: only its holder may finish the work. */
export interface Lease {
  token: string;
  until: Date;
}

/**
 * The end of a claim begun now. Leases run on the machine's own time, not the domain's clock: moving the clock to see
 * retention act must not end the claims of living workers.
 */
export function newLease({ limits }: Services): Lease {
  return { token: crypto.randomUUID(), until: new Date(Date.now() + limits.leaseMs) };
}

/**
 * Does `work` while renewing its claim every third of a lease, so only a dead or stuck process loses it.
 * `renew` is given the new end; its failures are left to the next renewal.
 */
export async function whileRenewing<T>(
  services: Services,
  renew: (until: Date) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    renew(new Date(Date.now() + services.limits.leaseMs)).catch((error: unknown) => {
      services.log.warn("lease-not-renewed", { error: String(error) });
    });
  }, services.limits.leaseMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
