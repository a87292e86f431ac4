import type { CreditPending } from "@prisma/client";
import type { Charge } from "./find-charge.ts";

export type ChargeVerdict =
  | { kind: "grant" | "wait" | "declined" | "expired" }
  | { kind: "refused"; failure: "other-price" | "pretended" };

/** What a charge means for the purchase it was made for. Credits are for one that is paid, in full, and in earnest. */
export function judgeCharge(
  { priceCents, currencyCode, test }: Pick<CreditPending, "priceCents" | "currencyCode" | "test">,
  charge: Pick<Charge, "status" | "price" | "test">,
  { acceptTest }: { acceptTest: boolean },
): ChargeVerdict {
  if (charge.status === "DECLINED") return { kind: "declined" };
  if (charge.status === "EXPIRED") return { kind: "expired" };
  if (charge.status !== "ACTIVE") return { kind: "wait" };
  const paidCents = Math.round(Number(charge.price.amount) * 100);
  if (paidCents !== priceCents || charge.price.currencyCode !== currencyCode)
    return { kind: "refused", failure: "other-price" };
  if (charge.test && !(test && acceptTest)) return { kind: "refused", failure: "pretended" };
  return { kind: "grant" };
}
