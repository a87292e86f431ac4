import { BlockStack, Button, DataTable } from "@shopify/polaris";
import { useState } from "react";
import { Moment } from "../formats.tsx";
import { storageWords } from "../words/storage.ts";
import { useWords } from "../words/use-words.tsx";
import type { Series } from "./stacked-days.tsx";

/** A chart's numbers, the newest day first; shown when asked for. */
export function DaysTable({
  days,
  series,
  label,
}: {
  days: string[];
  series: Series[];
  label: (value: number) => string;
}) {
  const words = useWords(storageWords);
  const [open, setOpen] = useState(false);
  const rows = days.map((day, n) => [
    <Moment key={day} at={`${day}T12:00:00Z`} />,
    ...series.map(({ values }) => label(values[n] ?? 0)),
  ]);
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Button variant="plain" disclosure={open ? "up" : "down"} ariaExpanded={open} onClick={() => setOpen(!open)}>
        {words.table}
      </Button>
      {open ? (
        <div style={{ width: "100%", maxHeight: "20rem", overflow: "auto" }}>
          <DataTable
            columnContentTypes={["text", ...series.map(() => "numeric" as const)]}
            headings={[words.usage.day, ...series.map(({ name }) => name)]}
            rows={rows.toReversed()}
          />
        </div>
      ) : null}
    </BlockStack>
  );
}
