import type { Services } from "../services.ts";
import { isInStatus } from "./order-status.ts";

/** How many of a shop's orders wait for a person. */
export async function countNeedingAttention({ db }: Pick<Services, "db">, { shopId }: { shopId: string }) {
  const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM orders o WHERE ${isInStatus(shopId, "needs-attention")}`;
  return count;
}
