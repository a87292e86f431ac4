import { expect, test } from "vitest";
import { grantCredits } from "../../app/domain/credits/grant-credits.ts";
import { resumePrints } from "../../app/domain/credits/resume-prints.ts";
import { sweepAwaiting } from "../../app/domain/credits/sweep-awaiting.ts";
import { sweepHolds } from "../../app/domain/credits/sweep-holds.ts";
import { readOrderPayload } from "../../app/domain/orders/order-payload.ts";
import { recordOrder } from "../../app/domain/orders/record-order.ts";
import { renderPrint } from "../../app/domain/prints/render-print.ts";
import { requestPrint } from "../../app/domain/prints/request-print.ts";
import { erasePictures } from "../../app/domain/retention/erase-pictures.ts";
import { aPersonalization, aShop, orderPayload, type Personalized } from "../helpers/builders.ts";
import { newId } from "../helpers/photo.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

const at = () => new Date();

async function withCredits(services: TestServices, credits: number): Promise<Personalized> {
  const personalized = await aPersonalization(services, { shop: await aShop(services, { credits }) });
  await hearBells(services);
  return personalized;
}

/** Tells of a paid order of so many lines; a second time with `more`, what has become of it. */
function order(services: TestServices, { productId, lineId, shop }: Personalized, lines = 1, id = newId()) {
  const ids = Array.from({ length: lines }, () => newId());
  return async (more: object = {}, toldAfter = 0) => {
    const items = ids.map((line) => ({ id: line, productId, lineId }));
    const payload = orderPayload(services, {
      id,
      lines: items,
      financial_status: "paid",
      updatedAfter: toldAfter,
      ...more,
    });
    await recordOrder(services, { shopId: shop.id, snapshot: readOrderPayload(payload), at: at() });
  };
}

const printsOf = async ({ db }: TestServices, { shop }: Personalized) =>
  (await db.print.findMany({ where: { shopId: shop.id }, orderBy: { createdAt: "asc" } })).map(({ status }) => status);

const balanceOf = async ({ db }: TestServices, { shop }: Personalized) => {
  const { available, held } = await db.shopCredits.findUniqueOrThrow({ where: { shopId: shop.id } });
  return { available, held };
};

const entriesOf = async ({ db }: TestServices, { shop }: Personalized) =>
  (await db.creditTransaction.findMany({ where: { shopId: shop.id }, orderBy: { seq: "asc" } })).map(
    ({ kind }) => kind,
  );

async function give(services: TestServices, { shop }: Personalized, credits: number) {
  const grant = { kind: "adjustment", credits, externalId: newId() } as const;
  await services.db.$transaction((tx) => grantCredits(tx, { shopId: shop.id, grant, at: at() }));
}

test("a print costs a credit, set aside before it is drawn and spent when it is ready; the preview costs nothing", async () => {
  const services = await testServices();
  const made = await withCredits(services, 5);
  expect(await entriesOf(services, made)).toEqual(["welcome"]);
  await order(services, made, 2)();
  await hearBells(services);
  expect(await printsOf(services, made)).toEqual(["completed", "completed"]);
  expect(await balanceOf(services, made)).toEqual({ available: 3, held: 0 });
  expect((await entriesOf(services, made)).slice(1).sort()).toEqual(["capture", "capture", "reserve", "reserve"]);
});

test("at zero a paid order waits, says so once, and goes on by itself when credits come", async () => {
  const services = await testServices();
  const made = await withCredits(services, 1);
  await order(services, made, 3)();
  await hearBells(services);
  expect((await printsOf(services, made)).sort()).toEqual(["awaiting_credits", "awaiting_credits", "completed"]);
  expect(await sweepAwaiting(services)).toBe(0);

  const events = () => services.db.activityEntry.count({ where: { event: "print-awaiting-credits" } });
  expect(await events()).toBe(2);

  await give(services, made, 1);
  expect(await resumePrints(services, { shopId: made.shop.id })).toBe(1);
  await hearBells(services);
  expect((await printsOf(services, made)).filter((status) => status === "completed")).toHaveLength(2);
  expect(await balanceOf(services, made)).toEqual({ available: 0, held: 0 });
  expect(await events()).toBe(2);

  // Whoever granted these died before it could let the print go on.
  await give(services, made, 10);
  expect(await sweepAwaiting(services)).toBe(1);
  await hearBells(services);
  expect(await printsOf(services, made)).toEqual(["completed", "completed", "completed"]);
  expect(await balanceOf(services, made)).toEqual({ available: 9, held: 0 });
});

test("cancelled before its print is made, an order costs nothing; afterwards its print has been paid for", async () => {
  const services = await testServices();
  const made = await withCredits(services, 2);
  const first = order(services, made);
  await first();
  const [print] = await services.db.print.findMany({ where: { shopId: made.shop.id } });
  // A worker has it in hand, and holds its credit, for as long as we like.
  const { promise: cancelled, resolve: goOn } = Promise.withResolvers<void>();
  const renderArtwork: typeof services.imaging.renderArtwork = async (job) => {
    await cancelled;
    return services.imaging.renderArtwork(job);
  };
  const slow = { ...services, imaging: { ...services.imaging, renderArtwork } };
  const drawing = renderPrint(slow, { printId: print?.id ?? "" });
  await expect.poll(() => balanceOf(services, made)).toEqual({ available: 1, held: 1 });
  await first({ cancelled_at: new Date().toISOString() }, 5);
  goOn();
  await drawing;
  expect(await printsOf(services, made)).toEqual(["cancelled"]);
  expect(await balanceOf(services, made)).toEqual({ available: 2, held: 0 });

  const second = order(services, made);
  await second();
  await hearBells(services);
  await second({ cancelled_at: new Date().toISOString() }, 5);
  expect(await printsOf(services, made)).toEqual(["cancelled", "completed"]);
  expect(await balanceOf(services, made)).toEqual({ available: 1, held: 0 });
});

test("one that waits for credits and is cancelled waits no more", async () => {
  const services = await testServices();
  const made = await withCredits(services, 0);
  const tell = order(services, made);
  await tell();
  await hearBells(services);
  await tell({ cancelled_at: new Date().toISOString() }, 5);
  expect(await printsOf(services, made)).toEqual(["cancelled"]);
  await give(services, made, 1);
  expect(await resumePrints(services, { shopId: made.shop.id })).toBe(0);
});

test("a print that fails gives its credit back; asked for again it costs one; made again it costs nothing", async () => {
  const services = await testServices();
  const made = await withCredits(services, 2);
  const { db } = services;
  await order(services, made)();
  const broken = { ...services, imaging: { ...services.imaging, renderArtwork: fails } };
  const [print] = await db.print.findMany({ where: { shopId: made.shop.id } });
  const printId = print?.id ?? "";
  await db.print.update({ where: { id: printId }, data: { attempts: 11 } });
  await renderPrint(broken, { printId }).catch(() => {});
  expect(await printsOf(services, made)).toEqual(["failed"]);
  expect(await balanceOf(services, made)).toEqual({ available: 2, held: 0 });

  await requestPrint(services, { shopId: made.shop.id, printId });
  await hearBells(services);
  expect(await printsOf(services, made)).toEqual(["completed"]);
  expect(await balanceOf(services, made)).toEqual({ available: 1, held: 0 });

  const file = await db.image.findFirstOrThrow({ where: { shopId: made.shop.id, kind: "print" } });
  await erasePictures(services, { shopId: made.shop.id, imageIds: [file.id], reason: "merchant", actor: "merchant" });
  await requestPrint(services, { shopId: made.shop.id, printId });
  await hearBells(services);
  expect(await printsOf(services, made)).toEqual(["completed"]);
  expect(await balanceOf(services, made)).toEqual({ available: 1, held: 0 });
});

test("a killed worker's credit is free when its time is over, and the print pays anew or waits", async () => {
  const services = await testServices();
  const made = await withCredits(services, 1);
  await order(services, made)();
  services.bell.rung.length = 0;
  const [print] = await services.db.print.findMany({ where: { shopId: made.shop.id } });
  const printId = print?.id ?? "";
  // Killed in the middle: what it claimed stays claimed until its time is over.
  const killed = { ...services, db: cutAfter(services.db, 1) };
  await expect(renderPrint(killed, { printId })).rejects.toThrow("killed");
  expect(await balanceOf(services, made)).toEqual({ available: 0, held: 1 });
  expect(await sweepHolds(services)).toBe(0);
  await services.db.print.update({ where: { id: printId }, data: { leaseUntil: new Date(0) } });
  await services.db.creditHold.updateMany({ where: { subjectId: printId }, data: { leaseUntil: new Date(0) } });
  expect(await sweepHolds(services)).toBe(1);
  expect(await balanceOf(services, made)).toEqual({ available: 1, held: 0 });

  // Another order spends it meanwhile.
  await give(services, made, -1);
  await renderPrint(services, { printId });
  expect(await printsOf(services, made)).toEqual(["awaiting_credits"]);
  await give(services, made, 1);
  await resumePrints(services, { shopId: made.shop.id });
  await hearBells(services);
  expect(await printsOf(services, made)).toEqual(["completed"]);
  expect(await balanceOf(services, made)).toEqual({ available: 0, held: 0 });
});

test("forty paid orders at once on ten credits are ten prints, and thirty that wait", {
  timeout: 120_000,
}, async () => {
  const services = await testServices();
  const made = await withCredits(services, 10);
  await Promise.all(Array.from({ length: 40 }, () => order(services, made)()));
  const ids = (await services.db.print.findMany({ where: { shopId: made.shop.id } })).map(({ id }) => id);
  services.bell.rung.length = 0;
  // Everyone hears of everything twice.
  await Promise.all([...ids, ...ids].map((printId) => renderPrint(services, { printId }).catch(() => {})));
  await Promise.all(ids.map((printId) => renderPrint(services, { printId })));
  const statuses = await printsOf(services, made);
  expect(statuses.filter((status) => status === "completed")).toHaveLength(10);
  expect(statuses.filter((status) => status === "awaiting_credits")).toHaveLength(30);
  expect(await balanceOf(services, made)).toEqual({ available: 0, held: 0 });
});

function fails(): never {
  throw new Error("the artwork breaks it");
}

/** A database that no call reaches any more after so many transactions. */
function cutAfter(db: TestServices["db"], transactions: number): TestServices["db"] {
  let begun = 0;
  return new Proxy(db, {
    get(target, name) {
      if (begun >= transactions) throw new Error("killed");
      if (name === "$transaction") {
        return async (...args: never[]) => {
          const answer = await (target.$transaction as (...all: never[]) => Promise<unknown>)(...args);
          begun += 1;
          return answer;
        };
      }
      return Reflect.get(target, name, target);
    },
  });
}
