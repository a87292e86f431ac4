import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { type PersonalizationView, until } from "../helpers/http-shopper.ts";
import { TourStopped, type Trip, tierIn } from "./trip.ts";

const hook = (name: string) => `[data-likeness="${name}"]`;

/** Upload, crop, preview, cart, checkout, pay: all that a shopper does, in a browser. */
export async function shopperTrip(
  trip: Trip,
  { browser, shopUrl, artwork, photo }: { browser: Browser; shopUrl: string; artwork: string; photo: string },
): Promise<{ tier: string; orderId: string; orderName: string }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const productUrl = `${shopUrl}/products/${artwork}`;

  await trip.step("page", async () => {
    const answer = await page.goto(productUrl);
    if (answer?.status() !== 200)
      throw new TourStopped(`There is no product "${artwork}": its page answered ${answer?.status()}.`);
    await page.locator(hook("personalizer")).waitFor();
    await picture(trip, page, "product-before");
    await phonePicture(trip, browser, productUrl);
  });

  await trip.step("upload and crop", async () => {
    await page.locator(hook("input")).setInputFiles(photo);
    const editor = page.locator(hook("editor"));
    const refusal = page.locator(`${hook("personalizer")}[data-state="failed"], ${hook("problem")}:not(:empty)`);
    const use = page.locator(`${hook("use")}:not([disabled])`);
    await use.or(refusal).first().waitFor({ timeout: 60_000 });
    if (!(await use.isVisible())) throw new TourStopped(`The photo was refused: ${await sentence(page)}`);
    await page.waitForTimeout(500); // the artwork's layers fade in
    await picture(trip, page, "cropping");
    await use.click();
    await editor.waitFor({ state: "hidden" });
  });

  const lineId = await trip.step("personalize", async () => {
    const seen = await until(
      async () => ({
        lineId: await lineIdOn(page),
        state: await page.locator(hook("personalizer")).getAttribute("data-state"),
      }),
      ({ lineId, state }) => lineId !== null || state === "failed",
      { withinMs: 60_000, what: "the photo's place on the order form" },
    );
    if (!seen.lineId) throw new TourStopped(`The photo was refused: ${await sentence(page)}`);
    return seen.lineId;
  });

  const preview = await trip.step("preview", async () => {
    const id = lineId.split(".")[0] ?? "";
    const read = async () => {
      const answer = await page.request.get(`${shopUrl}/apps/likeness/personalizations/${id}`);
      return ((await answer.json()) as { personalization: PersonalizationView }).personalization.preview;
    };
    const isMade = ({ status, thumbnailUrl }: PersonalizationView["preview"]) => status === "failed" || !!thumbnailUrl;
    const made = await until(read, isMade, { withinMs: 60_000, what: "the preview" });
    if (made.status === "failed" || !made.url) throw new TourStopped(`The preview failed: ${made.code}`);
    const bytes = await (await page.request.get(made.url)).body();
    const { width, height, format } = await sharp(bytes).metadata();
    if (format !== "webp" || Math.max(width, height) !== 1200)
      throw new TourStopped(`The preview is ${width} × ${height} ${format}.`);
    await trip.keep("preview", "preview.webp", bytes);
    await trip.keep("thumbnail", "thumbnail.webp", await (await page.request.get(made.thumbnailUrl ?? "")).body());
    await page.waitForTimeout(3_000); // the page takes the server's picture over its own
    await picture(trip, page, "product-after");
    return made.url;
  });

  const order = await trip.step("cart, checkout, pay", async () => {
    await page
      .getByRole("button", { name: /add to cart/i })
      .first()
      .click();
    await until(
      async () => ((await (await page.request.get(`${shopUrl}/cart.js`)).json()) as { items: unknown[] }).items.length,
      (count) => count === 1,
      { what: "the line in the cart" },
    );
    await page.goto(`${shopUrl}/cart`);
    await picture(trip, page, "cart");
    await page
      .getByRole("button", { name: /check ?out/i })
      .or(page.getByRole("link", { name: /check ?out/i }))
      .first()
      .click();
    await page.getByRole("button", { name: "Pay now" }).click();
    const thanks = page.locator("[data-order-id]");
    await thanks.waitFor();
    return { orderId: await attribute(thanks, "data-order-id"), orderName: await attribute(thanks, "data-order-name") };
  });
  await page.close();
  return { tier: tierIn(preview), ...order };
}

async function lineIdOn(page: Page): Promise<string | null> {
  const input = page.locator('input[name="properties[_likeness]"]').first();
  return (await input.count()) > 0 ? await input.inputValue() : null;
}

async function sentence(page: Page): Promise<string> {
  for (const name of ["problem", "status"]) {
    const text =
      (await page
        .locator(hook(name))
        .first()
        .textContent({ timeout: 500 })
        .catch(() => "")) ?? "";
    if (text.trim()) return text.trim().replace(/\s+/g, " ");
  }
  return "the page does not say why";
}

async function attribute(
  locator: { getAttribute(name: string): Promise<string | null> },
  name: string,
): Promise<string> {
  return (await locator.getAttribute(name)) ?? "";
}

async function picture(trip: Trip, page: Page, name: string): Promise<void> {
  await trip.keep(name, `${name}.png`, await page.screenshot());
}

async function phonePicture(trip: Trip, browser: Browser, url: string): Promise<void> {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await phone.goto(url);
  await phone.locator(hook("personalizer")).scrollIntoViewIfNeeded();
  await picture(trip, phone, "product-phone");
  await phone.close();
}
