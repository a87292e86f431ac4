import { describe, expect, test } from "vitest";
import { addDays } from "./days.ts";
import { type Keeping, lifeOf, type PictureUse } from "./retention-policy.ts";

const start = new Date("2026-01-01T00:00:00Z");
const day = (n: number) => addDays(start, n);
const days = {
  temporaryDays: 7,
  orderPendingDays: 30,
  orderCompletedDays: 180,
  archivedDays: 730,
  archiveCompleted: false,
};
const nothing = { keepUntil: null, archivedAt: null, heldAt: null };
const use = (placed: number, more: { fulfilled?: number; released?: number } = {}): PictureUse => ({
  placedAt: day(placed),
  fulfilledAt: more.fulfilled === undefined ? null : day(more.fulfilled),
  releasedAt: more.released === undefined ? null : day(more.released),
});

describe("how long a picture is kept", () => {
  test.each<[string, { uses: PictureUse[]; today?: number; archive?: boolean }, string, number]>([
    ["a photo nobody ordered goes after a week", { uses: [] }, "temporary", 7],
    ["an ordered photo waits a month from the order", { uses: [use(1)] }, "order_pending", 31],
    [
      "a fulfilled one stays half a year from the fulfilment",
      { uses: [use(1, { fulfilled: 5 })] },
      "order_completed",
      185,
    ],
    [
      "a fulfilment told before its order counts from the order",
      { uses: [use(6, { fulfilled: 5 })] },
      "order_completed",
      186,
    ],
    ["a cancelled one goes back, a week from the cancelling", { uses: [use(1, { released: 10 })] }, "temporary", 17],
    ["a refund after fulfilment gives back too", { uses: [use(1, { fulfilled: 5, released: 20 })] }, "temporary", 27],
    ["a released line never shortens the first week", { uses: [use(-30, { released: -20 })] }, "temporary", 7],
    ["two orders: the longer life wins", { uses: [use(1, { fulfilled: 5 }), use(3)] }, "order_completed", 185],
    ["one of two orders cancelled: the other holds", { uses: [use(1, { released: 2 }), use(1)] }, "order_pending", 31],
    [
      "with archiving off, completed is the end",
      { uses: [use(1, { fulfilled: 5 })], today: 200 },
      "order_completed",
      185,
    ],
    [
      "with archiving on, two years follow",
      { uses: [use(1, { fulfilled: 5 })], today: 185, archive: true },
      "archived",
      915,
    ],
    [
      "but not before completed has run out",
      { uses: [use(1, { fulfilled: 5 })], today: 184, archive: true },
      "order_completed",
      185,
    ],
  ])("%s", (_name, { uses, today = 0, archive = false }, tier, until) => {
    const life = lifeOf(
      { receivedAt: start, uses, keeping: nothing, now: day(today) },
      { ...days, archiveCompleted: archive },
    );
    expect(life).toEqual({ tier, until: day(until) });
  });

  test.each<[string, { keeping: Partial<Keeping>; uses?: PictureUse[] }, string, number | null]>([
    ["kept until a day, it stays until then where it is", { keeping: { keepUntil: day(40) } }, "temporary", 40],
    ["kept until a day it would reach anyway, nothing changes", { keeping: { keepUntil: day(3) } }, "temporary", 7],
    ["archived by the merchant, it lives the archive's days", { keeping: { archivedAt: day(2) } }, "archived", 732],
    [
      "archived, but ordered for longer: the order's life",
      { keeping: { archivedAt: day(-700) }, uses: [use(1, { fulfilled: 5 })] },
      "order_completed",
      185,
    ],
    [
      "under a legal hold it has no end, and its tier is still its orders'",
      { keeping: { heldAt: day(1) }, uses: [use(1)] },
      "order_pending",
      null,
    ],
  ])("%s", (_name, { keeping, uses = [] }, tier, until) => {
    const life = lifeOf({ receivedAt: start, uses, keeping: { ...nothing, ...keeping }, now: day(0) }, days);
    expect(life).toEqual({ tier, until: until === null ? null : day(until) });
  });
});
