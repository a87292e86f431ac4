import type { Image, Prisma, Tier } from "@prisma/client";
import { logHash, noHash } from "./log-hash.ts";

/** Who did it. No names: the log outlives the right to them. */
export type Actor = "shopper" | "merchant" | "shopify" | "sweep" | "worker" | "operator";

export type LogEvent =
  | "received"
  | "rendered"
  | "moved"
  | "read"
  | "kept"
  | "held"
  | "released"
  | "refused"
  | "deleted";

export interface Happened {
  image: Pick<Image, "id" | "kind" | "sha256" | "bytes">;
  event: LogEvent;
  /** A word that says why: expired, order, upload, a webhook's topic … */
  reason: string;
  actor: Actor;
  fromTier?: Tier | null;
  toTier?: Tier | null;
}

/**
 * Adds to a shop's log what happened to its pictures, in the transaction that makes it so.
 *
 * Call it last in the transaction: the end of the shop's log is locked from here to the commit, and whoever waits for another
 * row meanwhile could wait for ever.
 */
export async function appendLog(
  tx: Prisma.TransactionClient,
  { shopId, at, happened }: { shopId: string; at: Date; happened: Happened[] },
): Promise<void> {
  if (happened.length === 0) return;
  const [head] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    INSERT INTO retention_log_heads (shop_id, seq, hash) VALUES (${shopId}::uuid, 0, ${noHash})
    ON CONFLICT (shop_id) DO UPDATE SET seq = retention_log_heads.seq
    RETURNING seq, hash`;
  if (!head) throw new Error("the log has no end");

  const entries: Prisma.RetentionLogEntryCreateManyInput[] = [];
  let { seq, hash } = head;
  for (const { image, event, reason, actor, fromTier = null, toTier = null } of happened) {
    seq += 1;
    const { id: imageId, kind, sha256, bytes } = image;
    const said = { seq, imageId, kind, event, fromTier, toTier, reason, actor, sha256, bytes, at, previousHash: hash };
    hash = logHash(said);
    entries.push({ ...said, shopId, hash });
  }
  await tx.retentionLogEntry.createMany({ data: entries });
  await tx.retentionLogHead.update({ where: { shopId }, data: { seq, hash } });
}
