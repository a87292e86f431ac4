import type { Services } from "../services.ts";
import { logHash, noHash } from "./log-hash.ts";

/** What was found in a shop's log: how far it goes, and what is wrong with it, if anything. */
export interface LogVerdict {
  entries: number;
  /** The end of the chain: who noted it down earlier can tell that nothing was cut off since. */
  hash: string;
  fault: { seq: number; kind: "changed" | "missing" | "cut" } | null;
}

const pageSize = 5_000;

/** Reads a shop's whole log and checks that every entry says what its hash says and follows the one before it. */
export async function verifyLog({ db }: Services, { shopId }: { shopId: string }): Promise<LogVerdict> {
  let [seq, hash] = [0, noHash];
  for (;;) {
    const page = await db.retentionLogEntry.findMany({
      where: { shopId, seq: { gt: seq } },
      orderBy: { seq: "asc" },
      take: pageSize,
    });
    for (const entry of page) {
      if (entry.seq !== seq + 1) return { entries: seq, hash, fault: { seq: seq + 1, kind: "missing" } };
      if (entry.previousHash !== hash || logHash(entry) !== entry.hash) {
        return { entries: seq, hash, fault: { seq: entry.seq, kind: "changed" } };
      }
      [seq, hash] = [entry.seq, entry.hash];
    }
    if (page.length < pageSize) break;
  }
  const head = await db.retentionLogHead.findUnique({ where: { shopId } });
  // Entries may have been added since the last page was read: then the end is ahead, and the entry it names is there.
  const end =
    head && head.seq > seq ? await db.retentionLogEntry.findFirst({ where: { shopId, seq: head.seq } }) : null;
  const isWhole = (head?.seq ?? 0) === seq ? (head?.hash ?? noHash) === hash : end?.hash === head?.hash;
  return { entries: seq, hash, fault: isWhole ? null : { seq: seq + 1, kind: "cut" } };
}
