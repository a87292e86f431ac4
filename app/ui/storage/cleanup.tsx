import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, List, Select, Text } from "@shopify/polaris";
import { cleanupAges, cleanupTiers } from "../../domain/storage/cleanup-choices.ts";
import { useFormats } from "../formats.tsx";
import { orderWords } from "../words/order.ts";
import { plural } from "../words/plural.ts";
import { storageWords } from "../words/storage.ts";
import { useWords } from "../words/use-words.tsx";
import { useCleanup } from "./use-cleanup.ts";

/** Making room by hand: nothing is deleted that was not shown before. */
export function Cleanup() {
  const words = useWords(storageWords).cleanup;
  const stages = useWords(orderWords).tiers;
  const formats = useFormats();
  const cleanup = useCleanup();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          <Text as="p" tone="subdued">
            {words.text}
          </Text>
        </BlockStack>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <Select
            label={words.tier}
            options={cleanupTiers.map((tier) => ({ value: tier, label: stages.names[tier] }))}
            value={cleanup.chosen.tier}
            onChange={(tier) => cleanup.choose({ tier })}
          />
          <Select
            label={words.age}
            options={cleanupAges.map((days) => ({ value: String(days), label: words.days(formats.whole(days)) }))}
            value={cleanup.chosen.olderThanDays}
            onChange={(olderThanDays) => cleanup.choose({ olderThanDays })}
          />
        </InlineGrid>
        <div aria-live="polite">{cleanup.plan ? <Plan cleanup={cleanup} plan={cleanup.plan} /> : null}</div>
        {cleanup.plan ? null : (
          <InlineStack>
            <Button onClick={cleanup.ask} loading={cleanup.busy}>
              {words.plan}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

type Cleaning = ReturnType<typeof useCleanup>;

function Plan({ cleanup, plan }: { cleanup: Cleaning; plan: NonNullable<Cleaning["plan"]> }) {
  const words = useWords(storageWords).cleanup;
  const formats = useFormats();
  const { deletion, held, more } = plan;
  const { asked, bytes, waitingOrders } = deletion;
  const sentences = [
    asked > 0 ? plural(words.goes, asked, formats.whole(asked)) : words.nothing,
    asked > 0 ? words.frees(formats.bytes(bytes)) : null,
    held > 0 ? plural(words.held, held, formats.whole(held)) : null,
    waitingOrders.length > 0 ? words.waiting(waitingOrders.join(", ")) : null,
    more ? words.more : null,
  ].filter((sentence) => sentence !== null);
  return (
    <Box padding="400" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="300">
        <List>
          {sentences.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        <InlineStack gap="200">
          {asked > 0 ? (
            <Button variant="primary" tone="critical" onClick={cleanup.run} loading={cleanup.busy}>
              {plural(words.run, asked, formats.whole(asked))}
            </Button>
          ) : null}
          <Button onClick={cleanup.dismiss}>{words.cancel}</Button>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
