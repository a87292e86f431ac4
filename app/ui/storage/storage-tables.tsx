import { Badge, BlockStack, Card, DataTable, InlineStack, Text } from "@shopify/polaris";
import type { Cost } from "../../domain/costs/estimate-costs.ts";
import { type Provider, prices } from "../../domain/costs/price-table.ts";
import { tiers } from "../../domain/photos/object-key.ts";
import type { Storage } from "../../domain/storage/read-storage.ts";
import { useFormats } from "../formats.tsx";
import { orderWords } from "../words/order.ts";
import { plural } from "../words/plural.ts";
import { storageWords } from "../words/storage.ts";
import { useWords } from "../words/use-words.tsx";

/** What is stored at each stage, and for how long. */
export function TiersTable({
  totals,
  days,
}: Pick<Storage, "totals"> & { days: Record<(typeof tiers)[number], number> }) {
  const stages = useWords(orderWords).tiers;
  const formats = useFormats();
  const words = useWords(storageWords).tiers;
  const rows = [...tiers].map((tier) => {
    const part = totals.filter((total) => total.tier === tier);
    return [
      stages.names[tier],
      formats.whole(part.reduce((sum, { objects }) => sum + objects, 0)),
      formats.bytes(part.reduce((sum, { bytes }) => sum + bytes, 0)),
      plural(stages.days, days[tier], formats.whole(days[tier])),
    ];
  });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words.title}
        </Text>
        <DataTable
          columnContentTypes={["text", "numeric", "numeric", "numeric"]}
          headings={[words.stage, words.files, words.size, words.kept]}
          rows={rows}
        />
      </BlockStack>
    </Card>
  );
}

/** What the same use would cost at each provider, the cheapest first. */
export function ProvidersTable({ estimates, inUse }: { estimates: Cost[]; inUse: Provider }) {
  const formats = useFormats();
  const words = useWords(storageWords).providers;
  const rows = estimates
    .filter(({ provider }) => provider !== "disk")
    .toSorted((one, other) => one.totalMicros - other.totalMicros)
    .map(({ provider, storageMicros, operationsMicros, egressMicros, totalMicros }) => [
      <BlockStack key={provider}>
        <InlineStack gap="200">
          <Text as="span" fontWeight={provider === inUse ? "semibold" : "regular"}>
            {words.names[provider]}
          </Text>
          {provider === inUse ? <Badge tone="info">{words.inUse}</Badge> : null}
        </InlineStack>
        <Text as="span" tone="subdued" variant="bodySm">
          {[words.read(prices[provider].read), prices[provider].unsure ? words.unsure : null]
            .filter((part) => part !== null)
            .join(", ")}
        </Text>
      </BlockStack>,
      ...[storageMicros, operationsMicros, egressMicros, totalMicros].map(formats.dollars),
    ]);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          <Text as="p" tone="subdued">
            {words.text}
          </Text>
        </BlockStack>
        <DataTable
          columnContentTypes={["text", "numeric", "numeric", "numeric", "numeric"]}
          headings={[words.provider, words.keeping, words.operations, words.egress, words.total]}
          rows={rows}
        />
      </BlockStack>
    </Card>
  );
}
