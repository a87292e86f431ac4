import { useNavigation, useSearchParams } from "@remix-run/react";
import { Box, IndexTable, type IndexTableProps, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** A long list, the newest first: on to what is older, and back to the newest. Which page it is, is in the address. */
export function PagedTable({
  resource,
  headings,
  count,
  none,
  older,
  first,
  children,
}: {
  resource: { singular: string; plural: string };
  headings: IndexTableProps["headings"];
  count: number;
  none: string;
  older: string | null;
  first: boolean;
  children: ReactNode;
}) {
  const [params, setParams] = useSearchParams();
  const navigation = useNavigation();
  const tab = params.get("tab") ?? "look";
  return (
    <IndexTable
      resourceName={resource}
      itemCount={count}
      selectable={false}
      loading={navigation.state === "loading" && navigation.location.pathname === "/app/activity"}
      headings={headings}
      emptyState={
        <Box padding="800">
          <Text as="p" tone="subdued" alignment="center">
            {none}
          </Text>
        </Box>
      }
      pagination={{
        hasNext: older !== null,
        onNext: () => setParams({ tab, after: older ?? "" }),
        hasPrevious: !first,
        onPrevious: () => setParams({ tab }),
      }}
    >
      {children}
    </IndexTable>
  );
}
