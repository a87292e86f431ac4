import type { Services } from "../services.ts";
import { forecastDepartures } from "./forecast-departures.ts";
import { listAccessDays } from "./list-access-days.ts";
import { listStorageDays } from "./list-storage-days.ts";
import { listStorageTotals } from "./list-storage-totals.ts";

export type Storage = Awaited<ReturnType<typeof readStorage>>;

const chartDays = 90;
const accessDays = 30;

/** What a shop stores, has stored and will let go, and what was done with it. No part of it counts pictures one by one. */
export async function readStorage(services: Services, { shopId }: { shopId: string }) {
  const [totals, days, forecast, access] = await Promise.all([
    listStorageTotals(services, { shopId }),
    listStorageDays(services, { shopId, days: chartDays }),
    forecastDepartures(services, { shopId }),
    listAccessDays(services, { shopId, days: accessDays }),
  ]);
  return { totals: totals.map(({ shopId: _shopId, ...total }) => total), days, forecast, access };
}
