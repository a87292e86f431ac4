import type { OrderStatus } from "../../domain/orders/order-status.ts";
import type { Plural } from "./plural.ts";

export const orderStatusWords: Record<OrderStatus, string> = {
  "needs-attention": "Needs attention",
  "awaiting-credits": "Awaiting credits",
  "awaiting-payment": "Awaiting payment",
  "making-print": "Making print",
  "print-ready": "Print ready",
  shipped: "Shipped",
  cancelled: "Cancelled",
  refunded: "Refunded",
};

export const ordersWords = {
  title: "Orders",
  all: "All",
  attentionTab: (count: string) => `Needs attention (${count})`,
  search: "Search by order number",
  resource: { singular: "order", plural: "orders" },
  columns: { order: "Order", date: "Date", items: "Items with photos", status: "Status" },
  photoItems: { one: "1 item", other: (count) => `${count} items` } satisfies Plural as Plural,
  noPhotoItems: "None",
  test: "Test",
  empty: {
    title: "Orders with photos appear here",
    text: "When a shopper buys a product with their photo in it, you will find the order here with its print file.",
    action: "See artworks",
  },
  nothing: {
    title: "No orders found",
    text: "Try another search, or look in another tab.",
    action: "Show all orders",
  },
  newer: "Newer orders",
  older: "Older orders",
} as const;
