import { createHash } from "node:crypto";
import type { RetentionLogEntry } from "@prisma/client";

/** The hash before a shop's first entry. */
export const noHash = "0".repeat(64);

/** What an entry's hash is made of. */
export type HashedEntry = Omit<RetentionLogEntry, "id" | "shopId" | "hash">;

/**
 * An entry's hash: SHA-256 of its own words and the hash of the entry before it, with bars between them. Plain enough to be
 * checked with a shell: `printf %s 'a|b|…' | sha256sum`. The database has the same rule (`retention_log_hash`), and lets no
 * word with a bar in.
 */
export function logHash(entry: HashedEntry): string {
  return createHash("sha256").update(logLine(entry)).digest("hex");
}

/** The line that is hashed. */
export function logLine({
  previousHash,
  seq,
  imageId,
  kind,
  event,
  fromTier,
  toTier,
  reason,
  actor,
  ...more
}: HashedEntry) {
  const { sha256, bytes, at } = more;
  const words = [previousHash, seq, imageId, kind, event, fromTier ?? "", toTier ?? "", reason, actor];
  return [...words, sha256 ?? "", bytes ?? "", at.toISOString()].join("|");
}
