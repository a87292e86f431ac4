import { readVitals } from "../../app/domain/activity/read-vitals.ts";
import { entryFilters, listEntries } from "../../app/domain/credits/list-entries.ts";
import { listStatementMonths } from "../../app/domain/credits/list-statement-months.ts";
import { readBalance } from "../../app/domain/credits/read-balance.ts";
import { readStatement } from "../../app/domain/credits/read-statement.ts";
import { monthOf } from "../../app/domain/credits/statement-month.ts";
import { listOrders } from "../../app/domain/orders/list-orders.ts";
import { orderStatuses } from "../../app/domain/orders/order-status.ts";
import { listPhotos } from "../../app/domain/photos/list-photos.ts";
import { photoStates, readPhotoQuery } from "../../app/domain/photos/photo-query.ts";
import type { Services } from "../../app/domain/services.ts";
import { readHome } from "../../app/domain/shops/read-home.ts";
import { planCleanup } from "../../app/domain/storage/plan-cleanup.ts";
import { readStorage } from "../../app/domain/storage/read-storage.ts";
import type { Figure } from "../index.ts";
import { p95 } from "../measure.ts";

const day = 86_400_000;

/** What the admin's pages ask for, of a shop that has half of everything. */
export async function queries(services: Services, shopId: string): Promise<Figure[]> {
  const shop = { id: shopId, timezone: "Europe/Berlin", guideClosedAt: null };
  const photos = (search: string) => () =>
    listPhotos(services, { shop, query: readPhotoQuery(new URLSearchParams(search)) });
  const { after } = await photos("")();
  const ways: Record<string, () => Promise<unknown>> = {
    "home page": () => readHome(services, { shop }),
    "storage page": () => readStorage(services, { shopId }),
    "a clean-up's dry run": () =>
      planCleanup(services, { shopId, asked: { tier: "archived", olderThanDays: 30, asOf: new Date() } }),
    "orders, first page": () => listOrders(services, { shopId }),
    "orders found by a part of their name": () => listOrders(services, { shopId, search: "9999" }),
    ...Object.fromEntries(
      orderStatuses.map((status) => [`orders, ${status}`, () => listOrders(services, { shopId, status })]),
    ),
    ...Object.fromEntries(photoStates.map((state) => [`photos, ${state}`, photos(`state=${state}`)])),
    "credits, balance": () => readBalance(services, { shopId }),
    ...Object.fromEntries(
      entryFilters.map((filter) => [`credits, history: ${filter}`, () => listEntries(services, { shopId, filter })]),
    ),
    "credits, a page from the middle": () => listEntries(services, { shopId, after: 500_000 }),
    "credits, months": () => listStatementMonths(services, { shopId, timezone: shop.timezone }),
    "a month's statement, 42,000 entries": () =>
      readStatement(services, {
        shopId,
        timezone: shop.timezone,
        month: monthOf(new Date(Date.now() - 60 * day), "UTC"),
      }),
    metrics: () => readVitals(services),
    "photos, second page": photos(`after=${after}`),
    "photos, prints in the archive": photos("kind=print&tier=archived"),
    "photos of a month": photos("from=2026-03-01&to=2026-03-31"),
    "photos of an order": photos("order=4242"),
    "photos of a product": photos("product=7"),
    "photos by a common name": photos("search=IMG_"),
    "photos by a rare name": photos("search=IMG_4711"),
    "photos by a name nobody has": photos("search=zz"),
  };
  const figures: Figure[] = [];
  for (const [name, ask] of Object.entries(ways)) {
    figures.push({ name: `${name}, p95`, value: await p95(20, ask), unit: "ms" });
  }
  return figures;
}
