import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useFormats } from "../formats.tsx";
import { saveFromApp } from "../save-from-app.ts";
import { creditsWords } from "../words/credits.ts";
import { useWords } from "../words/use-words.tsx";

/** A month's entries to keep: for a spreadsheet, or to file. */
export function MonthlyStatement({ months }: { months: string[] }) {
  const { statement: words } = useWords(creditsWords);
  const formats = useFormats();
  const shopify = useAppBridge();
  const [month, setMonth] = useState(months[0] ?? "");
  const [busy, setBusy] = useState<"csv" | "pdf" | null>(null);

  async function save(format: "csv" | "pdf"): Promise<void> {
    setBusy(format);
    const query = new URLSearchParams({ month, format, locale: formats.locale });
    await saveFromApp(`/app/credits/statement?${query}`, `${words.fileName}.${format}`).catch(() => {
      shopify.toast.show(words.failed, { isError: true });
    });
    setBusy(null);
  }

  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {words.title}
        </Text>
        <Select
          label={words.month}
          value={month}
          onChange={setMonth}
          options={months.map((value) => ({ value, label: formats.month(value) }))}
        />
        <InlineStack gap="200">
          <Button loading={busy === "pdf"} disabled={busy !== null} onClick={() => save("pdf")}>
            {words.pdf}
          </Button>
          <Button loading={busy === "csv"} disabled={busy !== null} onClick={() => save("csv")}>
            {words.csv}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
