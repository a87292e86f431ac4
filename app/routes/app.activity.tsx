import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, Page, Tabs } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { listActivity } from "../domain/activity/list-activity.ts";
import { listFailures } from "../domain/activity/list-failures.ts";
import { retryFailures } from "../domain/activity/retry-failures.ts";
import { listDeliveries } from "../domain/inbox/list-deliveries.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { FailureList } from "../ui/activity/failure-list.tsx";
import { HistoryTable } from "../ui/activity/history-table.tsx";
import { MessagesTable } from "../ui/activity/messages-table.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { activityWords } from "../ui/words/activity.ts";
import { useWords } from "../ui/words/use-words.tsx";

const tabs = ["look", "messages", "history"] as const;

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const asked = new URL(request.url).searchParams;
  const after = asked.get("after");
  switch (asked.get("tab")) {
    case "messages":
      return { tab: "messages" as const, ...(await listDeliveries(services(), { shopDomain: shop.domain, after })) };
    case "history":
      return { tab: "history" as const, ...(await listActivity(services(), { shopId: shop.id, after })) };
    default:
      return { tab: "look" as const, failures: await listFailures(services(), { shop }) };
  }
};

/** Tries again one print (`printId`) or message (`deliveryId`), or all that failed (`all`). */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const form = await readForm(request);
  const [printId, deliveryId] = [form.get("printId"), form.get("deliveryId")].map((id) =>
    id ? String(id) : undefined,
  );
  if (!printId && !deliveryId && form.get("all") !== "true") return { tried: 0 };
  return {
    tried: await retryFailures(services(), { shop, ...(printId && { printId }), ...(deliveryId && { deliveryId }) }),
  };
};

export default function ActivityPage() {
  const words = useWords(activityWords);
  const data = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  return (
    <Page title={words.title}>
      <Card padding="0">
        <Tabs
          tabs={tabs.map((id) => ({ id, content: words.tabs[id] }))}
          selected={tabs.indexOf(data.tab)}
          onSelect={(at) => setParams(at === 0 ? {} : { tab: tabs[at] ?? "look" }, { preventScrollReset: true })}
        />
        {data.tab === "look" ? <FailureList failures={data.failures} /> : null}
        {data.tab === "messages" ? (
          <MessagesTable deliveries={data.deliveries} older={data.older} first={!params.get("after")} />
        ) : null}
        {data.tab === "history" ? (
          <HistoryTable activity={data.activity} older={data.older} first={!params.get("after")} />
        ) : null}
      </Card>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
