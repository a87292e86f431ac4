import { Badge, type BadgeProps } from "@shopify/polaris";
import type { OrderStatus } from "../../domain/orders/order-status.ts";
import { orderStatusWords } from "../words/orders.ts";
import { useWords } from "../words/use-words.tsx";

const looks: Record<OrderStatus, Pick<BadgeProps, "tone" | "progress">> = {
  "needs-attention": { tone: "warning", progress: "incomplete" },
  "awaiting-credits": { tone: "warning", progress: "incomplete" },
  "awaiting-payment": { tone: "attention", progress: "incomplete" },
  "making-print": { tone: "info", progress: "partiallyComplete" },
  "print-ready": { tone: "success", progress: "complete" },
  shipped: { progress: "complete" },
  cancelled: {},
  refunded: {},
};

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const words = useWords(orderStatusWords);
  return <Badge {...looks[status]}>{words[status]}</Badge>;
}
