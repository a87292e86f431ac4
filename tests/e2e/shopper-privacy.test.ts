import { beforeAll, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { photoBytes } from "../helpers/photo.ts";
import { type ChosenFile, openShopperPage } from "../helpers/shopper-page.ts";
import { useStack } from "../helpers/stack.ts";

const stack = useStack({});
let photo: ChosenFile;
beforeAll(async () => {
  await openShops(stack().urls);
  photo = { name: "rex.jpg", mimeType: "image/jpeg", buffer: await photoBytes({ widthPx: 1800, heightPx: 1500 }) };
}, 60_000);

test.each([
  ["on a desktop", 1280, 900],
  ["on a phone", 390, 844],
])("a shopper sees how long the photo is kept and deletes it for good, %s", async (_where, width, height) => {
  const url = `${stack().urls.storefronts.pawprints}/products/the-howl`;
  const shopper = await openShopperPage(url, { viewport: { width, height } });
  const { page, part } = shopper;
  await shopper.choose(photo);
  await shopper.use();
  await expect.poll(() => part("picture").first().getAttribute("data-kind"), { timeout: 30_000 }).toBe("made");
  const source = await part("picture").first().getAttribute("src");

  await part("view").first().click();
  expect(await part("kept-until").innerText()).toMatch(/deleted on \w+ \d{1,2}, 20\d\d/);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);

  // Asked twice: the first press deletes nothing.
  await part("erase").click();
  expect(await part("erase").innerText()).toBe("Delete for good");
  expect(await part("kept-until").innerText()).toContain("can’t be undone");
  expect((await fetch(source ?? "")).status).toBe(200);
  await part("erase").click();
  await expect.poll(() => part("picture-view").count()).toBe(0);
  await expect.poll(() => part("status").first().innerText()).toBe("Your photos are deleted.");
  expect((await fetch(source ?? "")).status).toBe(404);

  await page.reload();
  await expect.poll(() => part("personalizer").getAttribute("data-state")).toBe("empty");
});

test("a choice whose photo was deleted elsewhere is not offered again after a reload", async () => {
  const shopper = await openShopperPage(`${stack().urls.storefronts.pawprints}/products/the-howl`);
  const { page, part } = shopper;
  await shopper.choose(photo);
  await shopper.use();
  await expect.poll(() => part("picture").first().getAttribute("data-kind"), { timeout: 30_000 }).toBe("made");
  const erased = await page.evaluate(async () => {
    const { token } = JSON.parse(localStorage.getItem("likeness:session") ?? "{}");
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ session: token });
    return (await fetch("/apps/likeness/photos/erase", { method: "POST", headers, body })).json();
  });
  expect(erased).toEqual({ deleted: 1, ordered: 0 });

  await page.reload();
  await expect.poll(() => part("personalizer").getAttribute("data-state")).toBe("empty");
  expect(await part("status").first().innerText()).toContain("deleted");
  expect(await page.evaluate(() => new FormData(document.forms[0]).has("properties[_likeness]"))).toBe(false);
});
