import { Box, Text } from "@shopify/polaris";
import type { OrderItemView } from "../../domain/orders/view-order-item.ts";
import { orderWords } from "../words/order.ts";
import { useWords } from "../words/use-words.tsx";

/** What the shopper saw before buying. Its place keeps its shape while the picture comes, so nothing below it jumps. */
export function OrderPreview({ title, preview }: { title: string; preview: NonNullable<OrderItemView["preview"]> }) {
  const words = useWords(orderWords).preview;
  if (!preview.url) {
    const { status } = preview;
    const absence = status === "gone" ? words.gone : status === "failed" ? words.failed : words.making;
    return (
      <Box padding="400" background="bg-surface-secondary" borderRadius="200" minHeight="8rem">
        <Text as="p" tone="subdued">
          {absence}
        </Text>
      </Box>
    );
  }
  const { widthPx, heightPx } = preview;
  return (
    <a href={preview.url} target="_blank" rel="noreferrer" title={words.open} style={{ display: "block" }}>
      <img
        src={preview.url}
        alt={words.alt(title)}
        style={{
          display: "block",
          width: "100%",
          aspectRatio: widthPx && heightPx ? `${widthPx} / ${heightPx}` : undefined,
          borderRadius: "var(--p-border-radius-200)",
          background: "var(--p-color-bg-surface-secondary)",
        }}
      />
    </a>
  );
}
