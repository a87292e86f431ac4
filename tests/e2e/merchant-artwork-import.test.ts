import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { artworkZip } from "../helpers/artwork-zip.ts";
import { knock } from "../helpers/http-shopper.ts";
import { type MerchantPage, narrow, openMerchantPage } from "../helpers/merchant-page.ts";
import { useStack } from "../helpers/stack.ts";

// A designer's ZIP becomes an artwork, a new version of one, and a ZIP again; and an artwork is put away.

const stack = useStack();
beforeAll(() => knock(stack().urls.control, "install/pawprints", {}), 60_000);

/** The import page with a ZIP chosen and sent. */
async function send(admin: MerchantPage, buffer: Buffer, name = "art.zip"): Promise<void> {
  await admin.app.locator("input[type=file]").setInputFiles({ name, mimeType: "application/zip", buffer });
  await admin.app.getByText(name, { exact: true }).waitFor();
  await admin.button("Import").click();
}

async function openArtwork(admin: MerchantPage, title: string): Promise<void> {
  await admin.open("/app/artworks", "Artworks");
  await admin.app.getByRole("link", { name: title, exact: true }).click();
  await admin.heading(title).waitFor();
}

/** An action of the page's head, be it a button, a link, or behind a menu. */
async function act(admin: MerchantPage, name: string): Promise<void> {
  const roles = ["button", "link", "menuitem"] as const;
  const [button, link, item] = roles.map((role) => admin.app.getByRole(role, { name, exact: true }));
  const more = admin.app.getByRole("button", { name: /^(View|More) actions/ });
  if (await more.isVisible()) await more.click();
  if (button && link && item) await button.or(link).or(item).click();
}

async function assign(admin: MerchantPage, product: string): Promise<void> {
  await admin.button("Assign products").click();
  const picker = admin.page.getByRole("dialog", { name: "Add products" });
  await picker.getByRole("checkbox", { name: product }).check();
  await picker.getByRole("button", { name: "Add", exact: true }).click();
  await admin.toast("1 product assigned");
}

/** The title on a product in Shopify, or null. */
async function artworkInShopify(handle: string): Promise<string | null> {
  const { shops } = await knock<{
    shops: { store: string; products: { handle: string; metafields: { key: string; value: string }[] }[] }[];
  }>(stack().urls.control, "state");
  const product = shops.find(({ store }) => store === "pawprints")?.products.find((one) => one.handle === handle);
  const metafield = product?.metafields.find(({ key }) => key === "likeness");
  return metafield ? (JSON.parse(metafield.value) as { title: string }).title : null;
}

test("a ZIP with faults tells all of them with file and line; mended, it becomes an artwork", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/artworks", "Artworks");
  await admin.app.getByRole("link", { name: "Import artwork" }).click();
  await admin.heading("Import artwork").waitFor();

  const layers = [
    { kind: "image", file: "sky.svg" },
    { kind: "image", file: "leaf.png" },
    { kind: "photo", slot: "pet", label: "Your pet", box: { x: 60, y: 80, width: 180, height: 240 } },
  ];
  await send(admin, await artworkZip({ layers, files: { "sky.svg": "<svg>\n<script/>\n</svg>" } }), "bad.zip");
  await admin.app.getByText("2 things to mend before it can be imported").waitFor();
  const told = await admin.app.getByRole("listitem").allInnerTexts();
  expect(told.filter((line) => /^(artwork\.json|sky\.svg), line/.test(line))).toEqual([
    expect.stringMatching(/^artwork\.json, line \d+, layers\.1\.file: leaf\.png is not there$/),
    "sky.svg, line 2: holds a script",
  ]);

  await send(admin, await artworkZip(), "good.zip");
  await admin.toast("Moon imported");
  await admin.heading("Moon").waitFor();
  await admin.app.getByText("Version 1", { exact: true }).waitFor();
});

test("a file that is no ZIP is told as one", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/artworks/import", "Import artwork");
  await send(admin, Buffer.from("hello"));
  await admin.app.getByText("The file is not a ZIP, or only part of one").waitFor();
});

test("a new version takes the products with it; the same again is told as the same", async () => {
  const admin = await openMerchantPage(stack());
  await openArtwork(admin, "Moon");
  await assign(admin, "The Howl");
  await act(admin, "Import new version");
  await admin.heading("Import a new version of Moon").waitFor();

  await send(admin, await artworkZip({ handle: "sun" }), "sun.zip");
  await admin.app.getByText("so it is another artwork", { exact: false }).waitFor();
  await send(admin, await artworkZip({ title: "Full Moon" }), "full.zip");
  await admin.toast("Version 2 of Full Moon imported");
  await admin.heading("Full Moon").waitFor();
  await admin.app.getByText("Version 2", { exact: true }).waitFor();
  await admin.app.getByText("On products", { exact: true }).waitFor();
  await admin.button("Open The Howl in Shopify").waitFor();
  expect(await artworkInShopify("the-howl")).toBe("Full Moon");

  await act(admin, "Import new version");
  await send(admin, await artworkZip({ title: "Full Moon" }), "full.zip");
  await admin.toast("Nothing new: this is version 2");
});

test("an export is a ZIP that imports as the version it is", async () => {
  const admin = await openMerchantPage(stack());
  await openArtwork(admin, "Full Moon");
  const coming = admin.page.waitForEvent("download");
  await admin.button("Export version 1").click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("moon-v1.zip");

  await admin.open("/app/artworks/import", "Import artwork");
  await send(admin, await readFile(await download.path()), "moon-v1.zip");
  await admin.toast("This is version 1; a newer one is in use");
});

test("an archived artwork leaves its products and the list, after a question, and can be brought back", async () => {
  const admin = await openMerchantPage(stack(), { viewport: narrow });
  await openArtwork(admin, "Full Moon");
  await act(admin, "Archive");
  const dialog = admin.app.getByRole("dialog");
  await dialog.getByRole("heading", { name: "Archive Full Moon?" }).waitFor();
  await dialog.getByText("The Howl", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "Archive artwork" }).click();

  await admin.toast("Artwork archived");
  await admin.app.getByText("Archived", { exact: true }).waitFor();
  expect(await artworkInShopify("the-howl")).toBeNull();
  expect(await admin.button("Assign products").count()).toBe(0);
  expect(await admin.scrollsSideways()).toBe(false);

  await admin.open("/app/artworks", "Artworks");
  await admin.app.getByRole("link", { name: "The Howl", exact: true }).waitFor();
  expect(await admin.app.getByRole("link", { name: "Full Moon", exact: true }).count()).toBe(0);
  await admin.app.getByRole("tab", { name: "Archived" }).click();
  await admin.app.getByRole("link", { name: "Full Moon", exact: true }).click();
  await admin.heading("Full Moon").waitFor();
  await admin.button("Unarchive").click();
  await admin.toast("Artwork unarchived");
  await admin.button("Assign products").waitFor();
});
