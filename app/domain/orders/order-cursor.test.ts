import { expect, test } from "vitest";
import { readOrderCursor, writeOrderCursor } from "./order-cursor.ts";

const cursor = { placedAt: new Date("2026-11-21T12:00:00.123Z"), id: "3f2b8c1e-9a4d-4f6b-8c2d-1e0f9a8b7c6d" };

test("a cursor comes back as it was written", () => {
  expect(readOrderCursor(writeOrderCursor(cursor))).toEqual(cursor);
});

test.each([null, "", "1", "x.y", `${"9".repeat(16)}.${cursor.id}`, `1.${cursor.id}' or 1=1`])(
  "%s is no cursor",
  (text) => expect(readOrderCursor(text)).toBeNull(),
);
