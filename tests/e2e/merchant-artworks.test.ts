import { beforeAll, expect, test } from "vitest";
import { browser } from "../helpers/browser.ts";
import { knock } from "../helpers/http-shopper.ts";
import { type MerchantPage, openMerchantPage } from "../helpers/merchant-page.ts";
import { useStack } from "../helpers/stack.ts";

// Which product shows which artwork: in the admin, on the product in Shopify, on the shop's own page.

const stack = useStack();
beforeAll(() => knock(stack().urls.control, "install/pawprints", {}), 60_000);

/** What the list says of each: the size it is first printed in, and how many photos it takes. */
const listed: Record<string, [size: string, photos: string]> = {
  "Best Friends": ["10 × 12 in (25.4 × 30.5 cm)", "2 photos"],
  "Big Screen": ["12 × 16 in (30.5 × 40.6 cm)", "1 photo"],
  "Gallery Wall": ["16 × 12 in (40.6 × 30.5 cm)", "1 photo"],
  "Royal Portrait": ["10 × 12 in (25.4 × 30.5 cm)", "1 photo"],
  "Storybook Meadow": ["10 × 12 in (25.4 × 30.5 cm)", "1 photo"],
  "The Howl": ["10 × 12 in (25.4 × 30.5 cm)", "1 photo"],
};
const titles = Object.keys(listed);

async function openArtwork(title: string, merchant?: MerchantPage): Promise<MerchantPage> {
  const admin = merchant ?? (await openMerchantPage(stack()));
  await admin.open("/app/artworks", "Artworks");
  await admin.app.getByRole("link", { name: title, exact: true }).click();
  await admin.heading(title).waitFor();
  return admin;
}

/** Chooses products in Shopify's own picker and waits for the app's answer. */
async function assign(admin: MerchantPage, ...products: string[]): Promise<void> {
  await admin.button("Assign products").click();
  const picker = admin.page.getByRole("dialog", { name: "Add products" });
  for (const product of products) await picker.getByRole("checkbox", { name: product }).check();
  const answered = admin.page.waitForResponse((response) => response.request().method() === "POST");
  await picker.getByRole("button", { name: "Add", exact: true }).click();
  await answered;
}

async function remove(admin: MerchantPage, product: string, answer: "Remove product" | "Cancel"): Promise<void> {
  await admin.button(`Remove ${product}`).click();
  const dialog = admin.app.getByRole("dialog");
  await dialog.getByRole("heading", { name: `Remove ${product} from this artwork?` }).waitFor();
  await dialog.getByRole("button", { name: answer, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

const openProduct = (product: string) => `Open ${product} in Shopify`;

interface Products {
  shops: { store: string; products: { handle: string; metafields: { key: string; value: string }[] }[] }[];
}

/** The title of the artwork that stands on a product in Shopify, or null. */
async function artworkInShopify(handle: string): Promise<string | null> {
  const { shops } = await knock<Products>(stack().urls.control, "state");
  const product = shops.find(({ store }) => store === "pawprints")?.products.find((one) => one.handle === handle);
  const metafield = product?.metafields.find(({ key }) => key === "likeness");
  return metafield ? (JSON.parse(metafield.value) as { title: string }).title : null;
}

/** Whether the product's page in the shop asks for a photo. */
async function asksForPhoto(handle: string): Promise<boolean> {
  const page = await (await browser()).newPage();
  await page.goto(`${stack().urls.storefronts.pawprints}/products/${handle}`);
  await page.getByRole("button", { name: "Add to cart" }).waitFor();
  const asked = await page.getByRole("group", { name: "Your photo" }).isVisible();
  await page.close();
  return asked;
}

const limit = (maximumAvailable: number, restoreRate: number) =>
  knock(stack().urls.control, "rate-limit/pawprints", { maximumAvailable, restoreRate });

test("the list shows every artwork with its picture, its size and how many products it is on", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/artworks", "Artworks");

  const pictures = admin.app.getByRole("img", { name: /with empty places for photos$/ });
  await expect.poll(() => pictures.count()).toBe(titles.length);
  const drawn = () =>
    pictures.locator("img").evaluateAll((all) => all.every((img) => (img as HTMLImageElement).naturalWidth > 0));
  await expect.poll(drawn).toBe(true);
  for (const title of titles) {
    const row = await admin.app.getByRole("row").filter({ hasText: title }).innerText();
    expect(row.split(/\s*[\t\n]\s*/).filter(Boolean)).toEqual([title, ...(listed[title] ?? []), "None yet"]);
  }
});

test("an artwork put on a product by the picker stands on it in Shopify, and its page in the shop asks for a photo", async () => {
  expect(await asksForPhoto("the-howl")).toBe(false);
  const admin = await openArtwork("Royal Portrait");
  await admin.app.getByText("No product shows this artwork yet.").waitFor();

  await assign(admin, "The Howl");

  await admin.toast("1 product assigned");
  await admin.button(openProduct("The Howl")).waitFor();
  expect(await artworkInShopify("the-howl")).toBe("Royal Portrait");
  expect(await asksForPhoto("the-howl")).toBe(true);
});

test("a picker closed without a choice changes nothing", async () => {
  const admin = await openArtwork("Storybook Meadow");
  await admin.button("Assign products").click();
  await admin.page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await admin.app.getByText("No product shows this artwork yet.").waitFor();
});

test("a product that had another artwork moves, and the page says which one it showed before", async () => {
  const admin = await openArtwork("The Howl");
  await assign(admin, "The Howl", "Royal Portrait");

  await admin.toast("2 products assigned");
  await admin.app.getByText("Some products moved here").waitFor();
  await admin.app.getByText("The Howl showed Royal Portrait before.").waitFor();
  expect([await artworkInShopify("the-howl"), await artworkInShopify("royal-portrait")]).toEqual([
    "The Howl",
    "The Howl",
  ]);

  await openArtwork("Royal Portrait", admin);
  await admin.app.getByText("No product shows this artwork yet.").waitFor();
});

test("a product is removed after a question, and its page in the shop no longer asks for a photo", async () => {
  const admin = await openArtwork("The Howl");
  await remove(admin, "The Howl", "Cancel");
  expect(await artworkInShopify("the-howl")).toBe("The Howl");

  await remove(admin, "The Howl", "Remove product");

  await admin.toast("Product removed");
  await admin.button(openProduct("The Howl")).waitFor({ state: "detached" });
  await admin.button(openProduct("Royal Portrait")).waitFor();
  expect(await artworkInShopify("the-howl")).toBeNull();
  expect(await asksForPhoto("the-howl")).toBe(false);
});

test("a choice Shopify does not take is kept and marked until trying again works", async () => {
  const admin = await openArtwork("Storybook Meadow");
  await limit(0, 0);
  await assign(admin, "Storybook Meadow");
  await admin.app.getByText("1 product could not be updated in Shopify").waitFor();

  await openArtwork("Storybook Meadow", admin); // it is not only this page that knows
  await admin.app.getByText("Not updated in Shopify", { exact: true }).waitFor();
  await admin.button("Try again").click();
  await admin.app.getByText("1 product could not be updated in Shopify").waitFor();
  expect(await artworkInShopify("storybook-meadow")).toBeNull();

  await limit(2000, 100);
  await admin.button("Try again").click();

  await admin.toast("Products updated");
  await admin.app.getByText("Not updated in Shopify", { exact: true }).waitFor({ state: "detached" });
  expect(await artworkInShopify("storybook-meadow")).toBe("Storybook Meadow");
});

test("a product Shopify will not let go of stays assigned, and the page says so", async () => {
  const admin = await openArtwork("Storybook Meadow");
  await limit(0, 0);
  await remove(admin, "Storybook Meadow", "Remove product");
  await admin.app.getByText("Shopify did not answer", { exact: false }).waitFor();
  await admin.button(openProduct("Storybook Meadow")).waitFor();

  await limit(2000, 100);
  await remove(admin, "Storybook Meadow", "Remove product");

  await admin.toast("Product removed");
  await admin.app.getByText("No product shows this artwork yet.").waitFor();
  expect(await artworkInShopify("storybook-meadow")).toBeNull();
});

test("an artwork that is not there is told in words, with the way back to the list", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/artworks/7b1f2d8e-0000-4000-8000-000000000000", "We can't find that page");
  admin.forgive(/status of 404/);
  await admin.app.getByRole("link", { name: "See all artworks" }).last().click();
  await admin.heading("Artworks").waitFor();
});
