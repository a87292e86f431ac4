import type { Services } from "../services.ts";
import { resumePrints } from "./resume-prints.ts";
import { releaseLapsedHold } from "./settle-hold.ts";

const batchSize = 100;

/**
 * Gives back what dead workers held: holds that nobody has kept up. Whoever takes the work up again sets aside anew. Returns how
 * many; any number of workers may sweep at once. Leases run on the machine's own time, as those of rows do.
 */
export async function sweepHolds(services: Services): Promise<number> {
  const { db, clock, log } = services;
  const lapsed = await db.creditHold.findMany({
    where: { state: "held", leaseUntil: { lte: new Date() } },
    orderBy: { leaseUntil: "asc" },
    take: batchSize,
  });
  let released = 0;
  for (const hold of lapsed) {
    const done = await db.$transaction((tx) => releaseLapsedHold(tx, hold, clock.now()));
    if (!done) continue;
    released += 1;
    log.info("hold-lapsed", { hold: hold.id });
  }
  for (const shopId of new Set(lapsed.map((hold) => hold.shopId))) await resumePrints(services, { shopId });
  return released === batchSize ? released + (await sweepHolds(services)) : released;
}
