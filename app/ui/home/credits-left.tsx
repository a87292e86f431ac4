import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Balance } from "../../domain/credits/read-balance.ts";
import { Pace } from "../credits/balance-card.tsx";
import { useFormats } from "../formats.tsx";
import { creditsWords } from "../words/credits.ts";
import { homeWords } from "../words/home.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

/** What the shop has, and how long it lasts; where there is more about it. */
export function CreditsLeft({ balance }: { balance: Balance }) {
  const words = useWords(homeWords).credits;
  const { credits } = useWords(creditsWords);
  const formats = useFormats();
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingSm">
            {words.title}
          </Text>
          <Text as="p" variant="headingLg">
            {plural(credits, balance.available, formats.whole(balance.available))}
          </Text>
          <Text as="p" tone="subdued">
            <Pace balance={balance} />
          </Text>
        </BlockStack>
        <Button url="/app/credits">{words.see}</Button>
      </InlineStack>
    </Card>
  );
}
