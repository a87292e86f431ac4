import { BlockStack, Card, Text } from "@shopify/polaris";
import { tiers } from "../../domain/photos/object-key.ts";
import type { Storage } from "../../domain/storage/read-storage.ts";
import { useFormats } from "../formats.tsx";
import { orderWords } from "../words/order.ts";
import { storageWords } from "../words/storage.ts";
import { useWords } from "../words/use-words.tsx";
import { DaysTable } from "./days-table.tsx";
import { StackedDays } from "./stacked-days.tsx";

/** Told apart by lightness too, so also where colours are not. */
const colours = {
  temporary: "#9fc5e8",
  order_pending: "#2f6fb3",
  order_completed: "#17436f",
  archived: "#b58a3c",
} as const;
const deeds = { uploads: "#2f8f6b", reads: "#9fc5e8", deletions: "#b5452c" } as const;

/** What was stored, day by day. */
export function UsageChart({ days }: { days: Storage["days"] }) {
  const words = useWords(storageWords);
  const stages = useWords(orderWords).tiers;
  const formats = useFormats();
  const { usage } = words;
  const dates = days.map(({ day }) => day);
  const series = [...tiers].map((tier) => ({
    name: stages.names[tier],
    colour: colours[tier],
    values: days.map(({ bytes }) => bytes[tier]),
  }));
  const [first = "", last = ""] = [dates[0], dates.at(-1)];
  const named = usage.describe(
    formats.moment(`${first}T12:00:00Z`, "date"),
    formats.moment(`${last}T12:00:00Z`, "date"),
  );
  return (
    <ChartCard title={usage.title}>
      <StackedDays
        title={named}
        days={dates}
        series={series}
        label={formats.bytes}
        table={<DaysTable days={dates} series={series} label={formats.bytes} />}
      />
    </ChartCard>
  );
}

/** What was done, day by day. */
export function AccessChart({ access }: { access: Storage["access"] }) {
  const words = useWords(storageWords);
  const formats = useFormats();
  const dates = access.map(({ day }) => day);
  const series = (["uploads", "reads", "deletions"] as const).map((deed) => ({
    name: words.access[deed],
    colour: deeds[deed],
    values: access.map((day) => day[deed]),
  }));
  return (
    <ChartCard title={words.access.title}>
      <StackedDays
        title={words.access.describe}
        days={dates}
        series={series}
        label={formats.whole}
        table={<DaysTable days={dates} series={series} label={formats.whole} />}
      />
    </ChartCard>
  );
}

function ChartCard({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}
