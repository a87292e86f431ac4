import { describe, expect, test } from "vitest";
import { readTimeCursor, writeTimeCursor } from "../time-cursor.ts";
import { readPhotoQuery } from "./photo-query.ts";

const read = (query: string) => readPhotoQuery(new URLSearchParams(query));

describe("the list an address asks for", () => {
  test("without a word: shoppers' photos that are stored", () => {
    expect(read("")).toEqual({
      state: "stored",
      kind: "original",
      ...{ tier: null, from: null, to: null, productId: null, after: null, before: null },
      ...{ order: "", search: "" },
    });
  });

  test("has what makes sense in it", () => {
    expect(
      read("state=held&kind=print&tier=archived&from=2026-02-28&to=2026-03-01&product=77&order=%231001"),
    ).toMatchObject({
      ...{ state: "held", kind: "print", tier: "archived", from: "2026-02-28", to: "2026-03-01" },
      ...{ productId: "77", order: "#1001" },
    });
  });

  test.each(["state=all", "kind=toString", "tier=cold", "from=2026-02-30", "to=yesterday", "product=7%27", "after=x"])(
    "leaves out nonsense: %s",
    (query) => expect(read(query)).toEqual(read("")),
  );

  test("cuts a search to what a name can be, and leaves out what no database takes", () => {
    expect(read(`search=%00%20Rex%20`).search).toBe("Rex");
    expect(read(`search=${"x".repeat(300)}`).search).toHaveLength(100);
  });
});

test("a cursor is read as it was written, and nonsense is none", () => {
  const cursor = { at: new Date("2026-03-01T10:00:00.123Z"), id: "00000000-0000-4000-8000-000000000001" };
  expect(readTimeCursor(writeTimeCursor(cursor))).toEqual(cursor);
  for (const text of [null, "", "1.x", "99999999999999999.00000000-0000-4000-8000-000000000001"])
    expect(readTimeCursor(text)).toBeNull();
});
