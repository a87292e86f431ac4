import { Banner, BlockStack, Box, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Pack } from "../../domain/credits/billing.ts";
import { refusals } from "../../domain/errors.ts";
import { useFormats } from "../formats.tsx";
import { creditsWords } from "../words/credits.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";
import { StaffMayBuy } from "./staff-may-buy.tsx";
import { usePurchase } from "./use-purchase.ts";

/** The packs on sale: what each costs, what that is for a print, and what the shop would have. */
export function CreditPacks({
  packs,
  test,
  available,
  print,
  staffMayBuy,
}: {
  packs: Pack[];
  test: boolean;
  available: number;
  print: number;
  staffMayBuy: boolean;
}) {
  const words = useWords(creditsWords);
  const refused = useWords(refusals);
  const purchase = usePurchase();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingSm">
            {words.packs.title}
          </Text>
          <Text as="p" tone="subdued">
            {words.packs.intro}
          </Text>
        </BlockStack>
        {purchase.refusal ? <Banner tone="critical">{refused[purchase.refusal]}</Banner> : null}
        <InlineGrid columns={{ xs: 1, sm: packs.length > 2 ? 3 : 2 }} gap="300">
          {packs.map((pack) => (
            <PackOnSale
              key={pack.credits}
              pack={pack}
              print={print}
              after={available + pack.credits}
              loading={purchase.busyWith === pack.credits}
              disabled={purchase.busyWith !== null}
              onBuy={() => purchase.buy(pack.credits)}
            />
          ))}
        </InlineGrid>
        <StaffMayBuy kept={staffMayBuy} />
        {test ? (
          <Text as="p" tone="subdued">
            {words.packs.test}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function PackOnSale({
  pack: { credits, priceCents },
  print,
  after,
  loading,
  disabled,
  onBuy,
}: {
  pack: Pack;
  print: number;
  after: number;
  loading: boolean;
  disabled: boolean;
  onBuy: () => void;
}) {
  const words = useWords(creditsWords);
  const formats = useFormats();
  const named = (count: number) => plural(words.credits, count, formats.whole(count));
  return (
    <Box padding="400" borderColor="border" borderWidth="025" borderRadius="200">
      <BlockStack gap="200">
        <Text as="h3" variant="headingMd">
          {named(credits)}
        </Text>
        <Text as="p" variant="headingLg">
          {formats.dollars(priceCents * 10_000)}
        </Text>
        <Text as="p" tone="subdued">
          {words.packs.each(formats.dollars(((priceCents * print) / credits) * 10_000))}
        </Text>
        <Text as="p" tone="subdued">
          {words.packs.after(named(after))}
        </Text>
        <Button loading={loading} disabled={disabled} onClick={onBuy} fullWidth>
          {words.packs.buy(named(credits))}
        </Button>
      </BlockStack>
    </Box>
  );
}
