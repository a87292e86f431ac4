import { useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, IndexTable, InlineStack, Link, Tabs, Text } from "@shopify/polaris";
import { type EntryFilter, type EntryView, entryFilters } from "../../domain/credits/list-entries.ts";
import { Moment, useFormats } from "../formats.tsx";
import { useNarrow } from "../use-narrow.ts";
import { creditsWords } from "../words/credits.ts";
import { useWords } from "../words/use-words.tsx";

type Shown = Omit<EntryView, "at"> & { at: string | Date };

/** The ledger as a merchant reads it, newest first. Which entries, and which page of them, is in the address. */
export function CreditHistory({
  history: { entries, older, newer },
  filter,
}: {
  history: { entries: Shown[]; older: number | null; newer: number | null };
  filter: EntryFilter;
}) {
  const { history: words } = useWords(creditsWords);
  const navigation = useNavigation();
  const narrow = useNarrow();
  const [, setParams] = useSearchParams();
  const show = (wanted: Record<string, string>) => setParams(wanted, { preventScrollReset: true });
  const kept: Record<string, string> = filter === "moved" ? {} : { show: filter };
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="0">
        <Text as="h2" variant="headingSm">
          {words.title}
        </Text>
      </Box>
      <Tabs
        tabs={entryFilters.map((id) => ({ id, content: words.tabs[id] }))}
        selected={entryFilters.indexOf(filter)}
        onSelect={(at) => show(at === 0 ? {} : { show: entryFilters[at] ?? "moved" })}
      />
      <IndexTable
        resourceName={words.resource}
        itemCount={entries.length}
        selectable={false}
        condensed={narrow}
        loading={navigation.state === "loading" && navigation.location.pathname === "/app/credits"}
        emptyState={
          <Box padding="400">
            <Text as="p" tone="subdued" alignment="center">
              {words.empty}
            </Text>
          </Box>
        }
        headings={[
          { title: words.columns.date },
          { title: words.columns.what },
          { title: words.columns.credits, alignment: "end" },
          { title: words.columns.balance, alignment: "end" },
        ]}
        pagination={{
          hasNext: older !== null,
          onNext: () => show({ ...kept, after: String(older) }),
          hasPrevious: newer !== null,
          onPrevious: () => show({ ...kept, before: String(newer) }),
        }}
      >
        {entries.map((entry, position) => (
          <Entry key={entry.seq} entry={entry} position={position} narrow={narrow} />
        ))}
      </IndexTable>
    </Card>
  );
}

function Entry({ entry, position, narrow }: { entry: Shown; position: number; narrow: boolean }) {
  const formats = useFormats();
  const { seq, at, credits, balance } = entry;
  const amount = (
    <Text as="span" alignment="end" numeric {...(credits > 0 && { tone: "success" as const })}>
      {formats.signed(credits)}
    </Text>
  );
  const left = (
    <Text as="span" alignment="end" numeric {...(narrow && { tone: "subdued" as const })}>
      {formats.whole(balance)}
    </Text>
  );
  return (
    <IndexTable.Row id={String(seq)} position={position}>
      {narrow ? (
        <Box padding="300" width="100%">
          <InlineStack align="space-between" wrap={false} gap="300">
            <BlockStack>
              <span>
                <What entry={entry} />
              </span>
              <Text as="span" tone="subdued">
                <Moment at={at} form="time" />
              </Text>
            </BlockStack>
            <BlockStack>
              {amount}
              {left}
            </BlockStack>
          </InlineStack>
        </Box>
      ) : (
        <>
          <IndexTable.Cell>
            <Moment at={at} form="time" />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <What entry={entry} />
          </IndexTable.Cell>
          <IndexTable.Cell>{amount}</IndexTable.Cell>
          <IndexTable.Cell>{left}</IndexTable.Cell>
        </>
      )}
    </IndexTable.Row>
  );
}

/** What an entry was for: its order while we know it, or an operator's reason. */
function What({ entry: { kind, order, note } }: { entry: Shown }) {
  const { history: words } = useWords(creditsWords);
  const reason = kind === "adjustment" || kind === "voucher" ? note : null;
  return (
    <>
      {words.kinds[kind]}
      {order ? (
        <>
          {", "}
          <Link url={`/app/orders/${order.id}`}>{words.order(order.name)}</Link>
        </>
      ) : null}
      {reason ? `, ${reason}` : null}
    </>
  );
}
