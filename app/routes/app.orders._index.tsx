import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { OrderIcon } from "@shopify/polaris-icons";
import { boundary } from "@shopify/shopify-app-remix/server";
import { listOrders } from "../domain/orders/list-orders.ts";
import { readOrderCursor } from "../domain/orders/order-cursor.ts";
import { orderStatuses } from "../domain/orders/order-status.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { Empty } from "../ui/empty.tsx";
import { OrdersTable } from "../ui/orders/orders-table.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { ordersWords } from "../ui/words/orders.ts";
import { useWords } from "../ui/words/use-words.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const query = new URL(request.url).searchParams;
  return listOrders(services(), {
    shopId: shop.id,
    status: orderStatuses.find((status) => status === query.get("status")),
    search: query.get("search") ?? undefined,
    after: readOrderCursor(query.get("after")),
    before: readOrderCursor(query.get("before")),
  });
};

export default function OrdersPage() {
  const words = useWords(ordersWords);
  const orders = useLoaderData<typeof loader>();
  return (
    <Page title={words.title} fullWidth>
      <Card padding="0">
        {orders.any ? (
          <OrdersTable {...orders} />
        ) : (
          <Empty
            icon={OrderIcon}
            title={words.empty.title}
            text={words.empty.text}
            action={{ content: words.empty.action, primary: true, url: "/app/artworks" }}
          />
        )}
      </Card>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
