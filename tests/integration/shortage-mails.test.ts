import { expect, test } from "vitest";
import { smtpMailer } from "../../app/adapters/mailer/smtp.server.ts";
import { adjustCredits } from "../../app/domain/credits/adjust-credits.ts";
import { warnOfShortage } from "../../app/domain/credits/warn-of-shortage.ts";
import type { Log } from "../../app/domain/services.ts";
import { aPersonalization, aShop, type Personalized } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { type TestServices, testServices } from "../helpers/services.ts";
import { smtpServer } from "../helpers/smtp-server.ts";

const log: Log = { info() {}, warn() {}, error() {} };
const from = "Likeness <hello@likeness.example.com>";

async function aPrint(
  { db }: TestServices,
  { shop, personalization }: Personalized,
  status: "awaiting_credits" | "completed",
) {
  const order = { shopId: shop.id, shopifyOrderId: newId(), name: "#1", placedAt: new Date() };
  const told = { shopifyUpdatedAt: new Date(), shopifyToldAt: new Date() };
  const { id: orderId } = await db.order.create({ data: { ...order, ...told } });
  const line = { shopId: shop.id, orderId, shopifyLineId: newId(), title: "Poster", quantity: 1, currentQuantity: 1 };
  const { id: orderItemId } = await db.orderItem.create({ data: line });
  const { id: personalizationId, recipeHash } = personalization;
  return db.print.create({ data: { shopId: shop.id, orderItemId, personalizationId, recipeHash, status } });
}

async function aShopThatIsWrittenTo(services: TestServices, credits: number) {
  const shop = await aShop(services, { credits, name: "Pawprints" });
  const notifyEmails = "anna@pawprints.example, ben@pawprints.example";
  await services.db.settings.update({ where: { shopId: shop.id }, data: { notifyEmails } });
  return aPersonalization(services, { shop });
}

test("prints that wait are written of once, to each by themselves, and again when it comes to that again", async () => {
  await using server = await smtpServer();
  const services = await testServices({ mailer: smtpMailer({ url: server.url, from }, log) });
  const made = await aShopThatIsWrittenTo(services, 0);
  const print = await aPrint(services, made, "awaiting_credits");
  await Promise.all([warnOfShortage(services), warnOfShortage(services), warnOfShortage(services)]);
  await warnOfShortage(services);
  expect(server.received.map(({ to }) => to).sort()).toEqual([["anna@pawprints.example"], ["ben@pawprints.example"]]);
  const [mail] = server.received;
  expect(mail?.text).toContain("Subject: 1 print waits for credits");
  expect(mail?.text).toContain("1 print waits for credits in Pawprints. They need 1 credit.");
  expect(mail?.text).toMatch(/https:\/\/admin\.shopify\.com\/store\/shop-\d+\/apps\/likeness-local-key\/app\/credits/);

  await services.db.print.update({ where: { id: print.id }, data: { status: "completed" } });
  await warnOfShortage(services);
  await services.db.print.update({ where: { id: print.id }, data: { status: "awaiting_credits" } });
  await warnOfShortage(services);
  expect(server.received).toHaveLength(4);
});

test("credits that run low are written of once, and again after they were bought and ran low once more", async () => {
  await using server = await smtpServer();
  const services = await testServices({ mailer: smtpMailer({ url: server.url, from }, log) });
  const { shop } = await aShopThatIsWrittenTo(services, 12);
  const spend = async () => {
    const { shopId, available, held, seq } = await services.db.shopCredits.findUniqueOrThrow({
      where: { shopId: shop.id },
    });
    const at = services.clock.now();
    const externalId = newId();
    await services.db.creditTransaction.create({
      data: {
        shopId,
        seq: seq + 1,
        kind: "reserve",
        available: -6,
        held: 6,
        availableAfter: available - 6,
        heldAfter: held + 6,
        externalId,
        at,
      },
    });
    await services.db.creditTransaction.create({
      data: {
        shopId,
        seq: seq + 2,
        kind: "capture",
        available: 0,
        held: -6,
        availableAfter: available - 6,
        heldAfter: held,
        externalId,
        at,
      },
    });
  };
  expect(await warnOfShortage(services)).toBe(0);
  await spend();
  expect(await warnOfShortage(services)).toBe(1);
  expect(await warnOfShortage(services)).toBe(0);
  expect(server.received[0]?.text).toContain("Pawprints has 6 credits left. At this pace they last about a day.");

  await adjustCredits(services, { shopId: shop.id, credits: 500, reason: "bought" });
  services.clock.moveDays(0.1);
  expect(await warnOfShortage(services)).toBe(0);
  await adjustCredits(services, { shopId: shop.id, credits: -500, reason: "spent" });
  services.clock.moveDays(0.1);
  expect(await warnOfShortage(services)).toBe(1);
});

test("a mail server that refuses, or is away, is tried again; a shop that named nobody is written to by nobody", async () => {
  await using server = await smtpServer();
  const services = await testServices({ mailer: smtpMailer({ url: server.url, from }, log) });
  const made = await aShopThatIsWrittenTo(services, 0);
  await aPrint(services, made, "awaiting_credits");
  server.state.refuses = true;
  expect(await warnOfShortage(services)).toBe(0);
  const away = { ...services, mailer: smtpMailer({ url: "smtp://127.0.0.1:1", from }, log) };
  expect(await warnOfShortage(away)).toBe(0);
  server.state.refuses = false;
  expect(await warnOfShortage(services)).toBe(1);

  const silent = await aPersonalization(services, { shop: await aShop(services, { credits: 0 }) });
  await aPrint(services, silent, "awaiting_credits");
  expect(await warnOfShortage(services)).toBe(0);
  expect(server.received).toHaveLength(2);
});
