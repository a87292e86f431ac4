import { expect, test } from "vitest";
import { sparedPicture } from "./spared-picture.ts";

const now = new Date("2026-11-27T00:00:00Z");
const before = new Date("2026-11-01T00:00:00Z");
const after = new Date("2026-12-24T00:00:00Z");
const plain = { heldAt: null, keepUntil: null };
const open = { placedAt: before, fulfilledAt: null, releasedAt: null };
const shipped = { ...open, fulfilledAt: before };
const cancelled = { ...open, releasedAt: before };

test.each([
  ["nobody needs it", plain, [], "open", null],
  ["a hold", { ...plain, heldAt: before }, [], "open", "held"],
  ["a hold outlives all else", { keepUntil: before, heldAt: before }, [cancelled], "all", "held"],
  ["kept until a day to come", { ...plain, keepUntil: after }, [], "open", "kept"],
  ["kept until a day gone by", { ...plain, keepUntil: before }, [], "open", null],
  ["an order not shipped yet", plain, [open], "open", "ordered"],
  ["one of two orders not shipped yet", plain, [shipped, open], "open", "ordered"],
  ["a shipped order, where only open ones count", plain, [shipped], "open", null],
  ["a shipped order, where all count", plain, [shipped], "all", "ordered"],
  ["a cancelled line", plain, [cancelled], "all", null],
] as const)("%s", (_name, image, uses, orders, why) => {
  expect(sparedPicture(image, { uses, now, orders })).toBe(why);
});
