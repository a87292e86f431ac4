import type { Image } from "@prisma/client";
import { findObject } from "../photos/find-object.ts";
import type { Services } from "../services.ts";

/** A picture whose object is not there, or not of the size that its row says. `foundAt`: a key of another tier where it lies. */
export interface MissingObject {
  shopId: string;
  imageId: string;
  kind: Image["kind"];
  key: string;
  state: "missing" | "changed";
  foundAt: string | null;
}

const pageSize = 500;
/** A storage far away answers each question in its own time. */
const atOnce = 16;

type Row = Pick<Image, "id" | "shopId" | "kind" | "storageKey" | "bytes">;

/**
 * Goes through all pictures of a shop, or of all shops, and yields those whose object is not as the row says. Holds one page of rows
 * at a time. Nothing is changed: what is lost can only be brought back from a backup.
 *
 * A picture that is moved or let go meanwhile is looked at again before anything is said of it.
 */
export async function* scanMissing(
  services: Services,
  { shopId, onProgress }: { shopId: string | null; onProgress?: (looked: number) => void },
): AsyncGenerator<MissingObject> {
  let [looked, last] = [0, ""];
  for (;;) {
    const page: Row[] = await services.db.image.findMany({
      where: {
        ...{ status: "completed", storageKey: { not: null } },
        ...(shopId && { shopId }),
        ...(last && { id: { gt: last } }),
      },
      orderBy: { id: "asc" },
      take: pageSize,
      select: { id: true, shopId: true, kind: true, storageKey: true, bytes: true },
    });
    for (let at = 0; at < page.length; at += atOnce) {
      const found = await Promise.all(page.slice(at, at + atOnce).map((row) => look(services, row)));
      looked += found.length;
      onProgress?.(looked);
      for (const one of found) if (one) yield one;
    }
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? "";
  }
}

async function look(services: Services, row: Row): Promise<MissingObject | null> {
  if (await isThere(services, row)) return null;
  const now = await services.db.image.findUnique({ where: { id: row.id } });
  if (now?.status !== "completed" || !now.storageKey) return null;
  const object = await services.storage.head(now.storageKey);
  if (object && object.bytes === now.bytes) return null;
  const { id: imageId, shopId, kind, storageKey: key } = now;
  const elsewhere = object ? null : await findObject(services, { key });
  return { shopId, imageId, kind, key, state: object ? "changed" : "missing", foundAt: elsewhere?.key ?? null };
}

async function isThere({ storage }: Services, { storageKey, bytes }: Row): Promise<boolean> {
  const object = await storage.head(storageKey ?? "");
  return object !== null && object.bytes === bytes;
}
