import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import type { OrderEvent } from "../../domain/orders/list-order-events.ts";
import { Moment } from "../formats.tsx";
import { eventSentence, orderWords } from "../words/order.ts";
import { useWords } from "../words/use-words.tsx";

type Event = Omit<OrderEvent, "at"> & { at: Date | string };

/** What happened to an order and its photos, newest first. */
export function OrderTimeline({ events }: { events: Event[] }) {
  const words = useWords(orderWords).timeline;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        {events.length === 0 ? <Text as="p">{words.empty}</Text> : null}
        <Box as="ul" padding="0">
          {events.toReversed().map((event) => (
            <Box
              key={event.id}
              as="li"
              paddingInlineStart="300"
              paddingBlockEnd="300"
              borderInlineStartWidth="050"
              borderColor="border-secondary"
            >
              <Text as="p">{eventSentence(words, event)}</Text>
              <Text as="p" tone="subdued" variant="bodySm">
                <Moment at={event.at} form="full" />
              </Text>
            </Box>
          ))}
        </Box>
      </BlockStack>
    </Card>
  );
}
