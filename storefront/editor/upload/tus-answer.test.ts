import { expect, test } from "vitest";
import { chunkBytes, nextChunk, patience, pauseMs, readOffset, verdictOn } from "./tus-answer.ts";

test.each([
  ["a created upload is done", 201, "", "done"],
  ["a received chunk is done", 204, "", "done"],
  ["no answer: look how far it came", 0, "", "look"],
  ["a wrong offset: look", 409, "", "look"],
  ["a locked upload: look", 423, "", "look"],
  ["a busy server: look", 503, "storage-unavailable", "look"],
  ["too many requests: look, later", 429, "too-many-requests", "look"],
  ["an upload nobody knows: start over", 404, "", "start-over"],
  ["an upload that has expired: start over", 410, "", "start-over"],
  ["a spent ticket: start over", 403, "ticket-used", "start-over"],
  ["an old ticket, whatever the status: start over", 422, "ticket-expired", "start-over"],
  ["a damaged photo is refused", 422, "photo-unreadable", "refused"],
  ["a photo beyond the limit is refused", 413, "photo-too-large", "refused"],
] as const)("%s", (_name, status, code, verdict) => expect(verdictOn(status, code)).toBe(verdict));

test("chunks cover the photo, and the last one may be empty", () => {
  const total = chunkBytes * 2 + 10;
  expect(nextChunk(0, total)).toEqual({ from: 0, to: chunkBytes });
  expect(nextChunk(chunkBytes * 2, total)).toEqual({ from: chunkBytes * 2, to: total });
  expect(nextChunk(total, total)).toEqual({ from: total, to: total });
});

test("only an offset within the photo is believed", () => {
  expect(readOffset("0", 10)).toBe(0);
  expect(readOffset("10", 10)).toBe(10);
  expect(readOffset("11", 10)).toBeNull();
  expect(readOffset("-1", 10)).toBeNull();
  expect(readOffset(null, 10)).toBeNull();
});

test("pauses grow, stay under twenty seconds and add up to about a minute", () => {
  const pauses = Array.from({ length: patience }, (_, index) => pauseMs(index + 1, 0.5));
  expect(pauses[0]).toBe(500);
  expect(pauses[1]).toBe(1000);
  expect(Math.max(...pauses)).toBeLessThan(20_000);
  expect(pauses.reduce((sum, ms) => sum + ms)).toBeGreaterThan(45_000);
});
