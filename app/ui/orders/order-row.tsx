import { Badge, BlockStack, Box, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import type { ListedOrders } from "../../domain/orders/list-orders.ts";
import { Moment, useFormats } from "../formats.tsx";
import { ordersWords } from "../words/orders.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";
import { OrderStatusBadge } from "./order-status-badge.tsx";

type Order = Omit<ListedOrders["orders"][number], "placedAt"> & { placedAt: Date | string };

/** One order of the list: a row of cells, or on a phone two lines. */
export function OrderRow({ order, position, narrow }: { order: Order; position: number; narrow: boolean }) {
  const words = useWords(ordersWords);
  const formats = useFormats();
  const items =
    order.photoItems === 0
      ? words.noPhotoItems
      : plural(words.photoItems, order.photoItems, formats.whole(order.photoItems));
  const name = (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      <Link dataPrimaryLink monochrome removeUnderline url={`/app/orders/${order.id}`}>
        <Text as="span" variant="bodyMd" fontWeight="semibold">
          {order.name}
        </Text>
      </Link>
      {order.test ? <Badge size="small">{words.test}</Badge> : null}
    </InlineStack>
  );
  const date = <Moment at={order.placedAt} form="time" />;
  const status = <OrderStatusBadge status={order.status} />;

  return (
    <IndexTable.Row id={order.id} position={position}>
      {narrow ? (
        <Box padding="300" width="100%">
          <BlockStack gap="150">
            <InlineStack align="space-between" gap="200">
              {name}
              {status}
            </InlineStack>
            <InlineStack align="space-between" gap="200">
              <Text as="span" tone="subdued">
                {date}
              </Text>
              <Text as="span" tone="subdued">
                {order.photoItems === 0 ? null : items}
              </Text>
            </InlineStack>
          </BlockStack>
        </Box>
      ) : (
        <>
          <IndexTable.Cell>{name}</IndexTable.Cell>
          <IndexTable.Cell>{date}</IndexTable.Cell>
          <IndexTable.Cell>{items}</IndexTable.Cell>
          <IndexTable.Cell>{status}</IndexTable.Cell>
        </>
      )}
    </IndexTable.Row>
  );
}
