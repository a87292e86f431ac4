import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumFlags, findChromium } from "../../scripts/chromium.mjs";
import { openShops } from "../../scripts/open-shops.mjs";
import { startStack } from "../../scripts/stack.mjs";
import { knock } from "../helpers/http-shopper.ts";
import { merchantTrip } from "./merchant-trip.ts";
import { shopperTrip } from "./shopper-trip.ts";
import { type Report, TourStopped, type Trip } from "./trip.ts";

const dayMs = 86_400_000;

/**
 * A photo's whole life without a person, on the same parts as the demo and each through its real door: a browser for the
 * shopper and the merchant, Shopify's messages for the orders, a moved clock for the end.
 */
export async function tour({
  photo,
  artwork,
  out,
  report,
  say = console.log,
}: {
  photo: string;
  artwork: string;
  out: string;
  report: Report;
  say?: (line: string) => void;
}) {
  const folder = await mkdtemp(join(tmpdir(), "likeness-tour-"));
  await mkdir(out, { recursive: true });
  const clockFile = join(folder, "clock");
  await writeFile(clockFile, "0");
  const trip: Trip = {
    report,
    async step(name, work) {
      const begun = performance.now();
      const result = await work().catch((error: unknown) => {
        if (error instanceof TourStopped) throw error;
        throw new TourStopped(`The tour stopped at "${name}": ${error instanceof Error ? error.message : error}`);
      });
      const ms = Math.round(performance.now() - begun);
      report.steps.push({ name, ms });
      say(`${`${(ms / 1000).toFixed(1)} s`.padStart(8)} ${name}`);
      return result;
    },
    async keep(name, fileName, bytes) {
      await writeFile(join(out, fileName), bytes);
      report.files[name] = fileName;
    },
  };

  const stack = await trip.step("start", () =>
    startStack({ name: "tour", dataDir: join(folder, "stack"), clockFile, env: { SWEEP_MS: "1000" } }),
  );
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  try {
    const { urls } = stack;
    await trip.step("install", () => openShops(urls));
    const shopper = await shopperTrip(trip, { browser, shopUrl: urls.storefronts.pawprints, artwork, photo });
    report.tiers.push(shopper.tier);

    const merchant = await merchantTrip(trip, {
      browser,
      adminUrl: urls.admins.pawprints,
      orderName: shopper.orderName,
    });
    report.tiers.push(await trip.step("order pending", () => merchant.photoTier("order_pending")));
    await trip.step("print", () => merchant.downloadPrint());
    await trip.step("order page", () => merchant.screenshots());

    await knock(urls.control, `orders/pawprints/${shopper.orderId}/fulfil`, {});
    report.tiers.push(await trip.step("fulfil", () => merchant.photoTier("order_completed")));

    await writeFile(clockFile, String(181 * dayMs));
    report.tiers.push(await trip.step("expiry", () => merchant.photoGone(join(stack.folder, "storage"))));
  } finally {
    await browser.close();
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
