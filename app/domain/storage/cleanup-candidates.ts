import type { ImageKind, Prisma, Tier } from "@prisma/client";
import { addDays } from "../retention/days.ts";

/** What an operator may clean up. Sizes in bytes. */
export type OperatorCleanup =
  | { kind: "age"; tier: Tier; olderThanDays: number }
  | { kind: "session"; shopperSessionIds: string[] }
  | { kind: "large"; overBytes: number }
  | { kind: "emergency"; targetBytes: number; includeOrders: boolean };

/** Pictures that are looked at one after the other, and which orders keep one of them from going. */
export interface Stage {
  where: Prisma.ImageWhereInput;
  orderBy: "oldest" | "largest";
  orders: "open" | "all";
  /** Of these only what can be made again from photos that are here. */
  renewableOnly?: true;
}

/** What can be made again while its photo is there: a recipe's pictures, and the copy that only makes previews quicker. */
const made: ImageKind[] = ["preview", "thumbnail", "print", "working_copy"];

/**
 * The pictures a clean-up looks at, what is worth least first. Of an emergency: photos that nobody ordered; then, of orders that are
 * shipped, what can be made again; then, only where that is asked for, their photos. What is found may still have to stay.
 */
export function cleanupStages(cleanup: OperatorCleanup, { now }: { now: Date }): Stage[] {
  const stored = { status: "completed" } as const;
  const photo = { ...stored, kind: "original" } as const;
  switch (cleanup.kind) {
    case "age": {
      const old = { tier: cleanup.tier, wantedTier: null, createdAt: { lt: addDays(now, -cleanup.olderThanDays) } };
      return [{ where: { ...photo, ...old }, orderBy: "oldest", orders: "open" }];
    }
    case "session": {
      const theirs = { shopperSessionId: { in: cleanup.shopperSessionIds } };
      return [{ where: { ...photo, ...theirs }, orderBy: "oldest", orders: "all" }];
    }
    case "large":
      return [{ where: { ...stored, bytes: { gt: cleanup.overBytes } }, orderBy: "largest", orders: "open" }];
    case "emergency": {
      const unordered: Stage = { where: { ...photo, tier: "temporary" }, orderBy: "oldest", orders: "all" };
      const again = { ...stored, kind: { in: made }, tier: { not: "temporary" as const } };
      const renewable: Stage = { where: again, orderBy: "largest", orders: "open", renewableOnly: true };
      const shipped = { tier: { in: ["order_completed", "archived"] as Tier[] }, archivedAt: null };
      const ordered: Stage = { where: { ...photo, ...shipped }, orderBy: "oldest", orders: "open" };
      return cleanup.includeOrders ? [unordered, renewable, ordered] : [unordered, renewable];
    }
  }
}

/** Where a walk through a stage goes on after this picture. */
export function after(
  orderBy: Stage["orderBy"],
  last: { id: string; createdAt: Date; bytes: number | null } | undefined,
): Prisma.ImageWhereInput {
  if (!last) return {};
  const { id, createdAt, bytes } = last;
  return orderBy === "oldest"
    ? { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] }
    : { OR: [{ bytes: { lt: bytes ?? 0 } }, { bytes, id: { gt: id } }] };
}

export function sortedBy(orderBy: Stage["orderBy"]): Prisma.ImageOrderByWithRelationInput[] {
  return orderBy === "oldest" ? [{ createdAt: "asc" }, { id: "asc" }] : [{ bytes: "desc" }, { id: "asc" }];
}
