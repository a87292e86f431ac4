import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import type { PriceList } from "../../domain/credits/price-list.ts";
import { useFormats } from "../formats.tsx";
import { creditsWords } from "../words/credits.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

/** What costs credits, what does not, and when they come back. */
export function PriceTable({ prices, remoteCutouts }: { prices: PriceList; remoteCutouts: boolean }) {
  const words = useWords(creditsWords);
  const formats = useFormats();
  const named = (count: number) => plural(words.credits, count, formats.whole(count));
  const costs = [
    { name: words.prices.print, cost: named(prices.print) },
    ...(remoteCutouts ? [{ name: words.prices.cutout, cost: named(prices.cutout.remote) }] : []),
    { name: words.prices.freeThings, cost: words.prices.free },
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {words.prices.title}
        </Text>
        <Box as="ul" padding="0">
          {costs.map(({ name, cost }) => (
            <Box key={name} as="li" paddingBlock="100">
              <InlineGrid columns="1fr auto" gap="400">
                <Text as="span" tone="subdued">
                  {name}
                </Text>
                <Text as="span" fontWeight="semibold">
                  {cost}
                </Text>
              </InlineGrid>
            </Box>
          ))}
        </Box>
        <Text as="p" tone="subdued">
          {words.prices.back}
        </Text>
      </BlockStack>
    </Card>
  );
}
