import { IndexFilters, IndexFiltersMode, IndexTable } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { ListedOrders } from "../../domain/orders/list-orders.ts";
import { Empty } from "../empty.tsx";
import { useFormats } from "../formats.tsx";
import { useNarrow } from "../use-narrow.ts";
import { orderStatusWords, ordersWords } from "../words/orders.ts";
import { useWords } from "../words/use-words.tsx";
import { orderTabs, useOrderFilters } from "./order-filters.ts";
import { OrderRow } from "./order-row.tsx";

type Orders = Omit<ListedOrders, "orders"> & { orders: Parameters<typeof OrderRow>[0]["order"][] };

/** The orders, with their tabs and their search. Finding nothing is not the same as having nothing. */
export function OrdersTable({ orders, older, newer, needsAttention }: Orders) {
  const words = useWords(ordersWords);
  const statuses = useWords(orderStatusWords);
  const filters = useOrderFilters();
  const formats = useFormats();
  const narrow = useNarrow();
  const [mode, setMode] = useState(filters.search ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);

  const tabTitle = (status: (typeof orderTabs)[number]) => {
    if (status === null) return words.all;
    if (status === "needs-attention" && needsAttention > 0) return words.attentionTab(formats.whole(needsAttention));
    return statuses[status];
  };
  const tabs = orderTabs.map((status) => ({
    id: status ?? "all",
    content: tabTitle(status),
  }));
  return (
    <>
      <IndexFilters
        tabs={tabs}
        selected={orderTabs.indexOf(filters.status)}
        onSelect={(index) => filters.choose(orderTabs[index] ?? null)}
        canCreateNewView={false}
        queryValue={filters.search}
        queryPlaceholder={words.search}
        onQueryChange={filters.type}
        onQueryClear={() => filters.type("")}
        filters={[]}
        hideFilters
        onClearAll={filters.showAll}
        cancelAction={{ onAction: () => filters.type("") }}
        mode={mode}
        setMode={setMode}
        loading={filters.loading}
      />
      <IndexTable
        resourceName={words.resource}
        itemCount={orders.length}
        selectable={false}
        condensed={narrow}
        headings={[
          { title: words.columns.order },
          { title: words.columns.date },
          { title: words.columns.items },
          { title: words.columns.status },
        ]}
        emptyState={
          <Empty
            icon={SearchIcon}
            title={words.nothing.title}
            text={words.nothing.text}
            action={{ content: words.nothing.action, onAction: filters.showAll }}
          />
        }
        pagination={
          older || newer
            ? {
                hasNext: older !== null,
                hasPrevious: newer !== null,
                accessibilityLabels: { next: words.older, previous: words.newer },
                onNext: () => older && filters.turn({ after: older }),
                onPrevious: () => newer && filters.turn({ before: newer }),
              }
            : undefined
        }
      >
        {orders.map((order, position) => (
          <OrderRow key={order.id} order={order} position={position} narrow={narrow} />
        ))}
      </IndexTable>
    </>
  );
}
