import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Box, InlineStack, Layout, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { DomainError } from "../domain/errors.ts";
import { readOrder } from "../domain/orders/read-order.ts";
import { requestPrint } from "../domain/prints/request-print.ts";
import { eraseShopperOfOrder } from "../domain/retention/erase-shopper-of-order.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { Moment } from "../ui/formats.tsx";
import { EraseQuestion } from "../ui/orders/erase-question.tsx";
import { OrderItem } from "../ui/orders/order-item.tsx";
import { OrderStatusBadge } from "../ui/orders/order-status-badge.tsx";
import { OrderTimeline } from "../ui/orders/order-timeline.tsx";
import { TierLegend } from "../ui/orders/tier-legend.tsx";
import { useFreshOrder } from "../ui/orders/use-fresh-order.ts";
import { useShopperErasing } from "../ui/orders/use-shopper-erasing.ts";
import { PageFailure } from "../ui/page-failure.tsx";
import { orderWords } from "../ui/words/order.ts";
import { sharedWords } from "../ui/words/shared.ts";
import { useWords } from "../ui/words/use-words.tsx";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  return pageData(readOrder(services(), { shopId: shop.id, orderId: params.orderId ?? "" }));
};

/** Tries a failed print again, or erases the shopper. A refusal is an answer: the print may just have been made. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const form = await readForm(request);
  try {
    if (form.get("erase") === "shopper") {
      const erased = await eraseShopperOfOrder(services(), { shopId: shop.id, orderId: params.orderId ?? "" });
      return { kind: "erased" as const, ...erased };
    }
    await requestPrint(services(), { shopId: shop.id, printId: String(form.get("printId") ?? "") });
    return { kind: "requested" as const };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: "refused" as const, code: error.code };
  }
};

export default function OrderPage() {
  const words = useWords(orderWords);
  const { nav } = useWords(sharedWords);
  const order = useLoaderData<typeof loader>();
  const waiting = order.items.some(
    ({ print, preview }) =>
      print?.status === "pending" ||
      print?.status === "awaiting_credits" ||
      print?.status === "processing" ||
      preview?.status === "pending" ||
      preview?.status === "processing",
  );
  useFreshOrder(waiting);
  const erasing = useShopperErasing();
  const openInShopify = () => window.open(`shopify://admin/orders/${order.shopifyOrderId}`, "_top");
  return (
    <Page
      title={order.name}
      titleMetadata={
        <InlineStack gap="200">
          <OrderStatusBadge status={order.status} />
          {order.test ? <Badge>{words.test}</Badge> : null}
        </InlineStack>
      }
      additionalMetadata={<Moment at={order.placedAt} form="full" say={words.placed} />}
      backAction={{ content: nav.orders, url: "/app/orders" }}
      secondaryActions={[
        { content: words.openInShopify, onAction: openInShopify },
        { content: words.erase.action, destructive: true, loading: erasing.busy, onAction: erasing.ask },
      ]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {order.items.map((item) => (
              <OrderItem key={item.id} item={item} cancelled={order.cancelledAt !== null} />
            ))}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <OrderTimeline events={order.events} />
            <TierLegend days={order.retentionDays} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <EraseQuestion open={erasing.asking} onClose={erasing.cancel} onConfirm={erasing.confirm} />
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
