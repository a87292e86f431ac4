import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { config } from "../config.server.ts";
import { allowStaff } from "../domain/credits/allow-staff.ts";
import { confirmPurchase } from "../domain/credits/confirm-purchase.ts";
import { entryFilters, listEntries } from "../domain/credits/list-entries.ts";
import { listStatementMonths } from "../domain/credits/list-statement-months.ts";
import { currentPrices } from "../domain/credits/price-list.ts";
import { readBalance } from "../domain/credits/read-balance.ts";
import { redeemVoucher } from "../domain/credits/redeem-voucher.ts";
import { requestPurchase } from "../domain/credits/request-purchase.ts";
import { DomainError } from "../domain/errors.ts";
import { readSettings } from "../domain/settings/read-settings.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { readStaff } from "../http/read-staff.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { BalanceCard } from "../ui/credits/balance-card.tsx";
import { CreditHistory } from "../ui/credits/credit-history.tsx";
import { CreditPacks } from "../ui/credits/credit-packs.tsx";
import { MonthlyStatement } from "../ui/credits/monthly-statement.tsx";
import { PriceTable } from "../ui/credits/price-table.tsx";
import { PurchaseNotice } from "../ui/credits/purchase-notice.tsx";
import { VoucherForm } from "../ui/credits/voucher-form.tsx";
import { WaitingPrints } from "../ui/credits/waiting-prints.tsx";
import { timezoneOf } from "../ui/locality.ts";
import { PageFailure } from "../ui/page-failure.tsx";
import { creditsWords } from "../ui/words/credits.ts";
import { useWords } from "../ui/words/use-words.tsx";

/** A number from the address; null when there is none, or nonsense. */
const seqOf = (text: string | null) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : null);

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const asked = new URL(request.url).searchParams;
  const charge = asked.get("charge_id");
  // First, so that what the page shows has it already. A number that is none of ours says nothing and shows nothing.
  const purchase = charge
    ? await confirmPurchase(services(), { shop, charge }).catch((error: unknown) => {
        if (error instanceof DomainError) return null;
        throw error;
      })
    : null;
  const filter = entryFilters.find((name) => name === asked.get("show")) ?? "moved";
  const page = { after: seqOf(asked.get("after")), before: seqOf(asked.get("before")) };
  const { packs, test } = services().billing;
  const [settings, balance, history, months] = await Promise.all([
    readSettings(services(), { shopId: shop.id }),
    readBalance(services(), { shopId: shop.id }),
    listEntries(services(), { shopId: shop.id, filter, ...page }),
    listStatementMonths(services(), { shopId: shop.id, timezone: timezoneOf(shop.timezone) }),
  ]);
  const remoteCutouts = /^https?:/.test(config().CUTOUT);
  const notice = purchase ? { status: purchase.status, credits: purchase.credits } : null;
  return {
    balance,
    history,
    filter,
    months,
    notice,
    packs,
    test,
    prices: currentPrices,
    remoteCutouts,
    staffMayBuy: settings.staffMayBuy,
  };
};

/** Starts a purchase (`credits`), which the merchant then approves in Shopify, uses a voucher (`code`), or lets staff buy (`staff`). */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const form = await readForm(request);
  try {
    if (form.has("code")) {
      const { credits } = await redeemVoucher(services(), { shopId: shop.id, code: String(form.get("code")) });
      return { outcome: "redeemed" as const, credits };
    }
    const buyer = () => readStaff(request, { shopDomain: shop.domain });
    if (form.has("staff")) {
      await allowStaff(services(), { shopId: shop.id, staff: await buyer(), allow: form.get("staff") === "true" });
      return { outcome: "kept" as const };
    }
    const credits = Number(form.get("credits"));
    const { confirmationUrl } = await requestPurchase(services(), { shop, credits, buyer });
    return { outcome: "started" as const, confirmationUrl };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { outcome: "refused" as const, code: error.code };
  }
};

export default function CreditsPage() {
  const words = useWords(creditsWords);
  const { balance, history, filter, months, notice, packs, test, prices, remoteCutouts, staffMayBuy } =
    useLoaderData<typeof loader>();
  return (
    <Page title={words.title}>
      <BlockStack gap="500">
        {notice ? <PurchaseNotice notice={notice} /> : <WaitingPrints balance={balance} />}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <BalanceCard balance={balance} />
              <CreditPacks
                packs={packs}
                test={test}
                available={balance.available}
                print={prices.print}
                staffMayBuy={staffMayBuy}
              />
              <CreditHistory history={history} filter={filter} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <PriceTable prices={prices} remoteCutouts={remoteCutouts} />
              <VoucherForm />
              <MonthlyStatement months={months} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
