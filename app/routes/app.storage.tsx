import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Card, InlineGrid, Page } from "@shopify/polaris";
import { DatabaseIcon } from "@shopify/polaris-icons";
import { boundary } from "@shopify/shopify-app-remix/server";
import { config } from "../config.server.ts";
import { providerInUse } from "../domain/costs/provider-in-use.ts";
import { readCosts } from "../domain/costs/read-costs.ts";
import { DomainError } from "../domain/errors.ts";
import { readSettings } from "../domain/settings/read-settings.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { planCleanup } from "../domain/storage/plan-cleanup.ts";
import { readStorage } from "../domain/storage/read-storage.ts";
import { runCleanup } from "../domain/storage/run-cleanup.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { Empty } from "../ui/empty.tsx";
import { PageFailure } from "../ui/page-failure.tsx";
import { Cleanup } from "../ui/storage/cleanup.tsx";
import { AccessChart, UsageChart } from "../ui/storage/storage-charts.tsx";
import { StorageNow } from "../ui/storage/storage-now.tsx";
import { ProvidersTable, TiersTable } from "../ui/storage/storage-tables.tsx";
import { storageWords } from "../ui/words/storage.ts";
import { useWords } from "../ui/words/use-words.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const { id: shopId } = await pageData(openShop(services(), { shopDomain: session.shop }));
  const [storage, { estimates }, settings] = await Promise.all([
    readStorage(services(), { shopId }),
    readCosts(services(), { shopId }),
    readSettings(services(), { shopId }),
  ]);
  const days = {
    temporary: settings.temporaryDays,
    order_pending: settings.orderPendingDays,
    order_completed: settings.orderCompletedDays,
    archived: settings.archivedDays,
  };
  const budgetMicros = settings.storageBudgetDollars * 1_000_000;
  return { ...storage, estimates, inUse: providerInUse(config()), keptDays: days, budgetMicros };
};

/** Shows what a clean-up would do (`intent=plan`), or carries out one that was shown (`run`). A refusal is an answer. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const { id: shopId } = await pageData(openShop(services(), { shopDomain: session.shop }));
  const { intent, digest = "", ...asked } = Object.fromEntries(await readForm(request));
  try {
    if (intent === "run") {
      const done = await runCleanup(services(), { shopId, asked, digest });
      return { kind: "cleaned" as const, ...done };
    }
    const { deletion, ...plan } = await planCleanup(services(), { shopId, asked });
    const { ids: _ids, ...shown } = deletion;
    return { kind: "planned" as const, plan: { ...plan, deletion: shown } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: "refused" as const, code: error.code };
  }
};

export default function StoragePage() {
  const words = useWords(storageWords);
  const { totals, days, forecast, access, estimates, inUse, keptDays, budgetMicros } = useLoaderData<typeof loader>();
  const isUnused = totals.length === 0 && access.every(({ uploads, deletions }) => uploads + deletions === 0);
  return (
    <Page title={words.title}>
      {isUnused ? (
        <Card padding="0">
          <Empty
            icon={DatabaseIcon}
            title={words.empty.title}
            text={words.empty.text}
            action={{ content: words.empty.action, primary: true, url: "/app/artworks" }}
          />
        </Card>
      ) : (
        <BlockStack gap="400">
          <StorageNow
            totals={totals}
            forecast={forecast}
            budgetMicros={budgetMicros}
            cost={estimates.find(({ provider }) => provider === inUse) ?? null}
          />
          <UsageChart days={days} />
          <InlineGrid columns={{ xs: 1, md: 2 }} gap="400" alignItems="start">
            <TiersTable totals={totals} days={keptDays} />
            <Cleanup />
          </InlineGrid>
          <AccessChart access={access} />
          <ProvidersTable estimates={estimates} inUse={inUse} />
        </BlockStack>
      )}
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
