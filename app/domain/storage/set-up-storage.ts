import type { Services, SetUpStep } from "../services.ts";
import { storageRules } from "./storage-rules.ts";

/**
 * Brings the storage in line with our rules, or tells what that would do; null where there is nothing to set up (a disk). May be
 * repeated: what is as wanted is left alone.
 *
 * @throws StorageError "refused" where the credentials lack a right that this needs
 */
export async function setUpStorage(
  { storage }: Pick<Services, "storage">,
  { execute }: { execute: boolean },
): Promise<SetUpStep[] | null> {
  return (await storage.setUp?.(storageRules(), { execute })) ?? null;
}
