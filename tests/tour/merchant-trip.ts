import { readdir } from "node:fs/promises";
import type { Browser, FrameLocator, Page } from "playwright-core";
import sharp from "sharp";
import { until } from "../helpers/http-shopper.ts";
import { TourStopped, type Trip } from "./trip.ts";

/** What the order's page calls the tier a photo is kept in. */
const stages: Record<string, string> = {
  temporary: "Not in an order",
  order_pending: "Ordered, not shipped yet",
  order_completed: "Shipped",
  archived: "Kept for reorders",
};

/** What the merchant sees of the order, in the admin, in a browser. */
export async function merchantTrip(
  trip: Trip,
  { browser, adminUrl, orderName }: { browser: Browser; adminUrl: string; orderName: string },
) {
  const userAgent =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  const page = await browser.newPage({ viewport: { width: 1280, height: 1100 }, userAgent });
  const app = page.frameLocator("iframe").first();

  await trip.step("admin", async () => {
    await page.goto(adminUrl);
    await app.getByRole("heading").first().waitFor({ timeout: 30_000 });
    await page.waitForTimeout(1_000);
    await trip.keep("admin-home", "admin-home.png", await page.screenshot());
  });
  const openOrder = () => openOrderPage(page, app, { adminUrl, orderName });

  return {
    /** Waits until the order's page shows the shopper's photo in a tier. */
    async photoTier(tier: string): Promise<string> {
      const look = async () => {
        await openOrder();
        const said = /Kept as\s+(.+)/.exec(await app.locator("body").innerText())?.[1]?.trim() ?? "";
        return Object.keys(stages).find((name) => stages[name] === said) ?? (said || "unknown");
      };
      return until(look, (seen) => seen === tier, { withinMs: 30_000, everyMs: 500, what: `the photo in ${tier}` });
    },

    /** Waits for the print file and downloads it by the merchant's own link. */
    async downloadPrint(): Promise<void> {
      const look = async () => {
        await openOrder();
        return app
          .locator('a[href*="/print?"]')
          .first()
          .getAttribute("href", { timeout: 1_000 })
          .catch(() => null);
      };
      const href = await until(look, (link) => link !== null, {
        withinMs: 60_000,
        everyMs: 500,
        what: "the print file",
      });
      const answer = await page.request.get(href ?? "");
      if (!answer.ok()) throw new TourStopped(`The print file's link answered ${answer.status()}.`);
      const bytes = await answer.body();
      const { format, width, height, density, exif, icc, hasAlpha } = await sharp(bytes).metadata();
      if (format !== "png" || width !== 3000 || height !== 3600 || density !== 300 || exif || !icc || hasAlpha) {
        throw new TourStopped(
          `The print file is ${width} × ${height} ${format} at ${density} DPI, exif: ${!!exif}, icc: ${!!icc}.`,
        );
      }
      await trip.keep("print", "print.png", bytes);
    },

    async screenshots(): Promise<void> {
      await openOrder();
      await page.waitForTimeout(1_500);
      await trip.keep("order-page", "order-page.png", await page.screenshot({ fullPage: true }));
      await page.setViewportSize({ width: 390, height: 844 });
      await page.waitForTimeout(500);
      await trip.keep("order-page-phone", "order-page-phone.png", await page.screenshot());
      await page.setViewportSize({ width: 1280, height: 1100 });
    },

    /** Waits until the photo is gone: no link on the order's page, no file in any tier. */
    async photoGone(storageFolder: string): Promise<string> {
      await until(
        () => filesInTiers(storageFolder),
        (files) => files.length === 0,
        { withinMs: 30_000, what: "an empty storage" },
      );
      await openOrder();
      if ((await app.locator('a[href*="/files/"]').count()) > 0)
        throw new TourStopped("The order's page still links to files.");
      await page.waitForTimeout(1_000);
      await trip.keep("order-page-gone", "order-page-gone.png", await page.screenshot());
      return "gone";
    },
  };
}

async function openOrderPage(
  page: Page,
  app: FrameLocator,
  { adminUrl, orderName }: { adminUrl: string; orderName: string },
) {
  await page.goto(`${adminUrl}/app/orders`);
  const link = app.getByRole("link", { name: orderName, exact: true }).first();
  await link.waitFor({ timeout: 30_000 });
  await link.click();
  await app.getByText("Timeline", { exact: false }).first().waitFor({ timeout: 30_000 });
}

async function filesInTiers(folder: string): Promise<string[]> {
  const tiers = ["temporary", "order_pending", "order_completed", "archived"];
  const lists = tiers.map((tier) =>
    readdir(`${folder}/${tier}`, { recursive: true, withFileTypes: true }).catch(() => []),
  );
  return (await Promise.all(lists)).flat().flatMap((entry) => (entry.isFile() ? [entry.name] : []));
}
