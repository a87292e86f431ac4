import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Home } from "../../domain/shops/read-home.ts";
import { useFormats } from "../formats.tsx";
import { homeWords } from "../words/home.ts";
import { useWords } from "../words/use-words.tsx";

/** What happened since midnight in the shop. All zeros are said in words too, so that they don't look like a fault. */
export function TodayNumbers({ today, everUsed }: { today: Home["today"]; everUsed: boolean }) {
  const words = useWords(homeWords).today;
  const formats = useFormats();
  const quiet = Object.values(today).every((count) => count === 0);
  const numbers = [
    { label: words.photos, count: today.photos },
    { label: words.personalizations, count: today.personalizations },
    { label: words.orders, count: today.orders },
    { label: words.prints, count: today.prints },
  ];
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          {quiet ? (
            <Text as="p" tone="subdued">
              {everUsed ? words.quiet : words.never}
            </Text>
          ) : null}
        </BlockStack>
      </Box>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <InlineGrid columns={{ xs: 2, md: 4 }} gap={{ xs: "300", md: "400" }}>
          {numbers.map(({ label, count }) => (
            <Card key={label} roundedAbove="xs">
              <BlockStack gap="100">
                <Text as="p" tone="subdued">
                  {label}
                </Text>
                <Text as="p" variant="headingXl">
                  {formats.whole(count)}
                </Text>
              </BlockStack>
            </Card>
          ))}
        </InlineGrid>
      </Box>
    </BlockStack>
  );
}
