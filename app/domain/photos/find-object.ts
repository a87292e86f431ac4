import type { Services, StoredObject } from "../services.ts";
import { tiers } from "./object-key.ts";

/**
 * An object by a key that a link named, or null. A picture may have moved to another tier since the link was made; the rest of
 * its key is the same there.
 */
export async function findObject({ storage }: Services, { key }: { key: string }): Promise<StoredObject | null> {
  const [tier, ...rest] = key.split("/");
  const elsewhere = tiers.some((known) => known === tier) ? tiers.filter((other) => other !== tier) : [];
  for (const place of [key, ...elsewhere.map((other) => [other, ...rest].join("/"))]) {
    const found = await storage.head(place);
    if (found) return found;
  }
  return null;
}
