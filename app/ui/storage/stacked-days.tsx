import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { storageWords } from "../words/storage.ts";
import { useWords } from "../words/use-words.tsx";

export interface Series {
  name: string;
  colour: string;
  values: number[];
}

const [width, height] = [900, 180];

/**
 * Days side by side, each a pile of its parts, the first at the bottom. `days` are ISO dates; `label` writes a value. What it shows
 * is in `table` too, for who can't see it.
 */
export function StackedDays({
  title,
  days,
  series,
  label,
  table,
}: {
  title: string;
  days: string[];
  series: Series[];
  label: (value: number) => string;
  table: ReactNode;
}) {
  const words = useWords(storageWords);
  const totals = days.map((_, n) => series.reduce((sum, { values }) => sum + (values[n] ?? 0), 0));
  const highest = Math.max(1, ...totals);
  const step = width / Math.max(1, days.length);
  return (
    <BlockStack gap="300">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={title}
        preserveAspectRatio="none"
        style={{ width: "100%", height: "11rem", display: "block" }}
      >
        {[0.25, 0.5, 0.75, 1].map((part) => (
          <line
            key={part}
            x1="0"
            x2={width}
            y1={height - part * (height - 8)}
            y2={height - part * (height - 8)}
            stroke="var(--p-color-border-secondary)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {days.map((day, n) => (
          <Pile key={day} left={n * step} wide={step * 0.8} at={n} series={series} highest={highest} />
        ))}
      </svg>
      <InlineStack gap="400" align="space-between">
        <InlineStack gap="400" align="start">
          {series.map(({ name, colour }) => (
            <InlineStack key={name} gap="150" blockAlign="center">
              <span style={{ width: 12, height: 12, borderRadius: 3, background: colour }} />
              <Text as="span" variant="bodySm">
                {name}
              </Text>
            </InlineStack>
          ))}
        </InlineStack>
        <Text as="span" variant="bodySm" tone="subdued">
          {words.most(label(highest))}
        </Text>
      </InlineStack>
      {table}
    </BlockStack>
  );
}

function Pile({
  left,
  wide,
  at,
  series,
  highest,
}: {
  left: number;
  wide: number;
  at: number;
  series: Series[];
  highest: number;
}) {
  let below = 0;
  return series.map(({ name, colour, values }) => {
    const value = values[at] ?? 0;
    const high = (value / highest) * (height - 8);
    below += high;
    return high > 0 ? <rect key={name} x={left} y={height - below} width={wide} height={high} fill={colour} /> : null;
  });
}
