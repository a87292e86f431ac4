import { useNavigation, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { OrderStatus } from "../../domain/orders/order-status.ts";

/** How long a merchant may pause while typing before we search, in milliseconds. */
const typingPauseMs = 300;

/** The tabs, in the order in which a merchant's day meets them. Null: every order. */
export const orderTabs: readonly (OrderStatus | null)[] = [
  null,
  "needs-attention",
  "awaiting-payment",
  "making-print",
  "print-ready",
  "shipped",
  "cancelled",
  "refunded",
];

/** The list's filters, kept in the address: a reload, a shared link and the back button show the same list. */
export function useOrderFilters() {
  const [params, setParams] = useSearchParams();
  const navigation = useNavigation();
  const status = orderTabs.find((tab) => tab !== null && tab === params.get("status")) ?? null;
  const kept = params.get("search") ?? "";
  const [search, setSearch] = useState(kept);
  const typing = useRef<ReturnType<typeof setTimeout>>();

  // The back button changes the address under us.
  useEffect(() => setSearch(kept), [kept]);
  useEffect(() => () => clearTimeout(typing.current), []);

  const show = (wanted: { status?: OrderStatus | null; search?: string; after?: string; before?: string }) => {
    clearTimeout(typing.current);
    const next = { status, search, ...wanted };
    const entries = Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1]));
    setParams(new URLSearchParams(entries), { replace: "search" in wanted });
  };

  return {
    status,
    search,
    filtered: status !== null || kept !== "",
    loading: navigation.state === "loading" && navigation.location.pathname === "/app/orders",
    choose: (tab: OrderStatus | null) => show({ status: tab }),
    type: (text: string) => {
      setSearch(text);
      clearTimeout(typing.current);
      typing.current = setTimeout(() => show({ search: text }), typingPauseMs);
    },
    turn: (page: { after: string } | { before: string }) => show(page),
    showAll: () => {
      setSearch("");
      show({ status: null, search: "" });
    },
  };
}
