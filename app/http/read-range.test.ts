import { describe, expect, test } from "vitest";
import { readRange } from "./read-range.ts";

const read = (range: string, bytes = 10, more: Record<string, string> = {}) =>
  readRange(new Headers({ range, ...more }), bytes);

describe("a range of ten bytes", () => {
  test.each([
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=3-5", { start: 3, end: 5 }],
    ["bytes=3-", { start: 3, end: 9 }],
    ["bytes=8-100", { start: 8, end: 9 }],
    ["bytes=-2", { start: 8, end: 9 }],
    ["bytes=-100", { start: 0, end: 9 }],
    ["BYTES=1-1", { start: 1, end: 1 }],
  ])("%s is a part", (range, part) => expect(read(range)).toEqual(part));

  test.each(["bytes=10-", "bytes=10-12", "bytes=-0"])("%s has no byte of it", (range) =>
    expect(read(range)).toBe("unsatisfiable"),
  );

  test.each(["", "bytes=", "bytes=-", "bytes=5-3", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=1-2-3", "0-5"])(
    "%j is the whole",
    (range) => expect(read(range)).toBeNull(),
  );

  test("one that holds only for an unchanged object is the whole", () => {
    expect(read("bytes=0-1", 10, { "if-range": '"etag"' })).toBeNull();
  });

  test("nothing has no part", () => {
    expect(read("bytes=0-", 0)).toBe("unsatisfiable");
    expect(read("bytes=-1", 0)).toBe("unsatisfiable");
  });
});
