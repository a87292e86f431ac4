import { Box, InlineGrid, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** Names and values, one a line. */
export function Facts({ facts }: { facts: { name: string; value: ReactNode }[] }) {
  return (
    <Box as="ul" padding="0">
      {facts.map(({ name, value }) => (
        <Box key={name} as="li" paddingBlock="100">
          <InlineGrid columns="minmax(6rem, 2fr) 3fr" gap="200">
            <Text as="span" tone="subdued">
              {name}
            </Text>
            <Text as="span" breakWord>
              {value}
            </Text>
          </InlineGrid>
        </Box>
      ))}
    </Box>
  );
}
