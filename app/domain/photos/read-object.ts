import { createHash } from "node:crypto";
import { DomainError } from "../errors.ts";
import type { Services } from "../services.ts";
import { StorageError } from "../storage-error.ts";

/**
 * An object's bytes, held to their hash where one is given. It can be missing for a moment while it moves between tiers, so
 * "missing" is worth another try.
 *
 * @throws DomainError `missing` (retryable), "photo-changed", "storage-unavailable" (retryable)
 */
export async function readObject(
  { storage }: Services,
  { key, missing, sha256 }: { key: string; missing: "photo-gone" | "artwork-unknown"; sha256?: string },
): Promise<Uint8Array> {
  const bytes = await storage.read(key).catch((error: unknown) => {
    if (!(error instanceof StorageError)) throw error;
    if (error.kind === "missing") throw new DomainError(missing, { cause: error, retryable: true });
    throw new DomainError("storage-unavailable", { cause: error });
  });
  if (sha256 && createHash("sha256").update(bytes).digest("hex") !== sha256) throw new DomainError("photo-changed");
  return bytes;
}
