import type { Services } from "../services.ts";
import { viewLogEntry } from "./view-log-entry.ts";

const pageSize = 1_000;

/** A shop's whole log, the first entry first. Holds a page at a time. */
export async function* exportLog({ db }: Pick<Services, "db">, { shopId }: { shopId: string }) {
  let seq = 0;
  for (;;) {
    const page = await db.retentionLogEntry.findMany({
      where: { shopId, seq: { gt: seq } },
      orderBy: { seq: "asc" },
      take: pageSize,
    });
    yield* page.map(viewLogEntry);
    if (page.length < pageSize) return;
    seq = page.at(-1)?.seq ?? seq;
  }
}
