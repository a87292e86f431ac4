import { type Browser, chromium, type Frame, type Page } from "playwright-core";
import { chromiumFlags, findChromium } from "../../scripts/chromium.mjs";
import type { Figure, Stack } from "../index.ts";
import { median } from "../measure.ts";

const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
/** How many times slower than this machine the merchant's is taken to be. */
const slowdown = 4;
const runs = 5;

interface AdminPage {
  name: string;
  path: string;
  /** Something a merchant does there, as soon as the page looks ready. */
  act(frame: Frame): Promise<unknown>;
}

const tab = (name: string) => (frame: Frame) => frame.getByRole("tab", { name }).first().click();
const pages: AdminPage[] = [
  { name: "Home", path: "/app", act: (frame) => frame.getByRole("heading", { level: 1 }).click() },
  { name: "Artworks", path: "/app/artworks", act: (frame) => frame.getByRole("heading", { level: 1 }).click() },
  { name: "Orders", path: "/app/orders", act: (frame) => frame.getByRole("heading", { level: 1 }).click() },
  { name: "Photos", path: "/app/photos", act: (frame) => frame.getByRole("heading", { level: 1 }).click() },
  { name: "Storage", path: "/app/storage", act: (frame) => frame.getByRole("heading", { level: 1 }).click() },
  { name: "Credits", path: "/app/credits", act: tab("Spent") },
  { name: "Settings", path: "/app/settings", act: (frame) => frame.locator("input").first().fill("9") },
];

/**
 * Each page of the admin as a merchant opens it first, with an empty cache and a processor a quarter as fast: what browsers call
 * LCP, CLS and INP, taken in the app's own frame, and the scripts that were sent for it, compressed.
 */
export async function admin({ urls }: Stack): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const figures: Figure[] = [];
  try {
    for (const page of pages) {
      const all: Vitals[] = [];
      for (let run = 0; run < runs + 1; run += 1) all.push(await open(browser, urls, page));
      all.shift(); // the server's first time
      const middle = (name: keyof Vitals) => median(all.map((one) => one[name]));
      figures.push(
        { name: `${page.name}, LCP`, value: middle("lcp"), unit: "ms" },
        { name: `${page.name}, CLS × 1,000`, value: middle("cls") * 1_000, unit: "ms" },
        { name: `${page.name}, INP`, value: middle("inp"), unit: "ms" },
        { name: `${page.name}, scripts on the wire`, value: middle("bytes"), unit: "bytes" },
      );
    }
  } finally {
    await browser.close();
  }
  return figures;
}

interface Vitals {
  lcp: number;
  cls: number;
  inp: number;
  bytes: number;
}

async function open(browser: Browser, urls: Stack["urls"], { name, path, act }: AdminPage): Promise<Vitals> {
  const context = await browser.newContext({ userAgent, viewport: { width: 1280, height: 900 } });
  await context.addInitScript(watchVitals);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const sent = countBytes(page, urls.app);
  await page.goto(`${urls.admins.pawprints}${path}`);
  await page.frameLocator("iframe[name=app-iframe]").getByRole("heading", { name, level: 1, exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
  const frame = page.frame({ name: "app-iframe" });
  if (!frame) throw new Error("the app has no frame");
  await act(frame);
  await page.waitForTimeout(500);
  const vitals = await frame.evaluate(() => (globalThis as unknown as { vitals: Omit<Vitals, "bytes"> }).vitals);
  const bytes = await sent();
  await context.close();
  return { ...vitals, bytes };
}

/** Runs in each frame before anything of its page does. */
function watchVitals(): void {
  const vitals = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(globalThis, { vitals });
  const watch = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", (entry) => {
    vitals.lcp = entry.startTime;
  });
  watch("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) vitals.cls += value;
  });
  watch(
    "event",
    (entry) => {
      if ((entry as PerformanceEntry & { interactionId?: number }).interactionId)
        vitals.inp = Math.max(vitals.inp, entry.duration);
    },
    { durationThreshold: 16 },
  );
}

function countBytes(page: Page, origin: string): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (!request.url().startsWith(origin) || request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
