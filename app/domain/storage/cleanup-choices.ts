import type { Tier } from "@prisma/client";

/** What may be cleaned up: never what an order that is not shipped yet needs. */
export const cleanupTiers = ["temporary", "order_completed", "archived"] as const satisfies Tier[];

export const cleanupAges = [7, 30, 90, 180, 365] as const;
