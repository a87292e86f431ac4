import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { Tier } from "../../domain/orders/view-order-item.ts";
import { useFormats } from "../formats.tsx";
import { orderWords } from "../words/order.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

const order: Tier[] = ["temporary", "order_pending", "order_completed", "archived"];

/** What each stage of a photo's life means, and for how many days. */
export function TierLegend({ days }: { days: Record<Tier, number> }) {
  const words = useWords(orderWords).tiers;
  const formats = useFormats();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        {order.map((tier) => (
          <BlockStack key={tier}>
            <InlineStack align="space-between" gap="200" wrap={false}>
              <Text as="h3" variant="headingSm">
                {words.names[tier]}
              </Text>
              <span style={{ whiteSpace: "nowrap" }}>{plural(words.days, days[tier], formats.whole(days[tier]))}</span>
            </InlineStack>
            <Text as="p" tone="subdued">
              {words.means[tier]}
            </Text>
          </BlockStack>
        ))}
        <Link url="/app/settings">{words.settings}</Link>
      </BlockStack>
    </Card>
  );
}
