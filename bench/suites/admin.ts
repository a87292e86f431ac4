import { chromium, type Page } from "playwright-core";
import { chromiumFlags, findChromium } from "../../scripts/chromium.mjs";
import type { Figure, Stack } from "../index.ts";
import { median } from "../measure.ts";

const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** The admin's home, first load with an empty cache: until its heading stands, and what was sent for it. */
export async function admin({ urls }: Stack): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  const [times, sizes]: [number[], number[]] = [[], []];
  try {
    for (let run = 0; run < 6; run += 1) {
      const context = await browser.newContext({ userAgent, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const sent = countBytes(page, urls.app);
      const begun = performance.now();
      await page.goto(urls.admins.pawprints);
      await page.frameLocator("iframe").first().getByRole("heading", { name: "Home" }).first().waitFor();
      if (run > 0) times.push(performance.now() - begun);
      await page.waitForLoadState("networkidle");
      sizes.push(await sent());
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return [
    { name: "admin home, first load → heading", value: median(times), unit: "ms" },
    { name: "admin home, scripts on the wire", value: median(sizes), unit: "bytes" },
  ];
}

function countBytes(page: Page, origin: string): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (!request.url().startsWith(origin) || request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
