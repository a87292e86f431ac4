import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterEach, expect } from "vitest";
import { browser } from "./browser.ts";

/** A product page in a browser of its own, as a shopper who has never been here opens it. */
export interface ShopperPage {
  page: Page;
  /** Every request so far, as `GET http://…`. */
  requests: string[];
  /** The JSON bodies of the choices the widget saved, oldest first. */
  saved: SavedChoice[];
  /** The elements with a `data-likeness` hook. */
  part(name: string): Locator;
  /** Chooses a file and waits until it can be placed. */
  choose(file: ChosenFile): Promise<void>;
  /** Goes on to the next photo the artwork takes, and chooses a file for it. */
  chooseNext(file: ChosenFile): Promise<void>;
  /** Uses the photo as it is placed and waits until the line's id stands on the form. Answers that id. */
  use(): Promise<string>;
  /** Everything the page did wrong so far; looked at after every test. */
  problems: string[];
}

export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export interface SavedChoice {
  photos: { slot: string; photoId: string; crop: Crop; effect: string; cutout: boolean }[];
  texts: Record<string, string>;
}

export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
  rotationDegrees: number;
}

export interface CartLine {
  product_title: string;
  variant_title: string;
  quantity: number;
  properties: Record<string, string>;
}

const opened: { context: BrowserContext; problems: string[] }[] = [];

afterEach(async () => {
  const left = opened.splice(0);
  await Promise.all(left.map(({ context }) => context.close()));
  expect(left.flatMap(({ problems }) => problems)).toEqual([]);
});

/** Opens a page. Whatever it throws or complains of in the console, lost connections aside, fails the test. */
export async function openShopperPage(url: string, options: BrowserContextOptions = {}): Promise<ShopperPage> {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const shopper: ShopperPage = {
    page,
    requests: [],
    saved: [],
    problems: [],
    part: (name) => page.locator(`[data-likeness="${name}"]`),

    async choose(file) {
      await shopper.part("input").first().setInputFiles(file);
      await expect.poll(() => shopper.part("editor").getAttribute("data-state"), within20s).toBe("placing");
    },

    async chooseNext(file) {
      await shopper.part("next").click();
      await shopper.part("add").setInputFiles(file);
      await expect.poll(() => shopper.part("editor").getAttribute("data-state"), within20s).toBe("placing");
    },

    async use() {
      await page.locator('[data-likeness="use"]:not([disabled])').click();
      await page.locator('[data-likeness="personalizer"][data-state="chosen"]').first().waitFor();
      return (await lineIds(page))[0] ?? "";
    },
  };
  opened.push({ context, problems: shopper.problems });
  watch(shopper);
  await page.addInitScript(watchLayout);
  await page.goto(url);
  return shopper;
}

const within20s = { timeout: 20_000 };

function watch({ page, requests, saved, problems }: ShopperPage): void {
  page.on("request", (request) => {
    requests.push(`${request.method()} ${request.url()}`);
    if (request.method() === "POST" && request.url().endsWith("/personalizations")) saved.push(request.postDataJSON());
  });
  page.on("pageerror", (error) => problems.push(`thrown: ${error.stack ?? error}`));
  page.on("console", (message) => {
    // The browser's own words about a request that failed.
    const isNetwork = /^Failed to load resource|net::ERR_|blocked by CORS policy/.test(message.text());
    if (message.type() === "error" && !isNetwork) problems.push(`console: ${message.text()}`);
  });
}

/** The ids that forms of this page would send with the line now. */
export async function lineIds(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.forms]
      .filter((form) => /\/cart\/add$/.test(form.getAttribute("action") ?? ""))
      .flatMap((form) => new FormData(form).getAll("properties[_likeness]").map(String)),
  );
}

/** What lies in the cart of this browser. */
export async function cartLines(page: Page): Promise<CartLine[]> {
  const answer = await page.request.get(new URL("/cart.js", page.url()).href);
  return ((await answer.json()) as { items: CartLine[] }).items;
}

export interface LayoutShifts {
  /** As Core Web Vitals counts it. */
  uncaused: number;
  /** With what follows half a second after a tap. */
  all: number;
  moved: string[];
}

/** How far things on the page have moved by themselves since it was opened. */
export async function layoutShifts(page: Page): Promise<LayoutShifts> {
  // A shift is told at the end of the frame it happened in.
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return (globalThis as unknown as { layoutShifts: LayoutShifts }).layoutShifts;
  });
}

/** Runs in the page. */
function watchLayout(): void {
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Element | null }[] };
  const shifts: LayoutShifts = { uncaused: 0, all: 0, moved: [] };
  Object.assign(globalThis, { layoutShifts: shifts });
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as Shift[]) {
      shifts.all += shift.value;
      if (!shift.hadRecentInput) shifts.uncaused += shift.value;
      shifts.moved.push(...shift.sources.map(({ node }) => `${node?.nodeName} ${node?.className}`));
    }
  }).observe({ type: "layout-shift", buffered: true });
}
