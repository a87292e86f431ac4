import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { Moment, useFormats } from "../formats.tsx";
import { photoWords } from "../words/photos.ts";
import { useWords } from "../words/use-words.tsx";
import type { Details } from "./photo-facts.tsx";

/** What happened to a picture, as the shop's log has it, newest first. */
export function PhotoTimeline({ events }: { events: Details["events"] }) {
  const words = useWords(photoWords).timeline;
  const formats = useFormats();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        <Box as="ul" padding="0">
          {events.map(({ seq, at, event, reason, toTier }) => (
            <Box
              key={seq}
              as="li"
              paddingInlineStart="300"
              paddingBlockEnd="300"
              borderInlineStartWidth="050"
              borderColor="border-secondary"
            >
              <Text as="p">
                {event === "moved" && toTier
                  ? words.moved[toTier]
                  : (words.events[`${event} ${reason}`] ?? words.events[event] ?? event)}
              </Text>
              <Text as="p" tone="subdued" variant="bodySm">
                <Moment at={at} form="full" />
                {` · ${words.number(formats.whole(seq))}`}
              </Text>
            </Box>
          ))}
        </Box>
      </BlockStack>
    </Card>
  );
}
