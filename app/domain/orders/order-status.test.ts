import { expect, test } from "vitest";
import { type OrderFacts, type OrderStatus, orderStatus } from "./order-status.ts";

const at = new Date("2026-11-21T12:00:00Z");

type Item = OrderFacts["items"][number];

const anItem = (facts: Partial<Item> = {}): Item => ({
  releasedAt: null,
  personalizationId: "a-personalization",
  flag: null,
  print: null,
  ...facts,
});
const printed = anItem({ print: { status: "completed" } });

const anOrder = (facts: Partial<OrderFacts> = {}): OrderFacts => ({
  paidAt: null,
  fulfilledAt: null,
  cancelledAt: null,
  items: [anItem()],
  ...facts,
});

test.each<[string, OrderFacts, OrderStatus]>([
  ["an order nobody paid yet waits for payment", anOrder(), "awaiting-payment"],
  ["a paid order without its print is being printed", anOrder({ paidAt: at }), "making-print"],
  ["a paid order with its print is ready", anOrder({ paidAt: at, items: [printed] }), "print-ready"],
  ["one print of two is not ready", anOrder({ paidAt: at, items: [printed, anItem()] }), "making-print"],
  [
    "a line without a photo needs no print",
    anOrder({ paidAt: at, items: [printed, anItem({ personalizationId: null })] }),
    "print-ready",
  ],
  [
    "a missing photo needs attention before payment",
    anOrder({ items: [anItem({ flag: "missing" })] }),
    "needs-attention",
  ],
  [
    "a failed print needs attention",
    anOrder({ paidAt: at, items: [printed, anItem({ print: { status: "failed" } })] }),
    "needs-attention",
  ],
  [
    "a refunded line no longer needs attention",
    anOrder({ paidAt: at, items: [printed, anItem({ flag: "forged", releasedAt: at })] }),
    "print-ready",
  ],
  [
    "a shipped order needs nothing any more",
    anOrder({ paidAt: at, fulfilledAt: at, items: [anItem({ flag: "unknown" })] }),
    "shipped",
  ],
  [
    "when every line is given back, shipping no longer matters",
    anOrder({ paidAt: at, fulfilledAt: at, items: [anItem({ releasedAt: at })] }),
    "refunded",
  ],
  [
    "a cancellation outweighs everything",
    anOrder({ paidAt: at, cancelledAt: at, items: [anItem({ releasedAt: at })] }),
    "cancelled",
  ],
])("%s", (_name, order, status) => expect(orderStatus(order)).toBe(status));
