import type { RetentionLogEntry } from "@prisma/client";
import { logLine } from "./log-hash.ts";

/** An entry in words, with the line its hash is made of: whoever is handed entries can check their chain without us. */
export function viewLogEntry(entry: RetentionLogEntry) {
  const { seq, imageId, kind, event, fromTier, toTier, reason, actor, sha256, bytes, at, previousHash, hash } = entry;
  const words = { seq, imageId, kind, event, fromTier, toTier, reason, actor, sha256, bytes, at: at.toISOString() };
  return { ...words, line: logLine(entry), previousHash, hash };
}
