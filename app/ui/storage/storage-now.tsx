import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Cost } from "../../domain/costs/estimate-costs.ts";
import type { Storage } from "../../domain/storage/read-storage.ts";
import { useFormats } from "../formats.tsx";
import { plural } from "../words/plural.ts";
import { storageWords } from "../words/storage.ts";
import { useWords } from "../words/use-words.tsx";

/** What is stored, what leaves, and what it cost, each in one number. */
export function StorageNow({
  totals,
  forecast,
  cost,
  budgetMicros,
}: Pick<Storage, "totals" | "forecast"> & { cost: Cost | null; budgetMicros: number }) {
  const words = useWords(storageWords).now;
  const { providers } = useWords(storageWords);
  const formats = useFormats();
  const bytes = totals.reduce((sum, total) => sum + total.bytes, 0);
  const objects = totals.reduce((sum, total) => sum + total.objects, 0);
  const { within7Days, within30Days, toArchive } = forecast;
  const archive = toArchive.bytes > 0 ? words.archive(formats.bytes(toArchive.bytes)) : null;
  const budget = budgetMicros > 0 ? words.ofBudget(formats.dollars(budgetMicros)) : null;
  const spent = cost && cost.provider !== "disk" ? cost : null;
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
      <Figure
        name={words.bytes}
        value={formats.bytes(bytes)}
        more={plural(words.objects, objects, formats.whole(objects))}
      />
      <Figure
        name={words.leaving}
        value={formats.bytes(within30Days.bytes)}
        more={[words.soon(formats.bytes(within7Days.bytes)), archive].filter(Boolean).join(". ")}
      />
      <Figure
        name={words.cost}
        value={formats.dollars(spent?.totalMicros ?? 0)}
        more={spent ? [words.costOf(providers.names[spent.provider]), budget].filter(Boolean).join(", ") : words.free}
      />
    </InlineGrid>
  );
}

function Figure({ name, value, more }: { name: string; value: string; more: string }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" tone="subdued">
          {name}
        </Text>
        <Text as="p" variant="headingLg">
          {value}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {more}
        </Text>
      </BlockStack>
    </Card>
  );
}
