import type { FrameLocator, Locator, Page } from "playwright-core";
import { afterEach, expect } from "vitest";
import { browser } from "./browser.ts";
import type { Stack } from "./stack.ts";

export type Store = "pawprints" | "gallery-north";

/** The admin of one shop in a browser of its own, with the app in its frame. */
export interface MerchantPage {
  page: Page;
  /** What is inside the frame: the app's own pages. */
  app: FrameLocator;
  /** Opens a page of the app by its address in the admin, as a bookmark would, and waits for its title. */
  open(path: string, heading: string | RegExp): Promise<void>;
  heading(name: string | RegExp): Locator;
  /** A button of the app's page or of the admin around it (save bar, picker, title bar). */
  button(name: string): Locator;
  adminButton(name: string): Locator;
  toast(message: string): Promise<void>;
  /** The app's address as the admin shows it: path and query below the app. */
  address(): string;
  /** Whether the app's page, or the admin's, scrolls sideways. */
  scrollsSideways(): Promise<boolean>;
  /** Documents the app answered with, oldest first. */
  documents: { path: string; status: number; frameAncestors: string }[];
  /** Everything the pages did wrong so far; looked at after every test. */
  problems: string[];
  /** Takes from the problems what a test brought about itself. */
  forgive(expected: RegExp): void;
}

export const wide = { width: 1280, height: 1000 };
export const narrow = { width: 390, height: 844 };

// Shopify's library answers 410 to what calls itself headless.
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

const opened: MerchantPage[] = [];

afterEach(async () => {
  const left = opened.splice(0);
  await Promise.all(left.map(({ page }) => page.context().close()));
  expect(left.flatMap(({ problems }) => problems)).toEqual([]);
});

/**
 * A merchant's browser, signed in to a shop's admin; `locale` is the language they read the admin in. Fails the test for whatever its pages throw or complain of in the
 * console (React tells a hydration that went wrong there), and for an HTML answer of the app that others could frame.
 */
export async function openMerchantPage(
  stack: Stack,
  { store = "pawprints" as Store, viewport = wide, locale = "en-US" } = {},
): Promise<MerchantPage> {
  const context = await (await browser()).newContext({ viewport, userAgent, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const app = page.frameLocator("iframe[name=app-iframe]");
  const base = `${stack.urls.control}/store/${store}/apps/likeness`;
  const merchant: MerchantPage = {
    page,
    app,
    documents: [],
    problems: [],
    heading: (name) => app.getByRole("heading", { name, level: 1, exact: true }),
    button: (name) => app.getByRole("button", { name, exact: true }),
    adminButton: (name) => page.getByRole("button", { name, exact: true }),
    address: () => page.url().slice(base.length),

    async open(path, heading) {
      await page.goto(`${base}${path}`);
      await merchant.heading(heading).waitFor();
    },

    async toast(message) {
      await page.locator("#toasts").getByText(message, { exact: true }).waitFor();
    },

    async scrollsSideways() {
      const frames = [page.mainFrame(), page.frame({ name: "app-iframe" })].filter((frame) => frame !== null);
      const found = await Promise.all(
        frames.map((frame) => frame.evaluate(() => document.documentElement.scrollWidth > innerWidth)),
      );
      return found.includes(true);
    },

    forgive(expected) {
      merchant.problems = merchant.problems.filter((problem) => !expected.test(problem));
    },
  };
  opened.push(merchant);
  watch(merchant, { appOrigin: stack.urls.app, shop: `https://${store}.myshopify.com` });
  return merchant;
}

function watch(merchant: MerchantPage, { appOrigin, shop }: { appOrigin: string; shop: string }): void {
  const { page, documents } = merchant;
  page.on("pageerror", (error) => merchant.problems.push(`thrown: ${error.stack ?? error}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    merchant.problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("response", (response) => {
    const url = new URL(response.url());
    const html = response.headers()["content-type"]?.includes("text/html");
    if (url.origin !== appOrigin || !html) return;
    const policy = response.headers()["content-security-policy"] ?? "";
    const frameAncestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1] ?? "";
    documents.push({ path: url.pathname, status: response.status(), frameAncestors });
    const named = frameAncestors.split(" ");
    if (!named.includes(shop) || !named.includes("https://admin.shopify.com") || frameAncestors.includes("*"))
      merchant.problems.push(`${url.pathname} may be framed by: ${frameAncestors || "anyone"}`);
  });
}
