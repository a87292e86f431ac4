import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { type MerchantPage, openMerchantPage } from "../helpers/merchant-page.ts";
import { useStack } from "../helpers/stack.ts";

// The settings page and Shopify's save bar around it.

const stack = useStack();
beforeAll(() => openShops(stack().urls), 60_000);

async function openSettings(): Promise<MerchantPage> {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/settings", "Settings");
  return admin;
}

const field = ({ app }: MerchantPage, label: string) => app.getByLabel(label, { exact: true });
const saveBar = ({ page }: MerchantPage) => page.locator("#save-bar");

/** What is kept: the page as it opens anew. */
async function kept(admin: MerchantPage, label: string): Promise<string> {
  await admin.open("/app/settings", "Settings");
  return field(admin, label).inputValue();
}

test("a change brings up the save bar, is saved with a word of it, and is there after a reload", async () => {
  const admin = await openSettings();
  expect(await saveBar(admin).isVisible()).toBe(false);
  await field(admin, "Not in an order").fill("14");
  await field(admin, "Warn below").fill("200");
  await saveBar(admin).getByRole("button", { name: "Save" }).click();

  await admin.toast("Settings saved");
  await saveBar(admin).waitFor({ state: "hidden" });
  expect(await kept(admin, "Not in an order")).toBe("14");
  expect(await field(admin, "Warn below").inputValue()).toBe("200");
});

test("typing the old value again takes the save bar away", async () => {
  const admin = await openSettings();
  const before = await field(admin, "Shipped").inputValue();
  await field(admin, "Shipped").fill("99");
  await saveBar(admin).waitFor();
  await field(admin, "Shipped").fill(before);
  await saveBar(admin).waitFor({ state: "hidden" });
});

test("what can't be is told beside its field and nothing is saved, until it is discarded", async () => {
  const admin = await openSettings();
  const labels = ["Not in an order", "Ordered, not shipped yet", "Shipped", "Warn below", "Refuse below"];
  const values = () => Promise.all(labels.map((label) => field(admin, label).inputValue()));
  const before = await values();

  for (const [label, typed, problem] of [
    ["Shipped", "soon", "Enter a whole number."],
    ["Shipped", "", "Enter a whole number."],
    ["Ordered, not shipped yet", "1.5", "Enter a whole number."],
    ["Not in an order", "100000", /^Enter a number from \d+ to [\d,]+\.$/],
    ["Refuse below", "290", "This can't be above the level you warn at."],
  ] as const) {
    const other = label === "Shipped" ? "Not in an order" : "Shipped";
    await field(admin, label).fill(typed);
    await field(admin, other).fill("33");
    await saveBar(admin).getByRole("button", { name: "Save" }).click();
    await admin.app.getByText(problem, { exact: true }).waitFor();
    await admin.app.getByText("Some settings need another look. Nothing was saved yet.").waitFor();
    expect(await field(admin, label).getAttribute("aria-invalid")).toBe("true");
    expect(await field(admin, label).inputValue()).toBe(typed);

    await saveBar(admin).getByRole("button", { name: "Discard" }).click();
    await saveBar(admin).waitFor({ state: "hidden" });
    expect(await admin.app.getByText(problem, { exact: true }).count()).toBe(0);
    expect(await values()).toEqual(before);
  }
  await kept(admin, "Shipped");
  expect(await values()).toEqual(before);
});

test("the time for reorders is asked for only when photos are kept for them", async () => {
  const admin = await openSettings();
  const archived = field(admin, "Kept for reorders");
  expect(await archived.count()).toBe(0);
  await admin.app.getByLabel("Keep photos of shipped orders for reorders").check();
  await archived.fill("365");
  await saveBar(admin).getByRole("button", { name: "Save" }).click();

  await admin.toast("Settings saved");
  expect(await kept(admin, "Kept for reorders")).toBe("365");
});

test("leaving with unsaved changes is asked about: by the admin's menu, and by the back button", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/orders", "Orders");
  const menu = (name: string) =>
    admin.page.getByRole("navigation", { name: "Admin" }).locator("#app-nav").getByText(name);
  await menu("Settings").click();
  await admin.heading("Settings").waitFor();
  await field(admin, "Shipped").fill("77");
  await saveBar(admin).waitFor();

  for (const leave of [() => menu("Artworks").click(), () => admin.page.goBack()]) {
    const asked = admin.page.waitForEvent("dialog");
    const left = leave();
    await (await asked).dismiss();
    await left.catch(() => undefined);
    expect(await field(admin, "Shipped").inputValue()).toBe("77");
    await admin.heading("Settings").waitFor();
  }

  admin.page.once("dialog", (dialog) => dialog.accept());
  await menu("Artworks").click();
  await admin.heading("Artworks").waitFor();
  expect(await kept(admin, "Shipped")).not.toBe("77");
});

test("a change the server could not keep is told on the page, and saved from there when the server can", async () => {
  const admin = await openSettings();
  await field(admin, "Shipped").fill("88");
  await stack().parts.postgres?.stop({ signal: "SIGKILL" });
  await saveBar(admin).getByRole("button", { name: "Save" }).click();
  await admin.app.getByText("Your settings could not be saved.", { exact: false }).waitFor();
  expect(await field(admin, "Shipped").inputValue()).toBe("88");

  await stack().parts.postgres?.start();
  await saveBar(admin).getByRole("button", { name: "Save" }).click();

  await admin.toast("Settings saved");
  expect(await kept(admin, "Shipped")).toBe("88");
});
