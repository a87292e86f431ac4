import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { expectAccessible } from "../helpers/axe.ts";
import { knock, until } from "../helpers/http-shopper.ts";
import { type MerchantPage, narrow, openMerchantPage } from "../helpers/merchant-page.ts";
import { type Bought, ordersOf } from "../helpers/shop-orders.ts";
import { useStack } from "../helpers/stack.ts";

// What a merchant sees of credits: that they ran out, what they cost, that they came, and where each went.

const stack = useStack({ env: { LEASE_MS: "1500", SWEEP_MS: "700", CREDITS_WELCOME: "1" } });
const { buy, column, personalized, prints } = ordersOf(stack);

const orders: Bought[] = [];
const printIs = (order: Bought | undefined, status: string) =>
  until(
    () => prints(order as Bought),
    (all) => all.length === 1 && all[0] === status,
    { withinMs: 60_000, what: `the print ${status}` },
  );

beforeAll(async () => {
  await openShops(stack().urls);
  for (const status of ["completed", "awaiting_credits"]) {
    const order = await buy("the-howl", await personalized("the-howl"), { paid: true });
    orders.push(order);
    await printIs(order, status);
  }
}, 150_000);

const text = ({ app }: MerchantPage) => app.locator("body").innerText();
const shopify = ({ page }: MerchantPage, name: string) => page.getByRole("button", { name, exact: true });

/** Presses a pack's button, and is on the page where Shopify asks. */
async function startBuying(admin: MerchantPage, pack: string): Promise<void> {
  await admin.button(`Buy ${pack}`).click();
  await admin.page.getByRole("heading", { name: "Approve app charge" }).waitFor();
}

test("a print that waits is told at home and in its order, with the way to credits", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app", "Home");
  await expect.poll(() => text(admin)).toContain("1 print waits for credits");
  await expectAccessible(admin.page);
  await admin.app.getByRole("link", { name: "See the orders" }).click();
  await admin.heading("Orders").waitFor();
  await expect.poll(() => text(admin)).toContain(orders[1]?.name);
  expect(await text(admin)).not.toContain(orders[0]?.name);
  await admin.app.getByRole("link", { name: String(orders[1]?.name) }).click();
  await expect.poll(() => text(admin)).toContain("This print waits for credits");
  await admin.app.getByRole("link", { name: "Get credits" }).click();
  await admin.heading("Credits").waitFor();
});

test("staff are told that they can't buy, and can't let themselves; the owner lets them", async () => {
  const signedIn = (as: "owner" | "staff") => knock(stack().urls.control, "signed-in/pawprints", { as });
  await signedIn("staff");
  const admin = await openMerchantPage(stack());
  await admin.open("/app/credits", "Credits");
  await admin.button("Buy 50 credits").click();
  await admin.app.getByText("Only the shop's owner, and staff they allow it to, can buy credits.").waitFor();
  const choice = admin.app.getByLabel("Staff may buy credits too");
  await choice.click();
  await admin.app.locator(".Polaris-InlineError").getByText("Only the shop's owner can change this.").waitFor();
  expect(await choice.isChecked()).toBe(false);

  await signedIn("owner");
  await admin.open("/app/credits", "Credits");
  await choice.click();
  await expect.poll(() => column("SELECT staff_may_buy FROM settings ORDER BY 1 DESC LIMIT 1")).toEqual(["true"]);
  await signedIn("staff");
  await admin.open("/app/credits", "Credits");
  expect(await choice.isChecked()).toBe(true);
  await startBuying(admin, "50 credits");
  await shopify(admin, "Decline").click();
  await admin.heading("Home").waitFor();
  await signedIn("owner");
});

test("declined, a purchase costs nothing and changes nothing", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/credits", "Credits");
  await expectAccessible(admin.page);
  expect(await text(admin)).toContain("0 credits");
  await startBuying(admin, "250 credits");
  await shopify(admin, "Decline").click();
  await admin.heading("Home").waitFor();
  await admin.open("/app/credits", "Credits");
  expect(await text(admin)).toContain("0 credits");
  expect(await prints(orders[1] as Bought)).toEqual(["awaiting_credits"]);
});

test("approved, the credits are there, the print goes on by itself, and every credit can be followed", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/credits", "Credits");
  await startBuying(admin, "50 credits");
  expect(await admin.page.locator("dl").innerText()).toMatch(/50 credits \(test\)\s+9.00 USD/);
  await shopify(admin, "Approve").click();
  await admin.heading("Credits").waitFor();
  await admin.app.getByText("50 credits were added").waitFor();
  await printIs(orders[1], "completed");
  await admin.page.reload();
  await admin.heading("Credits").waitFor();
  await expect.poll(() => text(admin)).toContain("49 credits");

  const rows = () => admin.app.locator("tbody tr").allInnerTexts();
  await expect
    .poll(async () => (await rows()).map((row) => row.replace(/\s+/g, " ")))
    .toEqual([
      expect.stringMatching(new RegExp(`Print, Order ${orders[1]?.name} .1 49$`)),
      expect.stringMatching(/Purchase \+50 50$/),
      expect.stringMatching(new RegExp(`Print, Order ${orders[0]?.name} .1 0$`)),
      expect.stringMatching(/Welcome credits \+1 1$/),
    ]);
  await admin.app.getByRole("tab", { name: "Spent" }).click();
  await expect.poll(async () => (await rows()).length).toBe(2);
  await admin.app.getByRole("tab", { name: "Every entry" }).click();
  await expect.poll(async () => (await rows()).length).toBe(6);
  await expectAccessible(admin.page);

  expect(await column("SELECT available + held FROM shop_credits ORDER BY seq DESC LIMIT 1")).toEqual(["49"]);
});

test("the month's statement is saved as a spreadsheet and as a page", async () => {
  const admin = await openMerchantPage(stack());
  await admin.open("/app/credits", "Credits");
  const save = async (name: string) => {
    const [download] = await Promise.all([admin.page.waitForEvent("download"), admin.button(name).click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const csv = await save("Download CSV");
  expect(csv.name).toMatch(/^likeness-20\d\d-\d\d\.csv$/);
  const lines = csv.bytes.toString("utf8").trim().split("\r\n");
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toMatch(/At the end,,49$/);
  const pdf = await save("Download PDF");
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
});

test("a voucher adds its credits once; a wrong one says so beside the field", async () => {
  const code = "ABCD-EFGH-JKMN";
  await column(
    `INSERT INTO vouchers (id, code, credits, "limit") VALUES (gen_random_uuid(), $1, 20, 5) RETURNING code`,
    [code],
  );
  const admin = await openMerchantPage(stack());
  await admin.open("/app/credits", "Credits");
  const field = admin.app.getByLabel("Code");
  await field.fill("nonsense");
  await admin.button("Use voucher").click();
  await admin.app.getByText("There is no such voucher. Check the code.").waitFor();
  await field.fill("abcd efgh jkmn");
  await admin.button("Use voucher").click();
  await admin.toast("20 credits were added");
  await expect.poll(() => text(admin)).toContain("69 credits");
  await field.fill(code);
  await admin.button("Use voucher").click();
  await admin.app.getByText("Your shop has used this voucher already.").waitFor();
});

test("a made-up charge in the address adds nothing", async () => {
  const admin = await openMerchantPage(stack(), { store: "gallery-north" });
  await admin.open("/app/credits?charge_id=1", "Credits");
  expect(await text(admin)).toContain("1 credit");
  expect(await text(admin)).not.toContain("were added");
});

test("on a phone nothing scrolls sideways", async () => {
  const admin = await openMerchantPage(stack(), { viewport: narrow });
  await admin.open("/app/credits", "Credits");
  expect(await admin.scrollsSideways()).toBe(false);
  await expectAccessible(admin.page);
});
